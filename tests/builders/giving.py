"""A direction to leave as the rules see it: good in every respect, changed as a test asks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from penalties.rules.areas import Nearness
from penalties.rules.directions import GivingFacts, Running, Terms, check_giving
from penalties.rules.exemptions import Asked, Occasion
from penalties.rules.refusals import Refusal
from penalties.rules.staff import Kind

GIVEN_AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TERMS = Terms(GIVEN_AT, GIVEN_AT + HOUR / 2, GIVEN_AT + 24 * HOUR)
RUNNING = Running(GIVEN_AT - 6 * HOUR, GIVEN_AT + 6 * HOUR)
NOTHING_DUE = {occasion: Asked(asked=True, answer=False) for occasion in Occasion}
LIVES_THERE = {**NOTHING_DUE, Occasion.HOME: Asked(asked=True, answer=True, carve_out="The flat")}
GOOD = GivingFacts(
    terms=TERMS,
    kind_of_officer=Kind.CONSTABLE,
    has_power_s35=True,
    running=RUNNING,
    is_inside=Nearness.INSIDE,
    on=date(2026, 11, 22),
    date_of_birth=date(1990, 5, 17),
    apparent_age=None,
    taken_to=None,
    area="Ilford Lane and the streets beside it",
    behaviour="Stopped four cars in ten minutes; two residents were shouted at.",
    necessity="Asked twice to move on and came back within the hour.",
    offence_warning=True,
    in_writing=True,
    why_not_written=None,
    in_uniform=True,
    occasions=NOTHING_DUE,
    bars_home=False,
)


def changed(**changes: Any) -> GivingFacts:
    """A good direction, but for the changes."""
    return replace(GOOD, **changes)


def against(**changes: Any) -> tuple[Refusal, ...]:
    """What speaks against a direction that is good but for the changes."""
    return check_giving(changed(**changes))


def rules_of(refusals: tuple[Refusal, ...]) -> set[str]:
    """The names of the rules that said no, without the noun they share."""
    return {refusal.rule.removeprefix("directions.") for refusal in refusals}
