"""Every notice that has the same fault, whatever became of it."""

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from appeals.rules.recalls import Defect, Fault, is_near
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import OrderVersion
from penalties.records.payments import LedgerEntry
from penalties.records.signs import Sign
from penalties.rules.fixed_penalties import Status


@dataclass(frozen=True, slots=True)
class Affected:
    """One notice with the fault: ``pence`` is what was paid and not sent back.

    Where the place of a notice is not known, nobody can say whether a sign's fault is its own.
    """

    id: uuid.UUID
    number: str
    status: Status
    on: date
    pence: int
    place_is_known: bool = True


def affected(session: Session, authority_id: int, fault: Fault) -> Sequence[Affected]:
    """Every notice with this fault, by number."""
    if fault.defect is Defect.SIGN:
        return list(_near(session, authority_id, fault))
    found = session.execute(_notices(authority_id, fault)).all()
    return [
        Affected(id_, number, Status(status), on, pence) for id_, number, status, on, pence in found
    ]


def layouts(session: Session, authority_id: int) -> Sequence[str]:
    """Every layout that a notice of the council was printed in."""
    found = (
        select(FixedPenalty.layout)
        .where(FixedPenalty.authority_id == authority_id, FixedPenalty.layout.is_not(None))
        .distinct()
        .order_by(FixedPenalty.layout)
    )
    return [str(layout) for layout in session.scalars(found)]


def _notices(authority_id: int, fault: Fault) -> Select[*tuple[Any, ...]]:
    """Id, number, status, day and pence of the notices of those days, by number."""
    on = (
        FixedPenalty.offence_on
        if fault.defect is Defect.SIGN
        else func.coalesce(FixedPenalty.date_of_notice, FixedPenalty.offence_on)
    )
    paid = (
        select(LedgerEntry.penalty_id, func.sum(LedgerEntry.pence).label("pence"))
        .where(LedgerEntry.authority_id == authority_id)
        .group_by(LedgerEntry.penalty_id)
        .subquery()
    )
    return (
        select(
            *(FixedPenalty.id, FixedPenalty.number, FixedPenalty.status, on),
            func.coalesce(paid.c.pence, 0),
        )
        .outerjoin(paid, paid.c.penalty_id == FixedPenalty.id)
        .where(
            FixedPenalty.authority_id == authority_id,
            on.between(fault.from_on, fault.to_on),
            *_with(fault),
        )
        .order_by(FixedPenalty.number)
    )


def _with(fault: Fault) -> Iterator[Any]:
    match fault.defect:
        case Defect.ORDER_VERSION:
            yield FixedPenalty.order_version_id == fault.order_version_id
        case Defect.PROHIBITION:
            yield FixedPenalty.prohibition_id == fault.prohibition_id
        case Defect.WORDING:
            kind, _, value = (fault.paper or "").partition("=")
            # The snapshot is canonical JSON: no spaces, and each name once.
            said = FixedPenalty.snapshot.contains(f'"wording":{json.dumps(value)}', autoescape=True)
            yield FixedPenalty.layout == value if kind == "layout" else said


def _near(session: Session, authority_id: int, fault: Fault) -> Iterator[Affected]:
    """The notices of a sign's order that were issued near it.

    Of an encounter behind the wall only the notice itself says where it was.
    """
    sign = session.get_one(Sign, (authority_id, fault.sign_id))
    of_order = select(OrderVersion.id).where(
        OrderVersion.authority_id == authority_id, OrderVersion.order_id == sign.order_id
    )
    found = session.execute(
        _notices(authority_id, fault)
        .join(
            Encounter,
            and_(
                Encounter.authority_id == FixedPenalty.authority_id,
                Encounter.id == FixedPenalty.encounter_id,
            ),
        )
        .where(FixedPenalty.order_version_id.in_(of_order))
        .add_columns(Encounter.lat_e6, Encounter.lon_e6, FixedPenalty.snapshot)
    )
    for id_, number, status, on, pence, lat_e6, lon_e6, snapshot in found:
        place = (lat_e6, lon_e6) if lat_e6 is not None else _printed_place(snapshot)
        one = Affected(id_, number, Status(status), on, pence, place is not None)
        if place is None or is_near((sign.lat_e6, sign.lon_e6), place, fault.metres or 0):
            yield one


def _printed_place(snapshot: str | None) -> tuple[int, int] | None:
    if snapshot is None:
        return None
    offence = json.loads(snapshot)["offence"]
    return int(offence["lat_e6"]), int(offence["lon_e6"])
