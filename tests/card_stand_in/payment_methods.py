"""Payment methods: a card as the processor remembers it, without its number."""

import re
from typing import Any

from . import identifiers
from .books import Books
from .cards import BY_TOKEN, Card
from .errors import invalid, no_such
from .metadata import Metadata, merged
from .operations import Operation
from .shapes import Choice, Record, Shape, Text
from .store import Thing

TOKEN = re.compile(r"(?:pm_card_|tok_)(\w+)")
ADDRESS_LINES = ("city", "country", "line1", "line2", "postal_code", "state")
ADDRESS = Record({line: Text() for line in ADDRESS_LINES})
DETAILS: dict[str, Shape] = {
    "address": ADDRESS,
    "email": Text(),
    "name": Text(),
    "phone": Text(),
}
LATEST_YEARS = 5


def of_card(books: Books, card: Card, details: dict[str, Any] | None = None) -> Thing:
    """A payment method for a test card, kept in the account's books."""
    details = details or {}
    return books.keep(
        {
            "id": identifiers.new("pm_1"),
            "object": "payment_method",
            "allow_redisplay": "unspecified",
            "billing_details": {
                "address": full_address(details.get("address")),
                "email": details.get("email"),
                "name": details.get("name"),
                "phone": details.get("phone"),
                "tax_id": None,
            },
            "card": _face(card, books.world.clock.now().year + LATEST_YEARS),
            "created": books.stamp(),
            "customer": None,
            "customer_account": None,
            "livemode": False,
            "metadata": {},
            "type": "card",
        }
    )


def given(books: Books, asked: dict[str, Any]) -> Thing:
    """The payment method that a parameter names: the account's own, or one like `pm_card_visa`."""
    token = TOKEN.fullmatch(asked["payment_method"])
    if token and token[1] in BY_TOKEN:
        return of_card(books, BY_TOKEN[token[1]])
    return books.given("payment_method", asked, "payment_method")


def card_of(method: Thing) -> Card:
    """The test card behind a payment method: its fingerprint is the card's token."""
    return BY_TOKEN[method["card"]["fingerprint"]]


def full_address(lines: dict[str, str] | None) -> dict[str, str | None]:
    """An address with every line, those that are not known empty."""
    return {line: (lines or {}).get(line) for line in ADDRESS_LINES}


def create(books: Books, asked: dict[str, Any]) -> Thing:
    """A card by its test token.

    Numbers are refused, as the processor refuses them from most accounts.
    """
    card = asked.get("card", {})
    if "number" in card:
        raise invalid(
            "Card numbers do not belong in an API call: use a test token such as tok_visa.",
            "card[number]",
        )
    token = TOKEN.fullmatch(card.get("token", ""))
    if not token or token[1] not in BY_TOKEN:
        raise no_such("token", card.get("token", ""), "card[token]", 400)
    method = of_card(books, BY_TOKEN[token[1]], asked.get("billing_details"))
    method["metadata"] = merged({}, asked)
    return method


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One payment method."""
    return books.find("payment_method", name, "payment_method")


def _face(card: Card, expires: int) -> dict[str, Any]:
    return {
        "brand": card.brand,
        "checks": {
            "address_line1_check": None,
            "address_postal_code_check": None,
            "cvc_check": "unchecked",
        },
        "country": card.country,
        "display_brand": card.brand,
        "exp_month": 12,
        "exp_year": expires,
        "fingerprint": card.token,
        "funding": "credit",
        "generated_from": None,
        "last4": card.number[-4:],
        "networks": {"available": [card.brand], "preferred": None},
        "regulated_status": "unregulated",
        "three_d_secure_usage": {"supported": True},
        "wallet": None,
    }


NUMBER: dict[str, Shape] = {
    name: Text() for name in ("token", "number", "cvc", "exp_month", "exp_year")
}
OPERATIONS = (
    Operation(
        "POST",
        "/v1/payment_methods",
        create,
        Record(
            {
                "type": Choice(("card",)),
                "card": Record(NUMBER),
                "billing_details": Record(DETAILS),
                "metadata": Metadata(),
            },
            required=("type",),
        ),
    ),
    Operation("GET", "/v1/payment_methods/{payment_method}", read),
)
