"""Entering what the High Court or the council did to an order as a whole.

Law: Anti-social Behaviour, Crime and Policing Act 2014 ss61 and 66.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.court_holds import freeze_cases_of, release_cases_of
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.records.order_drafts import lock_orders
from penalties.records.orders import Order, OrderStanding, standings_of
from penalties.rules.events import Event
from penalties.rules.order_standing import Happening, check_happening

HAPPENED_AS = {
    Happening.DISCHARGED: Event.ORDER_DISCHARGED,
    Happening.QUASHED: Event.ORDER_QUASHED,
    Happening.SUSPENDED: Event.ORDER_SUSPENDED,
    Happening.SUSPENSION_LIFTED: Event.ORDER_RESUMED,
}


def change_standing(
    session: Session,
    order: Order,
    *,
    kind: Happening,
    from_at: datetime,
    reason: str,
    court_reference: str | None = None,
    by: Actor,
    at: datetime,
) -> OrderStanding:
    """Enter that the order was suspended, quashed or discharged, or its suspension lifted.

    It counts from ``from_at``. What the court stops also stops the clock of every open case under
    the order, from the moment it is entered. Raises ``Refused`` for what cannot follow what is
    known.
    """
    lock_orders(session, order.authority_id)
    check_happening(kind, from_at, standings_of(session, order), at)
    happened = OrderStanding(
        authority_id=order.authority_id,
        order_id=order.id,
        kind=str(kind),
        from_at=from_at,
        reason=reason,
        court_reference=court_reference,
        entered_at=at,
        entered_by=by.id,
    )
    session.add(happened)
    session.flush()
    _write(session, order, happened, by, at)
    if kind in (Happening.SUSPENDED, Happening.QUASHED):
        freeze_cases_of(session, order, by=by, at=at)
    elif kind is Happening.SUSPENSION_LIFTED:
        release_cases_of(session, order, by=by, at=at)
    return happened


def _write(
    session: Session, order: Order, happened: OrderStanding, by: Actor, at: datetime
) -> None:
    audit.record(
        session,
        HAPPENED_AS[Happening(happened.kind)],
        authority_id=order.authority_id,
        by=by,
        at=at,
        subject=("order", order.id),
        facts={"code": order.code, "from": happened.from_at.isoformat()},
        detail={"reason": happened.reason, "court_reference": happened.court_reference},
    )
