"""A whole report: the order of its questions, and all the answers together, as it is sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from penalties.forms.page_form import PageForm
from penalties.forms.victim_questions import (
    BecauseForm,
    ContactForm,
    PassOnForm,
    ReachForm,
    WhenForm,
    WhoForm,
    WordsForm,
)
from penalties.rules.victim_reports import NO_CONTACT

QUESTIONS: Mapping[str, type[PageForm]] = {
    "words": WordsForm,
    "when": WhenForm,
    "who": WhoForm,
    "because": BecauseForm,
    "pass_on": PassOnForm,
    "reach": ReachForm,
    "contact": ContactForm,
}
"""Each question, in the order in which it is asked."""


class ReportForm(WordsForm, WhenForm, WhoForm, BecauseForm, PassOnForm, ReachForm, ContactForm):
    """The whole report, as it is sent at the end."""

    @property
    def wants_contact(self) -> bool:
        """Whether they chose a way to be reached."""
        return self.reach.data not in (None, NO_CONTACT)

    @property
    def answers(self) -> dict[str, str | None]:
        """What was answered, by name."""
        return dict(self.data)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """As every question does; who wants no contact is asked for no way to reach them."""
        super().validate(extra_validators)
        if not self.wants_contact:
            for field in ContactForm():
                self[field.name].errors = ()
        return not self.errors

    def first_wrong(self) -> str | None:
        """The first question whose answer cannot be taken, or ``None``."""
        wrong = (
            question
            for question, form in QUESTIONS.items()
            if any(self[field.name].errors for field in form())
        )
        return next(wrong, None)


def question_after(asked: str, *, wants_contact: bool) -> str | None:
    """The question that follows; ``None`` where all have been asked."""
    order = list(QUESTIONS)
    if asked not in order[:-1] or (asked == "reach" and not wants_contact):
        return None
    return order[order.index(asked) + 1]


def question_before(asked: str) -> str | None:
    """The question before; ``None`` for the first."""
    place = list(QUESTIONS).index(asked)
    return list(QUESTIONS)[place - 1] if place else None
