"""Recording that a vehicle was seen: its mark, make, colour, road and moment, and nobody in it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.office.staff import Staff
from penalties.records.keepers import Sighting
from penalties.records.people import Vehicle, vehicle_with
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.sightings import check_mark, check_seen_at, check_words
from penalties.rules.vehicles import Mark


@dataclass(frozen=True, slots=True)
class VehicleSeen:
    """What an officer writes down; ``road`` as generally as a letter may say it."""

    vrm: str
    make: str
    colour: str
    seen_at: datetime
    road: str


def record_sighting(
    session: Session,
    officer: Staff,
    seen: VehicleSeen,
    *,
    supervised_by: Staff | None = None,
    by: Actor,
    at: datetime,
) -> Sighting:
    """Keep that ``officer`` saw a vehicle; ``supervised_by`` was there and saw it too.

    Raises ``Refused`` for a mark that is none, a moment that cannot be, words that describe more
    than a vehicle and a road, and somebody who would have supervised themselves.
    """
    mark = _checked(officer, seen, supervised_by, at)
    vehicle = vehicle_kept(session, officer.authority_id, mark.compact, seen.make, seen.colour, at)
    sighting = Sighting(
        authority_id=officer.authority_id,
        id=new_id(),
        vehicle_id=vehicle.id,
        make=seen.make.strip(),
        colour=seen.colour.strip(),
        seen_at=seen.seen_at,
        road=seen.road.strip(),
        officer_id=officer.id,
        supervised_by=supervised_by.id if supervised_by else None,
        recorded_at=at,
    )
    session.add(sighting)
    session.flush()
    audit.record(
        session,
        Event.SIGHTING_RECORDED,
        authority_id=officer.authority_id,
        by=by,
        at=at,
        subject=("sighting", sighting.id),
        facts={"vehicle": str(vehicle.id), "supervised": supervised_by is not None},
    )
    return sighting


def vehicle_kept(
    session: Session, authority_id: int, vrm: str, make: str, colour: str, at: datetime
) -> Vehicle:
    """The vehicle with this compact mark, kept now if never seen before."""
    known = vehicle_with(session, authority_id, vrm)
    if known is None:
        known = Vehicle(
            authority_id=authority_id,
            id=new_id(),
            vrm=vrm,
            make=make.strip(),
            colour=colour.strip(),
            first_seen_at=at,
        )
        session.add(known)
        session.flush()
    return known


def _checked(officer: Staff, seen: VehicleSeen, supervised_by: Staff | None, at: datetime) -> Mark:
    mark = check_mark(seen.vrm)
    check_seen_at(seen.seen_at, at)
    check_words(seen.road, seen.make, seen.colour)
    if supervised_by is not None and supervised_by.id == officer.id:
        raise refuse("sightings.supervised", "Somebody else must have been there and seen it.")
    return mark
