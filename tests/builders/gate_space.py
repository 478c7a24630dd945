"""The whole space of encounters, judged once, and what is true of them by the contract's words.

Nothing here looks at the gate's table or at its derived facts.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from penalties.rules.encounters import EncounterFacts, FlagAnswer, Outcome, Part
from penalties.rules.gate import GateAnswer, ask
from penalties.rules.gate_policy import read_policy
from tests.builders.encounters import QUESTIONS
from tests.rules.gate_cases import Case, space

PUNISHING = (Outcome.FIXED_PENALTY, Outcome.WARNING, Outcome.KERB_WARNING)


class Judged(NamedTuple):
    """A case with the gate's answer to it."""

    case: Case
    gate: GateAnswer

    @property
    def facts(self) -> EncounterFacts:
        return self.case.facts

    @property
    def is_shipped(self) -> bool:
        """Judged by the signs that ship."""
        return self.case.policy["signs_unless_buying_or_controlling"] is None

    @property
    def is_young(self) -> bool:
        """Under 18 by the calendar, or in doubt as the tablet's contract has it."""
        facts = self.facts
        unproven = facts.date_of_birth is None or (
            facts.identity in ("volunteered", "unknown")
            and facts.identity_checked in ("address_check", "none")
        )
        return (
            facts.screening.get("age_doubt") == "yes"
            or (facts.date_of_birth is not None and facts.date_of_birth > date(2008, 11, 22))
            or (unproven and (facts.apparent_age is None or facts.apparent_age < 25))
        )

    @property
    def is_flagged(self) -> bool:
        """Flagged under the signs that ship, whatever the gender."""
        facts = self.facts
        lifted = self.case.history.lift_given and not facts.offline
        others = facts.role not in (Part.BUYING, Part.CONTROLLING)
        signs = set(QUESTIONS) if others else {"controlled_by_another"}
        shown = any(facts.screening.get(sign) == "yes" for sign in signs)
        added = facts.flag in (FlagAnswer.CONFIRMED, FlagAnswer.ADDED)
        return facts.role in (Part.SELLING, Part.UNCLEAR) or ((shown or added) and not lifted)

    def any_open(self, *outcomes: Outcome) -> bool:
        """Whether one of these may be chosen."""
        return any(self.gate[outcome].is_open for outcome in outcomes)


@cache
def everything() -> list[Judged]:
    """Every case of the space with its answer."""
    return [
        Judged(case, ask(case.facts, case.history, read_policy(case.policy))) for case in space()
    ]


def never(wrong: Callable[[Judged], bool]) -> None:
    """Fail, showing three of them, where the space holds what must never be."""
    assert not [judged for judged in everything() if wrong(judged)][:3]
