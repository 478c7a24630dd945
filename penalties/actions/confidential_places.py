"""Where a service is that nobody may know of, and the one question that a direction asks about it.

The answer is whether a way has to be left open, and nothing more. It is asked of the whole
locality of an authorisation, never of a part that somebody draws: parts would find the place.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from penalties.actions.services import confidential_address
from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.premises import keyring_of
from penalties.office.roles import Side, acting_as
from penalties.records.services import SupportService, secret_of, service
from penalties.rules.areas import Area, locate
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

Point = tuple[int, int]
"""Latitude and longitude in whole micro-degrees."""


def point_of(session: Session, offered: SupportService) -> Point | None:
    """Where a confidential address is; for the support side alone."""
    secret = secret_of(session, offered)
    if secret is None or secret.point is None:
        return None
    lat, _comma, lon = keyring_of(session).support.open(secret.point).partition(",")
    return (int(lat), int(lon)) if lat else None


def set_point(
    session: Session, offered: SupportService, point: Point | None, *, by: Actor, at: datetime
) -> bool:
    """Seal where a confidential address is, or clear it; whether that is different now.

    Raises ``Refused`` for a point without an address.
    """
    if point == point_of(session, offered):
        return False
    secret = secret_of(session, offered)
    if secret is None or (point and not confidential_address(session, offered)):
        raise refuse("services.point", "Enter the confidential address as well.")
    text = ",".join(map(str, point)) if point else ","
    secret.point, secret.changed_at = keyring_of(session).support.seal(text), at
    support_trail.write(
        session,
        Event.SERVICE_CHANGED,
        authority_id=offered.authority_id,
        by=by,
        at=at,
        subject=("service", offered.id),
        facts={"changed": "confidential_place"},
    )
    session.flush()
    return True


def carve_out_is_needed(
    session: Session, authority_id: int, service_id: UUID, locality: Area
) -> bool:
    """Whether a service that nobody may know of lies in a locality, asked from enforcement's side.

    Also ``False`` for a service that is unknown, has no confidential address, or no point to it.
    """
    with acting_as(session, Side.SUPPORT):
        offered = service(session, authority_id, service_id)
        point = point_of(session, offered) if offered else None
    return point is not None and locate(locality, *point).inside
