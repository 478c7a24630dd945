"""Asking a supervisor at the desk before the act, and the supervisor's answer."""

from datetime import date

from penalties.forms.choices import Choice, Dropdown, OneOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import LongText, Text
from penalties.forms.page_form import PageForm
from penalties.rules import months
from penalties.rules.gate_history import Purpose

PURPOSES = {
    Purpose.EXCEPTION: "Penalise somebody who was flagged for support, by exception",
    Purpose.LIFT: "Lift the flag for support",
    Purpose.COOL_OFF: "Give another penalty within the cool-off time",
    Purpose.NO_INVESTIGATION: "Say that the police do not want to investigate",
}


class AskForm(PageForm):
    """What is asked for, about whom, and why. The person is kept as a fingerprint alone."""

    purpose = OneOf(
        "What do you ask for?",
        thing="what you ask for",
        choices=[Choice(purpose, words) for purpose, words in PURPOSES.items()],
    )
    order = Dropdown("Under which order?", thing="an order")
    given_name = Text("Given names", thing="given names", longest=200)
    family_name = Text("Family name", thing="a family name", longest=200)
    born_on = Day("Date of birth", thing="the date of birth")
    reason = LongText("Why?", thing="the reason", rows=4)


class AnswerForm(PageForm):
    """A yes or a no, and why."""

    given = OneOf(
        "What do you say?",
        thing="what you say",
        choices=(
            Choice("yes", "Yes", "It counts for two hours, for this person under this order"),
            Choice("no", "No"),
        ),
    )
    reason = LongText("Why?", thing="the reason", rows=4)


class Month(Text):
    """A month in figures or in words; ``data`` is its first day."""

    def read(self, text: str) -> date:
        return months.read(text)

    def shown(self, value: date) -> str:
        return months.in_figures(value)


class MonthForm(PageForm):
    """Which month a report is about."""

    month = Month("Month", thing="a month", width=20, hint="Like 2026-11 or November 2026")
