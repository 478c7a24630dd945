"""Keeping one version of an order, with its prohibitions and its line in the trail."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.records.orders import Order, OrderVersion, Prohibition, order_with_code
from penalties.rules.area_files import area_digest
from penalties.rules.events import Event
from penalties.rules.order_versions import Planned
from penalties.rules.orders import Change

IMPORTED_AS = {
    None: Event.ORDER_IMPORTED,
    Change.VARIATION: Event.ORDER_VARIED,
    Change.EXTENSION: Event.ORDER_EXTENDED,
    Change.CORRECTION: Event.ORDER_CORRECTED,
}


def keep(
    session: Session, authority: Authority, step: Planned, *, by: Actor, at: datetime
) -> OrderVersion:
    """Write a planned version, and the order itself where this is its first."""
    order = _order(session, authority, step, at)
    version = _version(order, step, by, at)
    session.add(version)
    session.flush()
    session.add_all(
        Prohibition(
            authority_id=authority.id,
            order_version_id=version.id,
            position=position,
            **prohibition.as_data(),
        )
        for position, prohibition in enumerate(step.draft.prohibitions, start=1)
    )
    session.flush()
    _write(session, order, step, by, at)
    return version


def _order(session: Session, authority: Authority, step: Planned, at: datetime) -> Order:
    order = order_with_code(session, authority.id, step.draft.code)
    if order is None:
        order = Order(authority_id=authority.id, code=step.draft.code, added_at=at)
        session.add(order)
        session.flush()
    return order


def _version(order: Order, step: Planned, by: Actor, at: datetime) -> OrderVersion:
    draft = step.draft
    return OrderVersion(
        authority_id=order.authority_id,
        order_id=order.id,
        version=step.version,
        change=str(draft.change) if draft.change else None,
        title=draft.title,
        made_on=draft.made_on,
        in_force_from=draft.in_force_from,
        in_force_to=draft.in_force_to,
        full_pence=draft.full_pence,
        lower_pence=draft.lower_pence,
        lower_days=draft.lower_days,
        area=dict(draft.area),
        area_digest=area_digest(draft.area),
        content_digest=step.content_digest,
        imported_at=at,
        imported_by=by.id,
    )


def _write(session: Session, order: Order, step: Planned, by: Actor, at: datetime) -> None:
    audit.record(
        session,
        IMPORTED_AS[step.draft.change],
        authority_id=order.authority_id,
        by=by,
        at=at,
        subject=("order", order.id),
        facts={
            "code": order.code,
            "version": step.version,
            "made_on": step.made_on.isoformat(),
            "in_force_from": step.in_force_from.isoformat(),
            "in_force_to": step.in_force_to.isoformat(),
            "full_pence": step.draft.full_pence,
            "lower_pence": step.draft.lower_pence,
            "lower_days": step.draft.lower_days,
            "sha256": step.content_digest,
        },
    )
