"""Notice numbers over the API: leased in blocks, and accounted for when their paper is ruined."""

from typing import Any

from flask import Response, abort, jsonify

from penalties.actions.field_kits import leases_told
from penalties.actions.numbers import lease, spoil
from penalties.forms.tablet.requests import NumbersAsked, Spoiled
from penalties.records.deliveries import numbers_named
from penalties.records.numbers import NoticeNumber
from penalties.rules import numbers
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.api.blueprint import bp
from penalties.web.api.guard import caller, for_tablets
from penalties.web.api.reading import sent_as


@bp.post("/v1/numbers")
@for_tablets(Permission.NUMBERS_LEASE)
def take() -> Response:
    """Lease numbers to this tablet."""
    asked, asks, session = sent_as(NumbersAsked), caller(), door.session()
    made = lease(session, asks.authority, asks.tablet, asked.count, by=asks.actor, at=door.now())
    told: list[dict[str, Any]] = leases_told(session, made)
    return jsonify(numbers=[each["number"] for each in told], leases=told)


@bp.post("/v1/numbers/spoil")
@for_tablets(Permission.NUMBERS_SPOIL)
def spoil_one() -> Response:
    """Account for a number of this tablet whose paper was ruined."""
    asked, asks = sent_as(Spoiled), caller()
    number = _own(numbers.compact(*numbers.read(asked.number)))
    spoil(door.session(), number, asked.reason, by=asks.actor, at=door.now())
    return jsonify(number=number.number, state=number.state)


def _own(number: str) -> NoticeNumber:
    """The number, locked, where this tablet holds it; otherwise there is none."""
    asks = caller()
    kept = numbers_named(door.session(), asks.authority.id, [number]).get(number)
    if kept is None or kept.tablet_id != asks.tablet.id:
        abort(404)
    return kept
