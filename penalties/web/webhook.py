"""Where the card processor tells us what happened. Nothing is decided here.

2xx once understood, or not ours; 400 for a bad signature; 5xx for what is ours and not known yet,
so that it is sent again.
"""

from flask import Blueprint, abort, g, jsonify, request
from werkzeug.wrappers import Response

from penalties.actions import card_events
from penalties.actions.card_events import WRONG_ACCOUNT, NotKnownYet
from penalties.actions.money_back import UnknownPayment
from penalties.office.card_events import CardEvent, MoneyBack
from penalties.office.card_gateway import BadSignature, CardGateway, CardProcessorAway
from penalties.office.roles import Side
from penalties.web import door
from penalties.web.access import guarded_by
from penalties.web.errors import problem
from penalties.web.slowing import Tries

bp = Blueprint("webhook", __name__)


def signed() -> Response | None:
    """Let in only what the processor has signed; 404 where no cards are taken."""
    cards = door.office().cards or abort(404)
    try:
        g.card_event = cards.read_event(request.get_data(), request.headers.get("Stripe-Signature"))
    except BadSignature:
        _note("signature")
        return problem(400, "The signature is not right")
    g.cards = cards
    return None


@bp.post("/stripe/webhook")
@guarded_by(signed)
def hear() -> Response:
    """Do what the event means, once."""
    door.act_as(Side.PUBLIC)
    event: CardEvent = g.card_event
    try:
        outcome = card_events.settle(door.session(), event, at=door.now())
    except NotKnownYet:
        return _send_again()
    except UnknownPayment:
        return _unknown_payment(g.cards, event)
    if outcome == WRONG_ACCOUNT:
        _note("account")
    return jsonify(outcome=outcome)


def _unknown_payment(cards: CardGateway, event: CardEvent) -> Response:
    """Money goes back of a payment unknown here: the processor says whether it carries our mark."""
    door.roll_back()
    if not isinstance(event.about, MoneyBack):
        raise TypeError(event.kind)
    try:
        mark = cards.mark_of(event.about.payment, event.account)
    except CardProcessorAway:
        return _send_again()
    return jsonify(outcome=card_events.NOT_OURS) if mark is None else _send_again()


def _send_again() -> Response:
    door.roll_back()
    return problem(503, "This is not known here yet; send it again")


def _note(what: str) -> None:
    """Note what was wrong, unless this address has been noted often enough."""
    tries = Tries("webhook", what)
    if tries.opens_at() is None:
        tries.failed()
