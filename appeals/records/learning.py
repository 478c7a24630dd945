"""The second looks that were decided in some days, with what they rest on and nobody's name."""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from appeals.records.decisions import Decision
from appeals.records.representations import Representation
from appeals.rules.grounds import Ground
from appeals.rules.learning import NO_SIGN, Look
from appeals.rules.recalls import metres_between
from appeals.rules.representations import Channel
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import Order, OrderVersion, Prohibition
from penalties.records.signs import Sign
from penalties.rules.days import london_date, start_of

NEAR = 200
"""Metres within which the nearest sign is taken to have told somebody of the order."""
COUNTED = ("cancelled", "refused", "refused_lower")


def decided(session: Session, authority_id: int, first: date, last: date) -> list[Look]:
    """Every second look that was decided in these London days: cancelled, or kept."""
    signs = _signs(session, authority_id)
    return [_look(row, signs) for row in session.execute(_statement(authority_id, first, last))]


def first_decided_on(session: Session, authority_id: int) -> date | None:
    """The day of the first decision, or ``None``."""
    at = session.scalar(
        select(func.min(Decision.made_at)).where(Decision.authority_id == authority_id)
    )
    return london_date(at) if at else None


def _statement(authority_id: int, first: date, last: date) -> Select[*tuple[Any, ...]]:
    one, of, met = Representation, FixedPenalty, Encounter
    return (
        select(
            *(Decision.outcome, Decision.made_at, one.grounds, one.channel, one.in_time),
            *(one.came_at, one.target_on, OrderVersion.order_id, Order.code.label("order")),
            *(Prohibition.code.label("article"), met.lat_e6, met.lon_e6, of.snapshot),
        )
        .join(one, _same(one, Decision.representation_id))
        .join(of, _same(of, one.penalty_id))
        .join(met, _same(met, of.encounter_id))
        .outerjoin(OrderVersion, _same(OrderVersion, of.order_version_id))
        .outerjoin(Order, _same(Order, OrderVersion.order_id))
        .outerjoin(Prohibition, _same(Prohibition, of.prohibition_id))
        .where(
            Decision.authority_id == authority_id,
            Decision.status == "made",
            Decision.outcome.in_(COUNTED),
            Decision.made_at >= start_of(first),
            Decision.made_at < start_of(last + timedelta(days=1)),
        )
        .order_by(Decision.id)
    )


def _same(table: Any, id_: Any) -> Any:
    return and_(table.authority_id == Decision.authority_id, table.id == id_)


def _signs(session: Session, authority_id: int) -> Mapping[uuid.UUID, Sequence[Sign]]:
    found: dict[uuid.UUID, list[Sign]] = {}
    for sign in session.scalars(select(Sign).where(Sign.authority_id == authority_id)):
        found.setdefault(sign.order_id, []).append(sign)
    return found


def _look(row: Any, signs: Mapping[uuid.UUID, Sequence[Sign]]) -> Look:
    answered_on, came_on = london_date(row.made_at), london_date(row.came_at)
    return Look(
        cancelled=row.outcome == "cancelled",
        grounds=tuple(Ground(one) for one in row.grounds),
        order=row.order or "No order",
        article=row.article or "no article",
        sign=_nearest(row, signs.get(row.order_id, ())),
        channel=Channel(row.channel),
        in_time=row.in_time,
        days=(answered_on - came_on).days,
        on_target=answered_on <= row.target_on,
    )


def _nearest(row: Any, signs: Sequence[Sign]) -> str:
    """The order's sign that stands nearest to where it was, if one is near."""
    place = next(_places(row), None)
    if place is None:
        return NO_SIGN
    near = [(metres_between((one.lat_e6, one.lon_e6), place), one.place) for one in signs]
    metres, words = min(near, default=(NEAR + 1.0, NO_SIGN))
    return words if metres <= NEAR else NO_SIGN


def _places(row: Any) -> Iterator[tuple[int, int]]:
    """Where it was: of an encounter behind the wall only the notice itself says so."""
    if row.lat_e6 is not None:
        yield row.lat_e6, row.lon_e6
    if row.snapshot is not None:
        offence = json.loads(row.snapshot)["offence"]
        yield offence["lat_e6"], offence["lon_e6"]
