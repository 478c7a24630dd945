"""The directions under which somebody stands now, for whoever meets them (ASBCPA 2014 s35, s39)."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.records.direction_lists import says_now
from penalties.records.directions import live_at
from penalties.records.people import Person
from penalties.rules.direction_reviews import is_void
from penalties.rules.direction_times import time_left


@dataclass(frozen=True, slots=True)
class LiveDirection:
    """What a direction says now; ``minutes_left`` have begun, and ``left`` says them in words."""

    number: str
    area: str
    polygon: Mapping[str, Any] | None
    leave_by: datetime
    ends_at: datetime
    minutes_left: int
    left: str


def live_directions_of(session: Session, person: Person, at: datetime) -> Iterator[LiveDirection]:
    """Every direction to somebody that runs at a moment, the soonest over first.

    What is none in law keeps nobody away, even before a police supervisor has withdrawn it.
    """
    here = person.authority_id
    live = [each for each in live_at(session, here, at, person.id) if not is_void(each.breaks)]
    terms = says_now(session, here, live)
    for given in live:
        now = terms[given.id]
        minutes = math.ceil((now.ends_at - at).total_seconds() / 60)
        yield LiveDirection(
            *(given.number, now.area, now.polygon, now.leave_by, now.ends_at, minutes),
            left=time_left(now.ends_at, at),
        )
