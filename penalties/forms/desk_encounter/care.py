"""What was asked and offered before anything else: screening, flag, support, safeguarding."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms.validators import StopValidation

from penalties.forms.choices import Choice, OneOf, Tick
from penalties.forms.fields import LongText, Text, TimeOfDay
from penalties.forms.page_form import PageForm
from penalties.rules.encounters import FlagAnswer, OfferAnswer, Said
from penalties.rules.gate_policy import Question

ASKED = "asked_"


def screening_of(questions: Iterable[Question]) -> type[PageForm]:
    """A form with one field a question, worded as it is said aloud; nothing is answered yet."""
    return type(
        "Screening", (PageForm,), {ASKED + each.question: _field(each) for each in questions}
    )


class Flag(PageForm):
    """What the officer does with the flag that leads to support."""

    flag_answer = OneOf(
        "What do you do with the flag for support?",
        thing="what you do with the flag",
        optional=True,
        choices=(
            Choice(FlagAnswer.CONFIRMED, "Confirm it"),
            Choice(FlagAnswer.ADDED, "Add one"),
            Choice(FlagAnswer.ASKED_TO_LIFT, "Ask a supervisor to lift it"),
        ),
    )
    flag_reason = LongText("Why?", thing="the reason", optional=True, rows=3)


class ServiceOffered(OneOf):
    """A service. ``instead`` says of one that cannot take them why, and which one can."""

    instead: Mapping[str, str] = {}

    def pre_validate(self, form: Any) -> None:
        """Refuse one that cannot take them, and say which to offer; they may wait for it."""
        super().pre_validate(form)
        if self.data in self.instead and not form.will_wait.data:
            raise StopValidation(self.instead[self.data])


class Support(PageForm):
    """The offer of support and its answer. Contact details go to support alone."""

    offered = OneOf(
        "Did you offer support?",
        thing="whether you offered support",
        choices=(Choice("yes", "Yes"), Choice("no", "No")),
    )
    offer_answer = OneOf(
        "What did they say?",
        thing="what they said",
        optional=True,
        choices=(
            Choice(OfferAnswer.ACCEPTED, "Yes, they would like it"),
            Choice(OfferAnswer.DECLINED, "No, not now"),
            Choice(OfferAnswer.NOT_SAFE_TO_ASK, "It was not safe to ask"),
        ),
    )
    service = ServiceOffered("Which service?", thing="a service", optional=True)
    will_wait = Tick(
        "They would rather wait for this service than go to another one now",
        hint="Only where it cannot take them now",
    )
    consent = Tick("They agree that the service gets in touch with them")
    contact_how = Text("How may they be reached safely?", thing="how to reach them", optional=True)
    contact_when = Text("When?", thing="when to reach them", optional=True)
    contact_words = Text("Which words are safe to use?", thing="which words to use", optional=True)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """An answer belongs to an offer, and a consent to one service."""
        good = super().validate(extra_validators)
        if self.offer_answer.data and self.offered.data == "no":
            self.offered.errors, good = ("Select yes if support was offered and answered",), False
        if self.consent.data and not self.service.data:
            self.service.errors, good = ("Select the service that they agreed to",), False
        return good


class Safeguarding(PageForm):
    """Whom the officer spoke to, when, and their reference; all three close the step.

    Whether the police were told is asked where somebody else is to be found.
    """

    spoke_to = Text("Who did you speak to?", thing="who you spoke to", optional=True, longest=200)
    spoke_time = TimeOfDay(
        "At what time?",
        thing="the time you spoke to them",
        optional=True,
        width=10,
        hint="A time before the encounter means the day after it",
    )
    reference = Text(
        "What is their reference?", thing="their reference", optional=True, longest=200, width=20
    )
    told_police = Tick(
        "I have told the police what I saw of both people",
        hint="If you have not, a supervisor is told that it is still to be done",
    )


def _field(question: Question) -> OneOf:
    return OneOf(
        f"“{question.ask}”",
        thing=f"an answer to “{question.ask}”",
        hint=question.answer,
        choices=(
            Choice(Said.YES, "Yes"),
            Choice(Said.NO, "No"),
            Choice(Said.NOT_ASKED, "Not asked"),
        ),
    )
