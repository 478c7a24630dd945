"""The directions under which somebody stands now, for whoever meets them (ASBCPA 2014 s35, s39)."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.records.directions import live_at, terms_of
from penalties.records.people import Person
from penalties.rules.direction_reviews import is_void
from penalties.rules.wall_clock import lasting


@dataclass(frozen=True, slots=True)
class LiveDirection:
    """What a direction says now; ``minutes_left`` are whole ones that have begun."""

    number: str
    area: str
    polygon: Mapping[str, Any] | None
    leave_by: datetime
    ends_at: datetime
    minutes_left: int

    @property
    def left(self) -> str:
        """For how much longer, in words."""
        return lasting(timedelta(minutes=self.minutes_left))


def live_directions_of(session: Session, person: Person, at: datetime) -> Iterator[LiveDirection]:
    """Every direction to somebody that runs at a moment, the soonest over first.

    What is none in law keeps nobody away, even before a police supervisor has withdrawn it.
    """
    for given in live_at(session, person.authority_id, at, person.id):
        if is_void(given.breaks):
            continue
        now = terms_of(session, given.authority_id, given.id)[-1]
        left = math.ceil((now.ends_at - at).total_seconds() / 60)
        yield LiveDirection(given.number, now.area, now.polygon, now.leave_by, now.ends_at, left)
