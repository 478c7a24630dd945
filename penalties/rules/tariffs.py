"""What a notice may ask for: the ceiling the law sets by date, and the two amounts of a council.

Anti-social Behaviour, Crime and Policing Act 2014 section 68(6) and (7). The Crime and Policing Act
2026 raises the ceiling; that row waits here until its commencement date and instrument are entered.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from penalties.rules.deadlines import S68, check_discount_days
from penalties.rules.money import Pence, written
from penalties.rules.refusals import Refusal, Refused, refuse
from penalties.rules.writing import day


class LimitKind(StrEnum):
    """What a ceiling is for."""

    PSPO_PENALTY = "pspo_penalty"


@dataclass(frozen=True, slots=True)
class StatutoryLimit:
    """A ceiling in force from a day; without a day it still waits for its commencement."""

    kind: LimitKind
    pence: Pence
    from_on: date | None
    instrument: str | None
    act: str


SHIPPED: tuple[StatutoryLimit, ...] = (
    StatutoryLimit(
        *(LimitKind.PSPO_PENALTY, Pence(100_00), date(2014, 10, 20), "SI 2014/2590"),
        *("Anti-social Behaviour, Crime and Policing Act 2014, section 68(6)",),
    ),
    StatutoryLimit(
        *(LimitKind.PSPO_PENALTY, Pence(500_00), None, None),
        *("Crime and Policing Act 2026, amending section 68(6)",),
    ),
)


def statutory_limit(
    kind: LimitKind,
    on: date,
    rows: Sequence[StatutoryLimit] = SHIPPED,
    *,
    offence_on: date | None = None,
) -> StatutoryLimit:
    """The ceiling for a notice dated ``on``; the older one where the offence came before a rise.

    Raises ``Refused`` where none was in force.
    """
    day_of_law = min(on, offence_on or on)
    in_force = [
        row for row in rows if row.kind is kind and row.from_on and row.from_on <= day_of_law
    ]
    if not in_force:
        raise refuse("tariffs.no_ceiling", f"No ceiling was in force on {day(day_of_law)}.", S68)
    return max(in_force, key=lambda row: row.from_on or date.min)


def switched_on(row: StatutoryLimit, *, from_on: date, instrument: str) -> StatutoryLimit:
    """A waiting row with its commencement day and instrument; ``Refused`` without an instrument."""
    if row.from_on is not None:
        raise refuse("tariffs.in_force", "That ceiling has its commencement date already.")
    if not instrument.strip():
        raise refuse("tariffs.instrument", "Enter the number of the commencement instrument.")
    return replace(row, from_on=from_on, instrument=instrument.strip())


def check_tariff(
    full: Pence,
    lower: Pence | None,
    lower_days: int | None,
    on: date,
    rows: Sequence[StatutoryLimit] = SHIPPED,
    *,
    offence_on: date | None = None,
) -> None:
    """``Refused``, with every reason, unless the amounts are lawful for a notice dated ``on``.

    The full amount lies within the ceiling; the lower one, if any, below the full amount and open
    for 1 to 13 days.
    """
    limit = statutory_limit(LimitKind.PSPO_PENALTY, on, rows, offence_on=offence_on)
    refusals = [*_of_the_full_amount(full, limit, on), *_of_the_lower_amount(full, lower)]
    refusals += _of_the_lower_days(lower, lower_days)
    if refusals:
        raise Refused(*refusals)


def _of_the_full_amount(full: Pence, limit: StatutoryLimit, on: date) -> list[Refusal]:
    if full <= 0:
        return [Refusal("tariffs.full", "The amount must be more than £0.", f"{S68}(5)(c)")]
    if full <= limit.pence:
        return []
    ceiling = f"{written(limit.pence)}, the most the law allows on {day(on)}"
    return [Refusal("tariffs.ceiling", f"{written(full)} is more than {ceiling}.", limit.act)]


def _of_the_lower_amount(full: Pence, lower: Pence | None) -> list[Refusal]:
    if lower is None or 0 < lower < full:
        return []
    said = (
        f"The lower amount, {written(lower)}, must be more than £0 and less than {written(full)}."
    )
    return [Refusal("tariffs.lower", said, f"{S68}(7)")]


def _of_the_lower_days(lower: Pence | None, days: int | None) -> list[Refusal]:
    if (lower is None) != (days is None):
        said = "A lower amount and its number of days belong together."
        return [Refusal("tariffs.lower_days", said, f"{S68}(7)")]
    try:
        check_discount_days(days)
    except Refused as refused:
        return list(refused.refusals)
    return []
