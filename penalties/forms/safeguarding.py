"""What the safeguarding lead writes down: a call, the duty to notify and how it is met, the end."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from penalties.forms.choices import Choice, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Text, TimeOfDay
from penalties.forms.page_form import PageForm
from penalties.rules.days import LONDON
from penalties.rules.duty_to_notify import OPEN_TO, Consent, Duty
from penalties.rules.safeguarding import Kind

REFERRED = "Refer them to the National Referral Mechanism"
UNNAMED = "Notify the Home Office without a name"
NOBODY = Choice(Duty.NONE, "Nobody has to be notified", "Write down why")


def duty_choices(kind: Kind, *, is_child: bool) -> tuple[Choice, ...]:
    """How the duty can be met for somebody, with what it takes."""
    takes = "A child is referred without being asked" if is_child else "Only if they agree"
    choices = {
        Duty.REFERRAL: Choice(Duty.REFERRAL, REFERRED, takes),
        Duty.ANONYMOUS: Choice(Duty.ANONYMOUS, UNNAMED, "They said no, or could not be asked"),
        Duty.NONE: NOBODY,
    }
    return tuple(choices[duty] for duty in OPEN_TO[kind])


class Moment(PageForm):
    """A day and a time of day in London."""

    on = Day("On what day?", thing="the day")
    time = TimeOfDay("At what time?", thing="the time", width=10, hint="For example, 9:15pm")

    @property
    def moment(self) -> datetime:
        """The minute, once the form is right by itself."""
        return datetime.combine(self.on.data, self.time.data, LONDON)


class CallForm(Moment):
    """Whom somebody spoke to, when, and the reference that they were given."""

    spoke_to = Text("Who did you speak to?", thing="who you spoke to", longest=200)
    reference = Text("What is their reference?", thing="their reference", longest=200, width=20)


class DutyForm(PageForm):
    """How the duty to notify is met. The choices are those of ``duty_choices``."""

    duty = OneOf("How is the duty to notify met?", thing="how the duty is met")
    reason = LongText(
        "Why is it met so?",
        thing="the reason",
        optional=True,
        rows=4,
        hint="Needed where nobody has to be notified",
    )

    @property
    def consent(self) -> Consent | None:
        """A child is asked for none."""
        return None


class AdultDutyForm(DutyForm):
    """The same for an adult, who is referred only if they agree."""

    asked_by = Text("Who asked them?", thing="who asked them", optional=True, longest=200)
    asked_on = Day("On what day were they asked?", thing="the day", optional=True)
    words = LongText(
        "What did they say?",
        thing="what they said",
        optional=True,
        rows=4,
        hint="In their words, as near as you can",
    )

    @property
    def consent(self) -> Consent | None:
        """What they said when asked, where all of it was written down."""
        if not (self.asked_by.data and self.asked_on.data and self.words.data):
            return None
        return Consent(self.asked_by.data, self.asked_on.data, self.words.data)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Consent is whole or it is none."""
        good = super().validate(extra_validators)
        asked = (self.asked_by, self.asked_on, self.words)
        if not good or self.consent or not any(field.data for field in asked):
            return good
        for field in asked:
            if not field.data:
                field.errors = (f"Enter {field.thing}",)
        return False


class NotifiedForm(Moment):
    """That the Home Office was notified."""

    reference = Text("What reference did you get?", thing="the reference", longest=200, width=20)
    words = LongText("What was sent?", thing="what was sent", optional=True, rows=6)


class ClosingForm(PageForm):
    """How it ended. The choices are those of the matter's kind."""

    ending = OneOf("How did it end?", thing="how it ended")
    words = LongText("What was done for them?", thing="what was done for them", rows=5)
