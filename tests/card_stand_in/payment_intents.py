"""Payment intents: one wish to be paid, through all its attempts."""

from typing import Any

from . import charging, descriptors, identifiers, sums
from .books import Books
from .errors import invalid
from .lists import list_shape, listing
from .metadata import Metadata, merged
from .operations import Operation
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
    name = identifiers.new("pi_3")
    made = books.keep(
        {
            "id": name,
            "object": "payment_intent",
            "amount": asked["amount"],
            "amount_capturable": 0,
            "amount_details": {"tip": {}},
            "amount_received": 0,
            "application": None,
            "application_fee_amount": None,
            "automatic_payment_methods": asked.get("automatic_payment_methods"),
            "canceled_at": None,
            "cancellation_reason": None,
            "capture_method": asked.get("capture_method", "automatic_async"),
            "client_secret": identifiers.new(f"{name}_secret_"),
            "confirmation_method": "automatic",
            "created": books.stamp(),
            "currency": asked["currency"].lower(),
            "customer": None,
            "customer_account": None,
            "description": asked.get("description"),
            "excluded_payment_method_types": None,
            "last_payment_error": None,
            "latest_charge": None,
            "livemode": False,
            "metadata": merged({}, asked),
            "next_action": None,
            "on_behalf_of": None,
            "payment_method": None,
            "payment_method_configuration_details": None,
            "payment_method_options": {
                "card": {
                    "installments": None,
                    "mandate_options": None,
                    "network": None,
                    "request_three_d_secure": "automatic",
                }
            },
            "payment_method_types": asked.get("payment_method_types", ["card"]),
            "processing": None,
            "receipt_email": asked.get("receipt_email"),
            "review": None,
            "setup_future_usage": None,
            "shipping": charging.shipping(asked.get("shipping")),
            "statement_descriptor": None,
            "statement_descriptor_suffix": asked.get("statement_descriptor_suffix"),
            "status": "requires_payment_method",
            "transfer_data": None,
            "transfer_group": None,
        }
    )
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
    found = books.find("payment_intent", name, "intent")
    if found["status"] not in UNPAID:
        raise _not_in_this_state(found, "confirm")
    if "payment_method" in asked:
        found["payment_method"] = given(books, asked)["id"]
    _confirm(books, found)
    return found


def cancel(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Give the wish up, unless it was already granted."""
    found = books.find("payment_intent", name, "intent")
    if found["status"] not in UNPAID:
        raise _not_in_this_state(found, "cancel")
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


def _not_in_this_state(found: Thing, verb: str) -> Exception:
    return invalid(
        f"You cannot {verb} this PaymentIntent because it has a status of {found['status']}.",
        code="payment_intent_unexpected_state",
    )


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
