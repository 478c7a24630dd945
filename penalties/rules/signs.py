"""Signs that tell people of an order, and when one should be looked at again.

Law: SI 2014/2591 reg 2: notices on or next to the place, enough to draw attention to the order. How
often they are inspected is the council's own practice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from penalties.rules import writing

INSPECTION_DAYS = 91


class Condition(StrEnum):
    """How a sign was found."""

    GOOD = "good"
    DAMAGED = "damaged"
    MISSING = "missing"


class Seen(Protocol):
    """What the rules need to know of a sign."""

    @property
    def condition(self) -> str: ...
    @property
    def inspected_on(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Inspection:
    """One look at a sign: on which day, and how it was found."""

    on: date
    condition: str


def as_it_stood(inspections: Iterable[Inspection], on: date) -> Inspection | None:
    """The last look at a sign up to a day; ``None`` where nobody had looked, or it did not stand.

    They are given in the order in which they were recorded.
    """
    before = [one for one in inspections if one.on <= on]
    return max(reversed(before), key=lambda one: one.on, default=None)


def inspection_due_on(sign: Seen) -> date:
    """The day by which somebody should have looked at the sign again."""
    return sign.inspected_on + timedelta(days=INSPECTION_DAYS)


def warnings(signs: Iterable[Seen], today: date) -> tuple[str, ...]:
    """What a court or a representation could hold against the signs of an order, in sentences."""
    known = tuple(signs)
    if not known:
        return ("No sign is recorded for this order. People may not have known of it.",)
    bad = [sign for sign in known if sign.condition != Condition.GOOD]
    late = [sign for sign in known if inspection_due_on(sign) < today]
    told = []
    if bad:
        told.append(f"{writing.counted(len(bad), 'sign')} damaged or missing.")
    if late:
        told.append(f"{writing.counted(len(late), 'sign')} not inspected for three months.")
    return tuple(told)
