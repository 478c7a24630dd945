"""Authorisations to disperse, and the police who give them, valid unless a test says otherwise."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions import dispersals, staff
from penalties.actions.staff import actor
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.staff import Staff
from penalties.records.dispersals import Dispersal
from penalties.rules.area_files import read_area
from penalties.rules.dispersals import Proposal
from penalties.rules.staff import Kind, Power, Role
from tests.builders.orders import SQUARE
from tests.builders.staff import member

FORCE = "North East London Police"
AREA = read_area({"type": "Polygon", "coordinates": [SQUARE]})
HOUR = timedelta(hours=1)


def inspector(
    session: Session, authority: Authority, *, at: datetime, name: str = "Nadia Khan"
) -> Staff:
    """A police supervisor who may authorise dispersals since the beginning of 2026."""
    session.get_one(Authority, authority.id).police_force = FORCE
    added = member(session, authority, Role.SUPERVISOR, kind=Kind.CONSTABLE, at=at, name=name)
    staff.grant_power(
        session,
        added,
        Power.S34,
        from_on=date(2026, 1, 1),
        instrument="Warrant 114",
        by=OPERATOR,
        at=at,
    )
    return added


def constable(
    session: Session, authority: Authority, *, at: datetime, name: str = "Tom Fletcher"
) -> Staff:
    """A police supervisor who may not authorise, and may be phoned by somebody who may."""
    return member(session, authority, Role.SUPERVISOR, kind=Kind.CONSTABLE, at=at, name=name)


def proposal(at: datetime, **changes: Any) -> Proposal:
    """Twelve hours from ``at``, written and signed."""
    plain: dict[str, Any] = {
        "locality": "Loxford Lane and the streets off it",
        "area": AREA,
        "starts_at": at,
        "ends_at": at + 12 * HOUR,
        "grounds": "Residents were shouted at on three nights.",
        "rights_considered": True,
        "rank": "Inspector",
        "given_at": at,
        "signed_name": "N. Khan",
    }
    return Proposal(**(plain | changes))


def authorised(
    session: Session, authority: Authority, giver: Staff, *, at: datetime, **changes: Any
) -> Dispersal:
    """An authorisation that its giver signed at the desk."""
    return dispersals.authorise(
        *(session, session.get_one(Authority, authority.id), giver, proposal(at, **changes)),
        entered_by=giver,
        by=actor(giver),
        at=at,
    )


def phoned(
    session: Session,
    authority: Authority,
    giver: Staff,
    entered_by: Staff,
    *,
    at: datetime,
    **changes: Any,
) -> Dispersal:
    """An authorisation that its giver gave by phone, not signed yet."""
    changes = {"by_phone": True, "signed_name": ""} | changes
    return dispersals.authorise(
        *(session, session.get_one(Authority, authority.id), giver, proposal(at, **changes)),
        entered_by=entered_by,
        by=actor(entered_by),
        at=at,
    )
