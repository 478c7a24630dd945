"""What the support side types about a referral: contacts, endings, consent and safe contact."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.choices import Choice, Dropdown, OneOf, SomeOf, Tick
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Postcode, Text
from penalties.forms.page_form import PageForm
from penalties.forms.validators import beside_the_field
from penalties.rules.authorities import check_lines
from penalties.rules.referrals import ENDINGS, NEEDS
from penalties.rules.refusals import Refused


class ContactForm(PageForm):
    """The first contact, and what was agreed."""

    words = LongText("What did you agree?", thing="what you agreed", rows=4)


class EngageForm(PageForm):
    """That support has begun."""

    words = LongText("What has begun?", thing="what has begun", rows=4)


class EndForm(PageForm):
    """How support ended."""

    outcome = OneOf(
        "How did it end?",
        thing="how it ended",
        choices=[Choice(ending, words) for ending, words in ENDINGS.items()],
    )
    words = LongText("Is there anything to add?", thing="what to add", rows=4, optional=True)


class DeclineForm(PageForm):
    """Why the service cannot take somebody."""

    words = LongText("Why can the service not take them?", thing="the reason", rows=4)


class WithdrawForm(PageForm):
    """That somebody takes their consent back."""

    words = LongText("How did they say so?", thing="how they said so", rows=3, optional=True)


class HeardForm(PageForm):
    """Whether somebody felt heard; they may leave it open, and nothing tells whose answer it is."""

    answer = OneOf(
        "Did you feel heard?",
        thing="their answer",
        choices=(Choice("yes", "Yes"), Choice("partly", "Partly"), Choice("no", "No")),
    )


class SafeContactForm(PageForm):
    """How somebody may be reached: what they said last counts."""

    how = Text("How may they be reached safely?", thing="how to reach them", longest=200)
    when = Text("When?", thing="when to reach them", optional=True, longest=200)
    words = Text(
        "Which words are safe to use?",
        thing="which words to use",
        optional=True,
        longest=200,
        hint="For example: say that it is Kim about the college course",
    )
    by_post = OneOf(
        "May anything come by post?",
        thing="whether anything may come by post",
        choices=(
            Choice("no", "No, nothing by post"),
            Choice("home", "Yes, at home", "Only if they said so themselves"),
            Choice("elsewhere", "Yes, to another address"),
        ),
    )
    post_lines = LongText(
        "Which address?",
        thing="the address",
        rows=3,
        optional=True,
        hint="Only for another address, a line each, without the postcode",
    )
    post_postcode = Postcode("Postcode", thing="the postcode", optional=True, width=10)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Another address has its lines, no more than fit on an envelope, and its postcode."""
        good = super().validate(extra_validators)
        if self.by_post.data != "elsewhere":
            return good
        for field, words in (
            (self.post_lines, "Enter the address"),
            (self.post_postcode, "Enter the postcode"),
        ):
            if not field.typed:
                field.errors = (words,)
                good = False
        try:
            check_lines(self._lines() or ("",))
        except Refused as refused:
            self.post_lines.errors = (beside_the_field(refused),)
            good = False
        return good

    def said(self) -> dict[str, Any]:
        """What was said, as it is kept; an address only where another one was named."""
        said: dict[str, Any] = {
            name: self[name].data for name in ("how", "when", "words") if self[name].data
        }
        said["by_post"] = self.by_post.data
        if self.by_post.data == "elsewhere":
            said["post_lines"] = self._lines()
            said["post_postcode"] = self.post_postcode.data
        return said

    def _lines(self) -> list[str]:
        lines = (self.post_lines.data or "").splitlines()
        return [line.strip() for line in lines if line.strip()]


class PlaceForm(PageForm):
    """To which other service somebody agreed, and how."""

    service = Dropdown("Which service?", thing="a service")
    words = LongText("How did they agree to this service?", thing="how they agreed", rows=3)


class NewReferralForm(PageForm):
    """Somebody who asks for help themselves, by phone or at the door."""

    given_name = Text("Given names, or what they want to be called", thing="a name", longest=200)
    family_name = Text("Family name", thing="a family name", optional=True, longest=200)
    born_on = Day("Date of birth", thing="the date of birth", optional=True)
    service = Dropdown("Which service do they want?", thing="a service")
    needs = SomeOf(
        "What do they need?",
        thing="what they need",
        optional=True,
        choices=[Choice(need, words) for need, words in NEEDS.items()],
    )
    wishes = LongText("What do they wish for?", thing="what they wish for", rows=4, optional=True)
    contact = Text("How may they be reached safely?", thing="how to reach them", longest=200)
    agreed = Tick(
        "They agree that this service gets in touch with them",
        thing="that they agree, or do not make a referral",
    )
    words = Text("How did they say so?", thing="how they said so", longest=200)
