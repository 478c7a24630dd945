"""The parts of a support-first policy that a board can change, each with the decision to do so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from penalties.forms.authority import WholeNumber
from penalties.forms.choices import Choice, Dropdown, OneOf, SomeOf
from penalties.forms.day_fields import Day
from penalties.forms.fields import Text
from penalties.forms.page_form import PageForm
from penalties.forms.validators import begun
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import ExceptionTerms, Ladder, Policy, Step, gate_table
from penalties.rules.policy_drafts import (
    LONGEST_DECISION,
    LONGEST_WINDOW,
    MOST_DECLINES,
    MOST_STEPS,
    Carried,
)
from penalties.rules.policy_words import CARRIED_WORDS
from penalties.rules.refusals import refuse

CONTACTS = range(1, MOST_STEPS + 1)
NEVER = "never"
EVERY, SOME = "every", "some"


class BeganWith(Text):
    """A hidden number: the version in force when the page was drawn."""

    def read(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise refuse("began_with", "Load this page again: it is not complete.")
        return int(text)


class PolicyForm(PageForm):
    """The board's decision, which comes after whatever it decides."""

    decision = Text(
        "Which decision?",
        thing="the board’s decision",
        longest=LONGEST_DECISION,
        hint="As the minutes have it, like Cabinet, 14 April 2026, minute 27",
    )
    decided_on = Day("On which day was it decided?", thing="the day of the decision")
    version = BeganWith("Version", thing="the version that this page began with")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("decision", "decided_on", "version"):
            self._fields[name] = self._fields.pop(name)


class LadderForm(PolicyForm):
    """How long contacts count, what each carries, and from which on a warning is open."""

    window_months = WholeNumber(
        "For how many months does a contact count?",
        thing="for how many months a contact counts",
        width=3,
        hint=f"1 to {LONGEST_WINDOW}",
    )
    warning_from = Dropdown(
        "From which contact on is a warning open?",
        thing="from which contact on a warning is open",
        choices=((NEVER, "None: it never is"), *((str(one), f"Contact {one}") for one in CONTACTS)),
        hint="Help is offered first, at each of them",
    )
    contact_1, contact_2, contact_3, contact_4, contact_5 = (
        SomeOf(
            f"Contact {contact} carries",
            thing=f"what contact {contact} carries",
            optional=contact > 1,
            choices=[(one, begun(CARRIED_WORDS[one])) for one in Carried],
        )
        for contact in CONTACTS
    )

    @classmethod
    def beginning(cls, policy: Policy) -> dict[str, Any]:
        """What the form begins with."""
        warns = [step.contact for step in policy.ladder.steps if Outcome.WARNING in step.opens]
        carried = {f"contact_{step.contact}": step.carries for step in policy.ladder.steps}
        first = str(min(warns)) if warns else NEVER
        return {"window_months": policy.ladder.window_months, "warning_from": first, **carried}

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """A warning can only be open from a contact that the ladder has."""
        good = super().validate(extra_validators)
        known = {NEVER, *(str(step.contact) for step in self._steps())}
        if good and self.warning_from.data not in known:
            self.warning_from.errors = ("Select a contact that carries something below",)
            return False
        return good

    def draft(self, policy: Policy) -> Policy:
        """The policy with this ladder."""
        ladder = Ladder(self.window_months.data, tuple(self._steps()))
        return replace(policy, ladder=ladder)

    def _steps(self) -> list[Step]:
        carried = {contact: self[f"contact_{contact}"].data for contact in CONTACTS}
        return [
            Step(
                contact,
                carries,
                (Outcome.WARNING,) if self.warning_from.data == str(contact) else (),
            )
            for contact, carries in carried.items()
            if carries
        ]


class SignsForm(PolicyForm):
    """Which answers are signs of exploitation."""

    anyone = SomeOf(
        "Which answers are a sign, whoever gives them?",
        thing="at least one answer",
        hint="From people buying or controlling too",
    )
    which = OneOf(
        "Which others are a sign, from anybody not buying or controlling?",
        thing="which others are a sign",
        choices=(Choice(EVERY, "A yes to any question"), Choice(SOME, "Only those ticked below")),
    )
    others = SomeOf("Only these", thing="which answers", optional=True)

    @classmethod
    def beginning(cls, policy: Policy) -> dict[str, Any]:
        """What the form begins with."""
        others = policy.signs_unless_buying_or_controlling
        which = EVERY if others is None else SOME
        return {"anyone": policy.signs_for_anyone, "which": which, "others": others or ()}

    def offer(self, policy: Policy) -> None:
        """Offer the questions of a policy, by how a yes is recorded."""
        told = [(one.question, begun(one.recorded)) for one in policy.questions]
        self.anyone.choices = self.others.choices = told

    def draft(self, policy: Policy) -> Policy:
        """The policy with these signs; what is a sign for anyone is not named twice."""
        others = tuple(one for one in self.others.data if one not in self.anyone.data)
        return replace(
            policy,
            signs_for_anyone=self.anyone.data,
            signs_unless_buying_or_controlling=None if self.which.data == EVERY else others,
        )


class ExceptionForm(PolicyForm):
    """Whether a supervisor may be asked for an exception, and after how many declines."""

    is_on = OneOf(
        "Is the exception switched on?",
        thing="whether the exception is switched on",
        choices=(Choice("no", "No"), Choice("yes", "Yes")),
    )
    declines = WholeNumber(
        "After how many informed declines?",
        thing="after how many declines",
        width=3,
        hint=f"1 to {MOST_DECLINES}, each of a service that had room",
    )
    window_months = WholeNumber(
        "Within how many months?",
        thing="within how many months",
        width=3,
        hint=f"1 to {LONGEST_WINDOW}",
    )

    @classmethod
    def beginning(cls, policy: Policy) -> dict[str, Any]:
        """What the form begins with; switched off, the terms that a council could start from."""
        terms = policy.exception or ExceptionTerms(**gate_table()["exception_to_start_from"])
        return {
            "is_on": "yes" if policy.exception else "no",
            "declines": terms.declines,
            "window_months": terms.window_months,
        }

    def draft(self, policy: Policy) -> Policy:
        """The policy with the exception on these terms, or without one."""
        terms = ExceptionTerms(self.declines.data, self.window_months.data)
        return replace(policy, exception=terms if self.is_on.data == "yes" else None)
