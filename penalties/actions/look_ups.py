"""Looking somebody up from within an open encounter: what happened last time. Every one is logged.

Never role, screening, support or safeguarding: those lie behind the wall (DPA 2018 s62).
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions.buyer_history import courses_kept, warnings_kept
from penalties.actions.live_directions import LiveDirection, live_directions_of
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.records.course_offers import CourseOffer
from penalties.records.kerb_warnings import KerbWarning
from penalties.records.people import KnownNotice, Person, notices_of, people_named
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import Status
from penalties.rules.people import folded_name

COUNTS_FOR_NOTHING = frozenset({Status.HELD_FOR_REVIEW, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class CoolOff:
    """Until when no further penalty of one order's prohibition is issued to somebody."""

    order: str
    prohibition: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody met before; ``is_same`` where names and birth date are equal, folded."""

    person: Person
    is_same: bool
    notices: tuple[KnownNotice, ...]
    cool_off: tuple[CoolOff, ...]
    directions: tuple[LiveDirection, ...]
    warnings: tuple[KerbWarning, ...]
    courses: tuple[CourseOffer, ...]


def find_people(
    session: Session,
    authority: Authority,
    *,
    encounter_id: uuid.UUID,
    given_name: str,
    family_name: str,
    date_of_birth: date | None,
    by: Actor,
    at: datetime,
) -> list[Found]:
    """Whoever has these names, the same person first; writes down whose record was read."""
    name = folded_name(given_name, family_name)
    people = people_named(session, authority.id, name) if name else []
    found = [_found(session, authority, person, date_of_birth, at) for person in people]
    for each in found:
        audit.record(
            session,
            Event.RECORD_READ,
            authority_id=authority.id,
            by=by,
            at=at,
            subject=("person", each.person.id),
            facts={"encounter": str(encounter_id), "part": "look_up"},
        )
    return sorted(found, key=lambda each: not each.is_same)


def _found(
    session: Session, authority: Authority, person: Person, born_on: date | None, at: datetime
) -> Found:
    notices = tuple(notices_of(session, person))
    lasts = timedelta(hours=authority.cool_off_hours)
    running = (
        CoolOff(notice.order, notice.prohibition, notice.issued_at + lasts)
        for notice in notices
        if notice.order
        and notice.prohibition
        and notice.status not in COUNTS_FOR_NOTHING
        and notice.issued_at + lasts > at
    )
    is_same = born_on is not None and person.date_of_birth == born_on
    live = tuple(live_directions_of(session, person, at))
    return Found(
        *(person, is_same, notices, tuple(running), live),
        warnings=tuple(warnings_kept(session, person, at)),
        courses=tuple(courses_kept(session, person, at)),
    )
