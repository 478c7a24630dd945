"""Making sure that whoever acts on a direction is police, with the power of the law that day."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.notice_facts import CALLED
from penalties.office.audit import Actor
from penalties.office.staff import Staff, powers_of, staff_member
from penalties.rules.days import london_date
from penalties.rules.facts import Officer
from penalties.rules.police import POLICE_DECIDE, is_police, is_supervisor
from penalties.rules.powers import Grant, holds
from penalties.rules.refusals import Refused, refuse
from penalties.rules.staff import Kind, Permission, Power

SOURCE = "ASBCPA 2014 s35(1) and (8)"


def police_with(
    session: Session, authority_id: int, power: Power, *, by: Actor, at: datetime
) -> Staff:
    """Whoever acts, if they are police and hold ``power`` on that day in London.

    Raises ``Refused`` for council staff, contractors, anybody who is no member of staff, and
    without the power.
    """
    member = _police(session, authority_id, by)
    holds(power, london_date(at), _grants(session, member))
    return member


def police_supervisor(
    session: Session, authority_id: int, permission: Permission, *, by: Actor
) -> Staff:
    """Whoever acts, if they are a police supervisor; ``Refused`` for everybody else."""
    member = _police(session, authority_id, by)
    if not (member.is_active and is_supervisor(member.role, member.kind, permission)):
        raise refuse(
            "directions.supervisor", "Only a police supervisor decides about this.", SOURCE
        )
    return member


def officer_with(session: Session, member: Staff, power: Power, at: datetime) -> Officer:
    """A police officer as a paper names them: under what they act, if it is recorded."""
    try:
        grant = holds(power, london_date(at), _grants(session, member))
    except Refused:
        return Officer(
            number=member.number,
            role=CALLED[Kind(member.kind)],
            authority="the office of constable",
            authorised_from=london_date(member.added_at),
        )
    return Officer(
        number=member.number,
        role=CALLED[Kind(member.kind)],
        authority=f"authorised under {grant.instrument}",
        authorised_from=grant.from_on,
    )


def _police(session: Session, authority_id: int, by: Actor) -> Staff:
    member = staff_member(session, authority_id, by.id) if by.id else None
    if member is None or not is_police(member.kind):
        raise refuse("directions.police", POLICE_DECIDE, SOURCE)
    return member


def _grants(session: Session, member: Staff) -> Sequence[Grant]:
    return [
        Grant(Power(held.power), held.from_on, held.to_on, held.instrument)
        for held in powers_of(session, member.authority_id, member.id)
    ]
