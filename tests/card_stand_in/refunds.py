"""Refunds: money given back, in whole or in part, never more than is left."""

from typing import Any

from . import balance, identifiers, sums
from .books import Books
from .errors import invalid
from .lists import list_shape, listing
from .metadata import Metadata, merged
from .operations import Operation
from .payment_methods import card_of
from .shapes import Choice, Record, Text, Whole
from .store import Thing


def create(books: Books, asked: dict[str, Any]) -> Thing:
    """Give back an amount, or all that is left.

    Raises StripeError when less is left than is asked, or the bank has already taken it back.
    """
    charge = _charge(books, asked)
    _check_not_taken_back(books, charge)
    amount = _amount(charge, asked)
    refund = _made(books, charge, amount, asked)
    entry = balance.enter(books, "refund", -amount, refund)
    refund["balance_transaction"] = entry["id"]
    before = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    books.tell("refund.created", refund)
    books.tell("charge.refunded", charge, before)
    if card_of(books.find("payment_method", charge["payment_method"])).refund_fails:
        _fail(books, charge, refund)
    return refund


def update(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Change what the caller noted on a refund."""
    refund = books.find("refund", name)
    before = {"metadata": refund["metadata"]}
    refund["metadata"] = merged(refund["metadata"], asked)
    books.tell("refund.updated", refund, before)
    books.tell("charge.refund.updated", refund, before)
    return refund


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One refund."""
    return books.find("refund", name)


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Refunds, newest first."""
    return listing(books, "refund", "/v1/refunds", asked, "charge", "payment_intent")


def _charge(books: Books, asked: dict[str, Any]) -> Thing:
    if ("charge" in asked) == ("payment_intent" in asked):
        raise invalid("One of the following params should be provided: payment_intent or charge.")
    if "charge" in asked:
        charge = books.given("charge", asked, "charge")
    else:
        intent = books.given("payment_intent", asked, "payment_intent")
        if intent["status"] != "succeeded":
            raise invalid(
                f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
                "payment_intent",
            )
        charge = books.find("charge", intent["latest_charge"])
    if charge["status"] != "succeeded":
        raise invalid("A charge that failed cannot be refunded.", "charge")
    return charge


def _check_not_taken_back(books: Books, charge: Thing) -> None:
    for dispute in books.every("dispute") if charge["disputed"] else ():
        if dispute["charge"] == charge["id"] and not dispute["is_charge_refundable"]:
            raise invalid(f"Charge {charge['id']} has been charged back.", code="charge_disputed")


def _amount(charge: Thing, asked: dict[str, Any]) -> int:
    left = charge["amount"] - charge["amount_refunded"]
    name = charge["id"]
    if left == 0:
        raise invalid(f"Charge {name} has already been refunded.", code="charge_already_refunded")
    amount = int(asked.get("amount", left))
    if amount > left:
        part = "unrefunded amount on charge" if charge["amount_refunded"] else "charge amount"
        currency = charge["currency"]
        raise invalid(
            f"Refund amount ({sums.written(amount, currency)}) is greater than {part} "
            f"({sums.written(left, currency)})",
            "amount",
        )
    return amount


def _made(books: Books, charge: Thing, amount: int, asked: dict[str, Any]) -> Thing:
    return books.keep(
        {
            "id": identifiers.new("re_3"),
            "object": "refund",
            "amount": amount,
            "balance_transaction": None,
            "charge": charge["id"],
            "created": books.stamp(),
            "currency": charge["currency"],
            "destination_details": {
                "card": {
                    "reference_status": "pending",
                    "reference_type": "acquirer_reference_number",
                    "type": "refund",
                },
                "type": "card",
            },
            "metadata": merged({}, asked),
            "payment_intent": charge["payment_intent"],
            "reason": asked.get("reason"),
            "receipt_number": None,
            "source_transfer_reversal": None,
            "status": "succeeded",
            "transfer_reversal": None,
        }
    )


def _fail(books: Books, charge: Thing, refund: Thing) -> None:
    """The bank sends the money back: it is ours again, and still owed."""
    entry = balance.enter(
        books, "refund_failure", refund["amount"], refund, category="refund_failure"
    )
    refund |= {"status": "failed", "failure_reason": "expired_or_canceled_card"}
    refund["failure_balance_transaction"] = entry["id"]
    charge["amount_refunded"] -= refund["amount"]
    charge["refunded"] = False
    before = {"status": "succeeded"}
    books.tell("refund.updated", refund, before)
    books.tell("charge.refund.updated", refund, before)
    books.tell("refund.failed", refund)


NEW = Record(
    {
        "amount": Whole(1),
        "charge": Text(),
        "metadata": Metadata(),
        "payment_intent": Text(),
        "reason": Choice(("duplicate", "fraudulent", "requested_by_customer")),
    }
)
OPERATIONS = (
    Operation("POST", "/v1/refunds", create, NEW),
    Operation("GET", "/v1/refunds", several, list_shape(charge=Text(), payment_intent=Text())),
    Operation("GET", "/v1/refunds/{refund}", read),
    Operation("POST", "/v1/refunds/{refund}", update, Record({"metadata": Metadata()})),
)
