"""Levers for tests under `/_test/`: what happens at the processor by chance, on purpose.

Each takes a JSON object and answers one.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, request

from . import checkout_payment, disputes
from .books import Books
from .cards import numbered
from .errors import StripeError
from .payment_methods import of_card
from .store import Thing
from .world import World

Asked = dict[str, Any]
Lever = Callable[..., Thing]


def create(world: World) -> Blueprint:
    """The levers of one world."""
    levers = Blueprint("levers", __name__, url_prefix="/_test")
    for (method, path), lever in LEVERS.items():
        levers.add_url_rule(path, path, _view(world, lever), methods=[method])
    levers.register_error_handler(StripeError, _refused)
    return levers


def health(world: World, asked: Asked) -> Thing:
    """Whether the stand-in answers."""
    return {"ready": True}


def deliveries(world: World, asked: Asked) -> Thing:
    """Every attempt so far, and how many deliveries have not arrived."""
    return {"attempts": list(world.courier.log), "waiting": world.courier.waiting()}


def breaches(world: World, asked: Asked) -> Thing:
    """Where the stand-in failed or broke the official description; empty is good."""
    return {"breaches": list(world.breaches)}


def settle(world: World, asked: Asked) -> Thing:
    """Wait until nothing is on its way: `{"seconds": 10}`."""
    return {"settled": world.courier.settle(float(asked.get("seconds", 10)))}


def hold(world: World, asked: Asked) -> Thing:
    """Hold back every webhook from now on."""
    world.courier.hold()
    return {"held": True}


def release(world: World, asked: Asked) -> Thing:
    """Let go of what was held back; `{"reversed": true}` delivers the last first."""
    world.courier.release(bool(asked.get("reversed")))
    return {"held": False}


def hurry(world: World, asked: Asked) -> Thing:
    """Make every waiting retry due now."""
    world.courier.hurry()
    return {"hurried": True}


def redeliver(world: World, asked: Asked, event: str) -> Thing:
    """Deliver an event once more to everybody who was sent it."""
    return _handed_over(world, event, None)


def forge(world: World, asked: Asked, event: str) -> Thing:
    """Deliver an event that must not be believed: `{"fault": one of those in signing}`."""
    return _handed_over(world, event, str(asked.get("fault", "secret")))


def clock(world: World, asked: Asked) -> Thing:
    """Set the clock `{"at": ISO}`, run it `{"at": null}`, or go on `{"ahead": seconds}`."""
    with world.turn():
        if "ahead" in asked:
            world.clock.advance(timedelta(seconds=asked["ahead"]))
        else:
            world.clock.set(datetime.fromisoformat(asked["at"]) if asked.get("at") else None)
        world.keep_time()
        return {"now": world.clock.now().isoformat()}


def pay(world: World, asked: Asked, session: str) -> Thing:
    """Pay without a browser: `{"card": number, "confirms": true}`; a decline is its error."""
    with world.turn():
        books = Books(world, world.store.owner("checkout.session", session))
        found = books.find("checkout.session", session)
        card = numbered(str(asked.get("card", "4242424242424242")))
        checkout_payment.pay(books, found, of_card(books, card, {"name": "A Payer"}))
        if checkout_payment.waits(books, found):
            checkout_payment.answer(books, found, bool(asked.get("confirms", True)))
        return found


def dispute(world: World, asked: Asked, charge: str) -> Thing:
    """A payer disputes a charge long after: `{"reason": "fraudulent"}`, or `inquiry`."""
    with world.turn():
        books = Books(world, world.store.owner("charge", charge))
        found = books.find("charge", charge)
        return disputes.open_dispute(books, found, str(asked.get("reason", "fraudulent")))


def lose_answers(world: World, asked: Asked) -> Thing:
    """Do the next requests but answer them with a failure: `{"count": 1}`."""
    world.answers_to_lose = int(asked.get("count", 1))
    return {"count": world.answers_to_lose}


def _view(world: World, lever: Lever) -> Callable[..., Response]:
    def view(**names: str) -> Response:
        return jsonify(lever(world, request.get_json(silent=True) or {}, **names))

    return view


def _refused(refusal: StripeError) -> tuple[Response, int]:
    return jsonify(refusal.body("")), refusal.status


def _handed_over(world: World, name: str, fault: str | None) -> Thing:
    account = world.store.owner("event", name)
    event = world.store.find(account, "event", name, "id")
    addresses = [a for a in world.addresses.values() if a.wants(account, event["type"])]
    return {"attempts": [world.courier.hand_over(event, address, fault) for address in addresses]}


LEVERS: dict[tuple[str, str], Lever] = {
    ("GET", "/health"): health,
    ("GET", "/deliveries"): deliveries,
    ("GET", "/breaches"): breaches,
    ("POST", "/settle"): settle,
    ("POST", "/hold"): hold,
    ("POST", "/release"): release,
    ("POST", "/hurry"): hurry,
    ("POST", "/redeliver/<event>"): redeliver,
    ("POST", "/forge/<event>"): forge,
    ("POST", "/clock"): clock,
    ("POST", "/pay/<session>"): pay,
    ("POST", "/dispute/<charge>"): dispute,
    ("POST", "/lose-answers"): lose_answers,
}
