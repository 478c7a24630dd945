"""Holding the cases of an order that a court has suspended or quashed, and releasing them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions.holds import lift_hold, place_hold
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import holds_of
from penalties.records.orders import Order, OrderVersion
from penalties.rules.fixed_penalties import OPEN
from penalties.rules.holds import HoldKind


def freeze_cases_of(session: Session, order: Order, *, by: Actor, at: datetime) -> int:
    """Hold every open case under ``order``: the High Court has suspended or quashed it (s66).

    Returns how many were held; a case that waits for this reason already is left as it is.
    """
    held = 0
    for case in _open_cases_of(session, order):
        if not _waits_for_the_court(session, case):
            place_hold(session, case, HoldKind.ORDER, by=by, at=at)
            held += 1
    return held


def release_cases_of(session: Session, order: Order, *, by: Actor, at: datetime) -> int:
    """Lift those holds again once the court's suspension has ended; returns how many."""
    lifted = 0
    for case in _open_cases_of(session, order):
        for hold in holds_of(session, case):
            if hold.kind == HoldKind.ORDER and hold.lifted_at is None:
                lift_hold(session, case, hold, by=by, at=at)
                lifted += 1
    return lifted


def _open_cases_of(session: Session, order: Order) -> list[FixedPenalty]:
    versions = select(OrderVersion.id).where(
        OrderVersion.authority_id == order.authority_id, OrderVersion.order_id == order.id
    )
    found = select(FixedPenalty).where(
        FixedPenalty.authority_id == order.authority_id,
        FixedPenalty.order_version_id.in_(versions),
        FixedPenalty.status.in_([str(status) for status in OPEN]),
    )
    return list(session.scalars(found.order_by(FixedPenalty.id)))


def _waits_for_the_court(session: Session, case: FixedPenalty) -> bool:
    return any(
        hold.kind == HoldKind.ORDER and hold.lifted_at is None for hold in holds_of(session, case)
    )
