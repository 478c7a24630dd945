"""Somebody is met where a direction told them not to be: a matter of arrest, and of nothing else.

Breach of a direction without reasonable excuse can be punished with prison (ASBCPA 2014 s39). So
there is no fixed penalty for it, and no single justice procedure: it waits for the police.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.queues import open_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.office.staff import Staff, staff_member
from penalties.records.direction_breaches import DirectionBreach
from penalties.records.directions import Direction, DirectionTerms, terms_of
from penalties.rules import writing
from penalties.rules.days import london_date
from penalties.rules.direction_reviews import BREACHED, check_is_direction
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Kind, Permission

SOURCE = "ASBCPA 2014 s39"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody met against a direction: when, where, and what they said.

    ``excuse`` is whatever they offered, in their words; whether it is a reasonable one is for the
    police and a court. ``police_reference`` is that of the call.
    """

    seen_at: datetime
    place: str
    particulars: str
    excuse: str | None = None
    arrested: bool = False
    police_reference: str | None = None


def record_breach(
    session: Session, direction: Direction, met: Met, *, by: Actor, at: datetime
) -> DirectionBreach:
    """Keep that somebody was met against a direction, and put it before a police supervisor.

    Any officer who may record can: the police are called all the same. Raises ``Refused`` where
    the direction did not run then, had not to be followed yet or is none in law, and where
    somebody who is no constable says that they arrested.
    """
    member = _officer(session, direction, by)
    if met.arrested and Kind(member.kind) is not Kind.CONSTABLE:
        raise refuse("directions.arrest", "Only a constable arrests. Call the police.", SOURCE)
    check_is_direction(direction.breaks)
    seen_at = met.seen_at.replace(microsecond=0)
    _check_ran(session, direction, seen_at, at)
    breach = DirectionBreach(
        authority_id=direction.authority_id,
        id=new_id(),
        direction_id=direction.id,
        officer_id=member.id,
        seen_at=seen_at,
        place=met.place.strip(),
        particulars=met.particulars.strip(),
        excuse_offered=met.excuse,
        arrested=met.arrested,
        police_reference=met.police_reference,
        recorded_at=at,
    )
    session.add(breach)
    _tell_the_police(session, direction, breach, by, at)
    session.flush()
    return breach


def _officer(session: Session, direction: Direction, by: Actor) -> Staff:
    member = staff_member(session, direction.authority_id, by.id) if by.id else None
    if member is None or not member.may(Permission.ENCOUNTERS_RECORD):
        raise refuse("directions.record", "This is for an officer on the street to record.")
    return member


def _check_ran(session: Session, direction: Direction, seen_at: datetime, at: datetime) -> None:
    """``Refused`` unless the terms that were in force then kept the person away."""
    if seen_at > at:
        raise refuse("directions.seen_later", "The time when you met them is still to come.")
    said = [
        terms
        for terms in terms_of(session, direction.authority_id, direction.id)
        if terms.made_at <= seen_at
    ]
    if not said:
        raise refuse(
            "directions.not_given_yet",
            f"The direction was given at {writing.moment(direction.given_at)}, after you met them.",
            SOURCE,
        )
    _check_kept_away(said[-1], seen_at)


def _check_kept_away(terms: DirectionTerms, seen_at: datetime) -> None:
    if terms.kind == "withdrawn" or seen_at >= terms.ends_at:
        raise refuse(
            "directions.not_running",
            f"The direction ended at {writing.moment(terms.ends_at)}. They may be here.",
            SOURCE,
        )
    if seen_at < terms.leave_by:
        raise refuse(
            "directions.time_to_leave",
            f"They had until {writing.moment(terms.leave_by)} to leave.",
            SOURCE,
        )


def _tell_the_police(
    session: Session, direction: Direction, breach: DirectionBreach, by: Actor, at: datetime
) -> None:
    subject = ("direction", direction.id)
    open_item(
        session,
        direction.authority_id,
        queue="supervisor",
        kind=BREACHED,
        subject=subject,
        due_on=london_date(at),
        facts={"number": direction.number, "breach": str(breach.id)},
        at=at,
    )
    audit.record(
        session,
        Event.DIRECTION_BREACHED,
        authority_id=direction.authority_id,
        by=by,
        at=at,
        subject=subject,
        facts={
            "number": direction.number,
            "seen_at": breach.seen_at.isoformat(),
            "arrested": breach.arrested,
        },
    )
