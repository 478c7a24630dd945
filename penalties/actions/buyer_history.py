"""What went before with a buyer, for whoever records one: it informs, and decides nothing.

A letter to the keeper of a vehicle counts for nothing here: the keeper is not the driver, so it is
told only that one was posted.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office.authorities import Authority
from penalties.records.course_offers import CourseOffer, offers_of_courses
from penalties.records.keeper_letters import KeeperLetter, letters_about
from penalties.records.kerb_warnings import KerbWarning, warnings_of
from penalties.records.people import (
    KnownNotice,
    Person,
    Vehicle,
    notices_about_buying,
)
from penalties.rules.buyers import counting, shipped_ladder, told
from penalties.rules.days import london_date
from penalties.rules.fixed_penalties import Status
from penalties.rules.kerb_warnings import kept_until

STANDS_FOR_NOTHING = frozenset({Status.HELD_FOR_REVIEW, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class BuyerHistory:
    """Earlier warnings, penalties, courses and letters, the latest first, and what is usual next.

    ``letters`` are those posted to the keeper of the vehicle and not deleted yet.
    """

    warnings: Sequence[KerbWarning]
    penalties: Sequence[KnownNotice]
    courses: Sequence[CourseOffer]
    letters: Sequence[KeeperLetter]
    advice: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not (self.warnings or self.penalties or self.courses or self.letters)


def history_of(
    session: Session,
    authority: Authority,
    person: Person | None,
    vehicle: Vehicle | None,
    at: datetime,
) -> BuyerHistory:
    """What is known of a buyer and of the vehicle that was there, either of which may be new."""
    warnings = warnings_kept(session, person, at) if person else ()
    penalties = notices_about_buying(session, person) if person else ()
    courses = courses_kept(session, person, at) if person else ()
    met = [warning.given_at for warning in warnings]
    met += [one.issued_at for one in penalties if one.status not in STANDS_FOR_NOTHING]
    ladder = shipped_ladder()
    return BuyerHistory(
        warnings=warnings,
        penalties=penalties,
        courses=courses,
        letters=_letters(session, authority, vehicle.id, at) if vehicle else (),
        advice=told(
            ladder, counting(ladder, met, at), [london_date(one.offered_at) for one in courses]
        ),
    )


def warnings_kept(session: Session, person: Person, at: datetime) -> list[KerbWarning]:
    """Somebody's warnings in person, those alone whose day of deletion is to come."""
    given = warnings_of(session, person.authority_id, person.id)
    return [one for one in given if kept_until(one.given_at) > london_date(at)]


def courses_kept(session: Session, person: Person, at: datetime) -> list[CourseOffer]:
    """The courses that somebody was offered, likewise."""
    offered = offers_of_courses(session, person.authority_id, person.id)
    return [one for one in offered if kept_until(one.offered_at) > london_date(at)]


def was_met(session: Session, person: Person, at: datetime) -> bool:
    """Whether somebody has a warning in person, or a penalty about buying that stands."""
    if warnings_kept(session, person, at):
        return True
    found = notices_about_buying(session, person)
    return any(one.status not in STANDS_FOR_NOTHING for one in found)


def _letters(
    session: Session, authority: Authority, vehicle_id: uuid.UUID, at: datetime
) -> list[KeeperLetter]:
    on = london_date(at)
    return [
        letter
        for letter in letters_about(session, authority.id, vehicle_id)
        if letter.status == "posted" and letter.delete_on is not None and letter.delete_on > on
    ]
