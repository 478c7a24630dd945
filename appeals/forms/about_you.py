"""What we ask somebody about themselves: for whom they write, how we may answer, what they need."""

from collections.abc import Mapping, Sequence
from typing import Any

from appeals.rules.representations import AnswerBy
from penalties.forms.choices import Choice, OneOf, SomeOf
from penalties.forms.fields import LongText, MailAddress, Phone, Text
from penalties.forms.page_form import PageForm
from penalties.rules.adjustments import Adjustment

ME, ANOTHER = "me", "another"
CALLS = {
    "message": "Yes, and you can leave a message",
    "call": "Yes, but leave no message",
    "text": "Send a text message first",
}
NEEDS = {
    Adjustment.LARGE_PRINT: "Letters in large print",
    Adjustment.EASY_WORDS: "Short and easy words",
    Adjustment.PHONE: "A phone call instead of a letter",
    Adjustment.EMAIL: "An email instead of a letter",
    Adjustment.HELPER: "Somebody with me in every call and meeting",
    Adjustment.MORE_TIME: "More time to answer you",
    Adjustment.OTHER: "Something else",
}
"""What can be asked for here; another language has a box of its own."""


class WhomForm(PageForm):
    """Whether somebody writes for themselves."""

    whom = OneOf(
        "Who are you writing for?",
        thing="who you are writing for",
        choices=(
            Choice(ME, "Myself", "The notice is for me"),
            Choice(ANOTHER, "Somebody else", "For example your child, a friend or a client"),
        ),
    )


class ActingForm(PageForm):
    """Whoever acts for the person, and how we can know that they may."""

    acting_name = Text(
        "Your full name",
        thing="your full name",
        longest=200,
        autocomplete="name",
        spellcheck=False,
    )
    is_their = Text(
        "What are you to them?",
        thing="what you are to them",
        longest=200,
        hint="For example parent, friend, support worker or solicitor",
    )
    authority = LongText(
        "How can we know that you may speak for them?",
        thing="how we can know that you may speak for them",
        longest=1_000,
        rows=4,
        hint="For example: they have signed a letter, and you added a photo of it. If you "
        "have nothing yet, say so. We look at the notice in any case.",
    )


class NameForm(PageForm):
    """Who it is for, and how they want to hear from us."""

    name = Text(
        "Full name of the person the notice is for",
        thing="the full name",
        longest=200,
        autocomplete="name",
        spellcheck=False,
    )
    answer_by = OneOf(
        "How may we send our answer?",
        thing="how we may send our answer",
        hint="Nothing says on the outside what it is about",
        choices=(
            Choice(AnswerBy.PAGE, "On this page only", "You look for it here. We send nothing"),
            Choice(
                AnswerBy.EMAIL,
                "By email",
                "The email says that there is something new for you, and nothing else",
            ),
            Choice(AnswerBy.POST, "By post", "In a plain envelope, to the address that we have"),
        ),
    )


class EmailForm(PageForm):
    """Where the mail goes that says there is something new."""

    email = MailAddress(
        "What is your email address?",
        thing="your email address",
        longest=254,
        hint="We write only that there is something new for you",
    )


class PhoneForm(PageForm):
    """A phone number, and what is safe."""

    phone = Phone(
        "Phone number", thing="the phone number", optional=True, longest=40, width=20, hint=""
    )
    may_call = OneOf(
        "Is it safe to call?",
        thing="whether it is safe to call",
        optional=True,
        choices=list(CALLS.items()),
    )
    call_when = Text(
        "When is a good time?",
        thing="when is a good time",
        optional=True,
        longest=200,
        hint="For example: weekdays after 5pm",
    )

    def __init__(self, *sent: Any, **begins: Any) -> None:
        super().__init__(*sent, **begins)
        self.may_call.may_stay_empty = False  # type: ignore[attr-defined]

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Ask what is safe only of whoever gave a number."""
        is_right = super().validate(extra_validators)
        if self.phone.data and not self.may_call.data:
            self.may_call.errors = ("Select whether it is safe to call",)
            return False
        return is_right


class NeedsForm(PageForm):
    """What somebody needs so that they can read, hear or speak with us."""

    language = Text(
        "Which language do you want us to use, if not English?",
        thing="the language",
        optional=True,
        longest=100,
        width=20,
    )
    needs = SomeOf(
        "What would help you?",
        thing="what would help you",
        optional=True,
        choices=[(str(need), words) for need, words in NEEDS.items()],
        hint="We keep to it in every letter and call from now on",
    )
    needs_words = LongText(
        "Is there more that we should know about it?",
        thing="what more we should know",
        optional=True,
        longest=1_000,
        rows=3,
    )

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Something else has to be said."""
        is_right = super().validate(extra_validators)
        if Adjustment.OTHER in (self.needs.data or ()) and not self.needs_words.typed:
            self.needs_words.errors = ("Enter what would help you",)
            return False
        return is_right
