"""The account's balance, transaction by transaction: what finance compares with its own ledger."""

from typing import Any

from . import identifiers
from .books import Books
from .lists import list_shape, listing
from .operations import Operation
from .shapes import Text
from .store import Thing

AVAILABLE_AFTER = 3 * 24 * 60 * 60
CARD_FEE_BASIS_POINTS = 150
CARD_FEE_FIXED = 20
DISPUTE_FEE = 2000


def card_fee(amount: int) -> int:
    """1.5% and 20 pence, the processor's usual price for a domestic card."""
    return (amount * CARD_FEE_BASIS_POINTS + 5000) // 10000 + CARD_FEE_FIXED


def enter(
    books: Books, kind: str, amount: int, source: Thing, fee: int = 0, category: str | None = None
) -> Thing:
    """Move the balance by `amount` less `fee`, because of `source`; available in three days."""
    currency = source["currency"]
    fees = {
        "amount": fee,
        "application": None,
        "currency": currency,
        "description": "Stripe processing fees" if kind == "charge" else "Dispute fee",
        "type": "stripe_fee",
    }
    entry = books.keep(
        {
            "id": identifiers.new("txn_1"),
            "object": "balance_transaction",
            "amount": amount,
            "available_on": books.stamp() + AVAILABLE_AFTER,
            "balance_type": "payments",
            "created": books.stamp(),
            "currency": currency,
            "description": source.get("description"),
            "exchange_rate": None,
            "fee": fee,
            "fee_details": [fees] if fee else [],
            "net": amount - fee,
            "reporting_category": category or kind,
            "source": source["id"],
            "status": "pending",
            "type": kind,
        }
    )
    books.world.at(entry["available_on"], lambda: entry.update(status="available"))
    return entry


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One transaction."""
    return books.find("balance_transaction", name)


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Transactions, newest first."""
    url = "/v1/balance_transactions"
    return listing(books, "balance_transaction", url, asked, "type", "source", "currency")


OPERATIONS = (
    Operation(
        "GET",
        "/v1/balance_transactions",
        several,
        list_shape(type=Text(), source=Text(), currency=Text(3)),
    ),
    Operation("GET", "/v1/balance_transactions/{id}", read),
)
