"""Offering a course to somebody who was met as a buyer, and what they answer."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.actions import closed_numbers
from penalties.actions.buyer_history import was_met
from penalties.actions.notice_facts import council_facts
from penalties.actions.warning_facts import given_by
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.premises import settings_of
from penalties.office.staff import Staff
from penalties.records.course_offers import CourseOffer, offers_of_courses
from penalties.records.people import Person
from penalties.rules.canonical import canonical, digest
from penalties.rules.courses import Answer, Course, CourseAsked, check_answer, check_course
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.staff import Kind
from penalties.rules.warning_facts import CourseFacts, Recipient
from penalties.rules.warning_snapshots import LAYOUT, course_offer_snapshot


def offer(
    session: Session,
    authority: Authority,
    person: Person,
    course: Course,
    member: Staff,
    *,
    by: Actor,
    at: datetime,
) -> CourseOffer:
    """Offer ``course`` to ``person`` in the name of ``member``: numbered, frozen and kept.

    Raises ``Refused`` where they were never warned or penalised as a buyer, where an offer waits
    for its answer, where the council names no scheme, or where a day or price makes no sense.
    """
    on = london_date(at)
    check_course(
        CourseAsked(
            kind=Kind(member.kind),
            scheme=course.scheme,
            course=course.course,
            held_by=course.held_by,
            held_on=course.held_on,
            answer_by=course.answer_by,
            price_pence=course.price_pence,
            on=on,
            was_met=was_met(session, person, at),
            has_open_offer=_waits(session, person, on),
        )
    )
    number = closed_numbers.take(session, authority, by=by, at=at)
    kept = _row(session, authority, person, course, member, number.number, at)
    session.add(kept)
    session.flush()
    facts = {"number": kept.number, "answer_by": course.answer_by.isoformat()}
    _write(session, Event.COURSE_OFFERED, kept, facts, by, at)
    return kept


def answer(
    session: Session, kept: CourseOffer, said: Answer, *, by: Actor, at: datetime
) -> CourseOffer:
    """Keep what became of an offer; the same again changes nothing.

    Raises ``Refused`` where this cannot follow what was answered before, or comes too late.
    """
    session.refresh(kept, with_for_update=True)
    if kept.answer == said:
        return kept
    check_answer(kept.answer, said, london_date(at), kept.answer_by)
    kept.answer, kept.answered_at = str(said), at
    session.flush()
    facts = {"number": kept.number, "answer": str(said)}
    _write(session, Event.COURSE_ANSWERED, kept, facts, by, at)
    return kept


def _waits(session: Session, person: Person, on: date) -> bool:
    """Whether an offer can still be answered, or was accepted and is to come."""
    return any(
        (one.answer is None and one.answer_by >= on) or one.answer == Answer.ACCEPTED
        for one in offers_of_courses(session, person.authority_id, person.id)
    )


def _row(
    session: Session,
    authority: Authority,
    person: Person,
    course: Course,
    member: Staff,
    number: str,
    at: datetime,
) -> CourseOffer:
    snapshot = course_offer_snapshot(_facts(session, authority, person, course, member, number, at))
    return CourseOffer(
        authority_id=authority.id,
        id=new_id(),
        number=number,
        person_id=person.id,
        offered_by=member.id,
        offered_at=at,
        course=course.course,
        held_by=course.held_by,
        held_on=course.held_on,
        answer_by=course.answer_by,
        price_pence=course.price_pence,
        layout=LAYOUT,
        snapshot=canonical(snapshot).decode(),
        snapshot_sha256=digest(snapshot),
    )


def _write(
    session: Session,
    event: Event,
    kept: CourseOffer,
    facts: dict[str, str],
    by: Actor,
    at: datetime,
) -> None:
    audit.record(
        session,
        event,
        authority_id=kept.authority_id,
        by=by,
        at=at,
        subject=("course_offer", kept.id),
        facts=facts,
    )


def _facts(
    session: Session,
    authority: Authority,
    person: Person,
    course: Course,
    member: Staff,
    number: str,
    at: datetime,
) -> CourseFacts:
    born_on = person.date_of_birth
    name = f"{person.given_name} {person.family_name}".strip()
    officer = given_by(authority, member)
    return CourseFacts(
        number=number,
        force=officer.force,
        made_at=at,
        council=council_facts(authority, settings_of(session)),
        person=Recipient(name, born_on.year if born_on else None),
        course=course.course,
        held_by=course.held_by,
        held_on=course.held_on,
        answer_by=course.answer_by,
        price_pence=course.price_pence,
        scheme=course.scheme or None,
        officer=officer,
    )
