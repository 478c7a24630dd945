"""In which order representations are looked at: those that can go wrong for somebody come first.

First what the six months from the offence will end, then children and whoever may be vulnerable,
then the day by which we want to answer, then whoever has waited longest.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from appeals.rules.grounds import Ground

NEAR = timedelta(days=28)
"""So long before the last safe day to start proceedings a case is near its six months."""
PEOPLE_FIRST = frozenset({Ground.UNDER_18, Ground.VULNERABLE})


@dataclass(frozen=True, slots=True)
class Waits:
    """What decides how soon a representation is looked at; days are London's."""

    id: uuid.UUID
    grounds: tuple[str, ...]
    came_at: datetime
    target_on: date
    safe_until: date

    def is_near_the_end(self, today: date) -> bool:
        """Whether the six months from the offence end soon, or have ended."""
        return self.safe_until - NEAR <= today

    @property
    def is_about_safety(self) -> bool:
        """Whether somebody says that they were a child, or are vulnerable."""
        return not PEOPLE_FIRST.isdisjoint(self.grounds)


def in_order(waiting: Iterable[Waits], today: date) -> list[Waits]:
    """What waits, in the order in which somebody should look at it on ``today``."""

    def rank(one: Waits) -> tuple[bool, date, bool, date, datetime, uuid.UUID]:
        near = one.is_near_the_end(today)
        ends = one.safe_until if near else date.max
        return (not near, ends, not one.is_about_safety, one.target_on, one.came_at, one.id)

    return sorted(waiting, key=rank)
