"""Recording signs of an order, and each time somebody looks at one again (SI 2014/2591 reg 2)."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.photos import without_metadata
from penalties.office.premises import files_of
from penalties.records.orders import Order
from penalties.records.signs import Sign
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.signs import Condition


def add_sign(
    session: Session,
    order: Order,
    *,
    place: str,
    lat_e6: int,
    lon_e6: int,
    inspected_on: date,
    condition: Condition,
    photo: bytes | None = None,
    by: Actor,
    at: datetime,
) -> Sign:
    """Record a sign where it stands, with a ``photo`` (JPEG or PNG) if there is one.

    Raises ``Refused`` for an inspection still to come and for a photo that cannot be read.
    """
    _check_day(inspected_on, at)
    sign = Sign(
        authority_id=order.authority_id,
        order_id=order.id,
        place=place,
        lat_e6=lat_e6,
        lon_e6=lon_e6,
        inspected_on=inspected_on,
        condition=str(condition),
        photo_sha256=_kept(session, order.authority_id, photo),
        entered_at=at,
        entered_by=by.id,
    )
    session.add(sign)
    session.flush()
    _write(session, Event.SIGN_RECORDED, sign, by, at)
    return sign


def inspect_sign(
    session: Session,
    sign: Sign,
    *,
    inspected_on: date,
    condition: Condition,
    photo: bytes | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Say how the sign was found again; the trail keeps how it was found before.

    Raises ``Refused`` for a day still to come or before the last inspection, and for a photo
    that cannot be read.
    """
    _check_day(inspected_on, at)
    if inspected_on < sign.inspected_on:
        raise refuse("signs.earlier", "A later inspection of this sign is recorded already.")
    sign.inspected_on, sign.condition = inspected_on, str(condition)
    sign.photo_sha256 = _kept(session, sign.authority_id, photo) or sign.photo_sha256
    sign.entered_at, sign.entered_by = at, by.id
    session.flush()
    _write(session, Event.SIGN_INSPECTED, sign, by, at)


def _check_day(inspected_on: date, at: datetime) -> None:
    if inspected_on > london_date(at):
        raise refuse("signs.future", "The date of the inspection must be today or in the past.")


def _kept(session: Session, authority_id: int, photo: bytes | None) -> str | None:
    if photo is None:
        return None
    code = session.get_one(Authority, authority_id).code
    return files_of(session).put(code, without_metadata(photo))


def _write(session: Session, event: Event, sign: Sign, by: Actor, at: datetime) -> None:
    audit.record(
        session,
        event,
        authority_id=sign.authority_id,
        by=by,
        at=at,
        subject=("sign", sign.id),
        facts={
            "order": str(sign.order_id),
            "inspected_on": sign.inspected_on.isoformat(),
            "condition": sign.condition,
            "photo": sign.photo_sha256,
        },
    )
