"""A beat: an authorisation that runs, a constable in it, and the directions that they give."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions import staff
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.database import new_id
from penalties.office.staff import Staff
from penalties.records.directions import Direction
from penalties.records.dispersals import Dispersal
from penalties.records.orders import OrderVersion
from penalties.rules.area_files import area_digest
from penalties.rules.staff import Kind, Power, Role
from tests.builders.patrol import SELLER, Patrol, seen
from tests.builders.staff import member

ASKED_ALL: dict[str, Any] = {
    name: {"asked": True, "answer": False}
    for name in ("home", "work", "court", "education", "medical", "support")
}
GIVEN: dict[str, Any] = {
    "area": "Ilford Lane and the streets beside it",
    "leave_by": "2026-11-22T21:30:00Z",
    "until": "2026-11-23T21:05:00Z",
    "route": "By Roden Street to the station",
    "exemptions": ASKED_ALL,
    "behaviour": "She walked up to four cars and spoke to their drivers.",
    "necessity": "Drivers stopped in the road, and a resident was shouted at.",
    "offence_warning": True,
    "in_uniform": True,
}


def constable(
    session: Session, authority: Authority, *powers: Power, at: datetime, **about: Any
) -> Staff:
    """A constable who holds these powers since the end of 2024."""
    made = member(session, authority, **{"kind": Kind.CONSTABLE, "name": "Jo Lee", **about}, at=at)
    for power in powers:
        staff.grant_power(
            *(session, made, power),
            from_on=date(2024, 11, 25),
            instrument="Designation 7",
            by=OPERATOR,
            at=at,
        )
    return made


def inspector(session: Session, authority: Authority, *, at: datetime) -> Staff:
    """A police supervisor who may authorise dispersals."""
    about = {"role": Role.SUPERVISOR, "name": "Sam Reed"}
    return constable(session, authority, Power.S34, Power.S35, Power.S37, at=at, **about)


def dispersal(session: Session, by: Staff, *, at: datetime, **changes: Any) -> Dispersal:
    """An authorisation for the area of the council's order, from an hour ago for a day."""
    area = session.scalars(
        select(OrderVersion.area).where(OrderVersion.authority_id == by.authority_id)
    ).first()
    assert area is not None
    made = {
        "force": "Metropolitan Police Service",
        "locality": "Loxford",
        "area": area,
        "area_digest": area_digest(changes.get("area", area)),
        "starts_at": at - timedelta(hours=1),
        "ends_at": at + timedelta(hours=23),
        "grounds": "Harassment of residents on six nights in November.",
        "rights_considered": True,
        "rank": "Inspector",
        "given_at": at - timedelta(hours=1),
        "by_phone": False,
        "signed_at": at - timedelta(hours=1),
        "signed_name": by.name,
        "entered_at": at - timedelta(hours=1),
    } | changes
    row = Dispersal(
        authority_id=by.authority_id, id=new_id(), authorised_by=by.id, entered_by=by.id, **made
    )
    session.add(row)
    session.flush()
    return row


def on_the_beat(patrol: Patrol) -> Patrol:
    """The same patrol, walked by a constable with the power, in a live authorisation."""
    session, here = patrol.session, patrol.authority
    dispersal(session, inspector(session, here, at=patrol.at), at=patrol.at)
    officer = constable(session, here, Power.S35, Power.S37, at=patrol.at)
    return replace(patrol, officer=officer)


def directed(**changes: Any) -> dict[str, Any]:
    """An encounter in which a woman is told to leave; ``direction`` changes its parts."""
    direction = GIVEN | changes.pop("direction", {})
    support = {"offered": True, "answer": "declined"}
    plain = {"role": "selling", "person": SELLER, "outcome": "direction", "support": support}
    kept = {name: part for name, part in direction.items() if part is not ...}
    return seen(**plain | changes | {"direction": kept})


def the_direction(session: Session) -> Direction:
    """The only direction of the council."""
    return session.scalars(select(Direction)).one()
