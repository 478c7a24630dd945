"""The demo's buyers: one warned in person, met again and given a penalty, and offered a course."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions import course_offers
from penalties.actions.intake import take_in
from penalties.actions.staff import actor
from penalties.commands.demo.council import Council
from penalties.commands.demo.encounters import Writer
from penalties.forms.tablet.encounters import read_encounter
from penalties.office.premises import Office
from penalties.office.staff import Staff
from penalties.records.kerb_warnings import warning_with
from penalties.records.people import Person
from penalties.rules.courses import Answer, Course
from penalties.rules.days import london_date
from penalties.rules.money import Pence

SEED = 51
WARNED, AGAIN, OFFERED, ANSWERED = (timedelta(days=days) for days in (26, 9, 6, 4))
ONE_MORE = timedelta(days=3)


def tell(office: Office, here: Council, now: datetime) -> None:
    """A buyer is warned, met again and penalised, and offered a course; another is warned."""
    writer = Writer(SEED)
    first = _warned(writer, now - WARNED)
    with office.transaction() as session:
        number = _met(session, here, here.officer, first, now - WARNED)
        warning = warning_with(session, here.authority.id, number)
        if warning is None:
            raise LookupError(number)
        person = session.get_one(Person, (here.authority.id, warning.person_id))
        again = writer.buyer(now - AGAIN, person=first["person"])
        _met(session, here, here.officer, again, now - AGAIN)
        _offered(session, here, person, now)
    with office.transaction() as session:
        _met(session, here, here.officer, _warned(writer, now - ONE_MORE), now - ONE_MORE)


def _warned(writer: Writer, at: datetime) -> dict[str, Any]:
    return writer.buyer(at, outcome="kerb_warning", notice=None)


def _met(
    session: Session, here: Council, officer: Staff, encounter: dict[str, Any], at: datetime
) -> str:
    """Hand in an encounter; the number of what it ended in."""
    reading = read_encounter(encounter)
    told = take_in(
        *(session, here.authority, officer, here.tablet, reading), by=actor(officer), at=at
    )
    if told.notice is None:
        raise RuntimeError(told.as_data())
    return told.notice.number


def _offered(session: Session, here: Council, person: Person, now: datetime) -> None:
    """The council offers a course by its scheme, and he says that he will come."""
    at, by = now - OFFERED, actor(here.supervisor)
    course = Course(
        course="Choices: one day in a small group",
        held_by="Turning Point Ilford",
        held_on=london_date(now + timedelta(days=40)),
        answer_by=london_date(now + timedelta(days=8)),
        price_pence=Pence(4000),
        scheme="Course scheme of the community safety board, 4 March 2026",
    )
    offer = course_offers.offer(
        session, here.authority, person, course, here.supervisor, by=by, at=at
    )
    course_offers.answer(session, offer, Answer.ACCEPTED, by=by, at=now - ANSWERED)
