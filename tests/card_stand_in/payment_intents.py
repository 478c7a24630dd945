"""Payment intents: one wish to be paid, through all its attempts."""

from typing import Any

from . import charging, descriptors, sums
from .books import Books
from .errors import invalid
from .lists import list_shape, listing
from .metadata import Metadata
from .operations import Operation
from .payment_intent import wished
from .payment_methods import ADDRESS, card_of, given
from .shapes import Choice, Flag, Listed, Record, Shape, Text, Whole
from .store import Thing

UNPAID = ("requires_payment_method", "requires_confirmation", "requires_action")


def intent(books: Books, asked: dict[str, Any]) -> Thing:
    """A new intent, told to whoever listens.

    Raises StripeError for an amount or descriptor out of bounds.
    """
    sums.check(asked["amount"], asked["currency"])
    descriptors.check(asked)
    made = books.keep(wished(asked, books.stamp()))
    books.tell("payment_intent.created", made)
    return made


def create(books: Books, asked: dict[str, Any]) -> Thing:
    """A new intent, at once confirmed when that is asked."""
    made = intent(books, asked)
    if "payment_method" in asked:
        made["payment_method"] = given(books, asked)["id"]
        made["status"] = "requires_confirmation"
    if asked.get("confirm"):
        _confirm(books, made)
    return made


def confirm(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Try to be paid; StripeError with the decline when the bank says no."""
    found = _unpaid(books, name, "confirm")
    if "payment_method" in asked:
        found["payment_method"] = given(books, asked)["id"]
    _confirm(books, found)
    return found


def cancel(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Give the wish up, unless it was already granted."""
    found = _unpaid(books, name, "cancel")
    call_off(books, found, asked.get("cancellation_reason"))
    return found


def call_off(books: Books, found: Thing, reason: str | None) -> None:
    """Cancel an intent that is still unpaid, and tell it."""
    found |= {"status": "canceled", "canceled_at": books.stamp(), "next_action": None}
    found["cancellation_reason"] = reason
    books.tell("payment_intent.canceled", found)


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One intent."""
    return books.find("payment_intent", name, "intent")


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Intents, newest first."""
    return listing(books, "payment_intent", "/v1/payment_intents", asked)


def _confirm(books: Books, found: Thing) -> None:
    if found["payment_method"] is None:
        raise invalid(
            "There is no payment method to confirm this payment intent with.",
            "payment_method",
            "payment_intent_unexpected_state",
        )
    method = books.find("payment_method", found["payment_method"])
    if card_of(method).confirms:
        charging.ask_to_confirm(books, found, method)
    else:
        charging.settle(books, charging.charge(books, found, method))


def _unpaid(books: Books, name: str, verb: str) -> Thing:
    """An intent that its caller may confirm or cancel: unpaid, and not a checkout session's."""
    found = books.find("payment_intent", name, "intent")
    why = f"it has a status of {found['status']}" if found["status"] not in UNPAID else ""
    if any(session["payment_intent"] == name for session in books.every("checkout.session")):
        why = why or "a Checkout Session made it; expire the session instead"
    if why:
        raise invalid(
            f"You cannot {verb} this PaymentIntent because {why}.",
            code="payment_intent_unexpected_state",
        )
    return found


SHIPPING = Record({"name": Text(), "phone": Text(), "address": ADDRESS})
ABOUT: dict[str, Shape] = {
    "capture_method": Choice(("automatic", "automatic_async")),
    "description": Text(1000),
    "metadata": Metadata(),
    "receipt_email": Text(),
    "shipping": SHIPPING,
    "statement_descriptor": Text(22),
    "statement_descriptor_suffix": Text(22),
}
NEW: dict[str, Shape] = {
    **ABOUT,
    "amount": Whole(),
    "currency": Text(3),
    "automatic_payment_methods": Record(
        {"enabled": Flag(), "allow_redirects": Choice(("always", "never"))}, ("enabled",)
    ),
    "confirm": Flag(),
    "payment_method": Text(),
    "payment_method_types": Listed(Choice(("card",))),
    "return_url": Text(),
}
OPERATIONS = (
    Operation("POST", "/v1/payment_intents", create, Record(NEW, ("amount", "currency"))),
    Operation("GET", "/v1/payment_intents", several, list_shape()),
    Operation("GET", "/v1/payment_intents/{intent}", read),
    Operation(
        "POST",
        "/v1/payment_intents/{intent}/confirm",
        confirm,
        Record({"payment_method": Text(), "return_url": Text()}),
    ),
    Operation(
        "POST",
        "/v1/payment_intents/{intent}/cancel",
        cancel,
        Record(
            {
                "cancellation_reason": Choice(
                    ("abandoned", "duplicate", "fraudulent", "requested_by_customer")
                )
            }
        ),
    ),
)
