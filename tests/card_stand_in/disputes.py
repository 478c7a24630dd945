"""Disputes: a payer tells the bank that a payment was wrong; it asks, or takes it back."""

from typing import Any

from . import balance, identifiers
from .books import Books
from .errors import invalid
from .evidence import TEXTS, none_yet
from .lists import list_shape, listing
from .metadata import Metadata, merged
from .operations import Operation
from .shapes import Flag, Record, Text
from .store import Thing

DAYS_TO_ANSWER = 9 * 24 * 60 * 60
WINS = "winning_evidence"
LOSES = "losing_evidence"


def open_dispute(books: Books, charge: Thing, reason: str) -> Thing:
    """Dispute a charge.

    An `inquiry` only asks; any other reason takes the money and a fee at once.
    """
    inquiry = reason == "inquiry"
    dispute = books.keep(_made(books, charge, "general" if inquiry else reason, inquiry))
    charge["disputed"] = True
    books.tell("charge.dispute.created", dispute)
    if not inquiry:
        _move(books, dispute, -dispute["amount"], balance.DISPUTE_FEE)
        books.tell("charge.dispute.funds_withdrawn", dispute)
    return dispute


def update(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Answer with evidence.

    The processor's own test words in `uncategorized_text` win or lose at once.
    """
    dispute = books.find("dispute", name, "dispute")
    if "evidence" in asked and not dispute["status"].endswith("needs_response"):
        raise invalid("This dispute is closed, or its evidence was already sent.", "evidence")
    before = {"status": dispute["status"], "metadata": dispute["metadata"]}
    dispute["metadata"] = merged(dispute["metadata"], asked)
    dispute["evidence"].update(asked.get("evidence", {}))
    if "evidence" in asked:
        dispute["evidence_details"]["has_evidence"] = True
    if "evidence" in asked and asked.get("submit", True):
        dispute["evidence_details"]["submission_count"] += 1
        dispute["status"] = dispute["status"].replace("needs_response", "under_review")
    books.tell("charge.dispute.updated", dispute, before)
    _judge(books, dispute)
    return dispute


def close(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Accept a dispute as lost."""
    dispute = books.find("dispute", name, "dispute")
    if dispute["status"] in ("won", "lost", "warning_closed"):
        raise invalid("This dispute is already closed.")
    _end(books, dispute, "warning_closed" if _is_inquiry(dispute) else "lost")
    return dispute


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One dispute."""
    return books.find("dispute", name, "dispute")


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Disputes, newest first."""
    return listing(books, "dispute", "/v1/disputes", asked, "charge", "payment_intent")


def _judge(books: Books, dispute: Thing) -> None:
    if not dispute["status"].endswith("under_review"):
        return
    said = dispute["evidence"]["uncategorized_text"]
    if said in (WINS, LOSES):
        won = "warning_closed" if _is_inquiry(dispute) else "won"
        _end(books, dispute, won if said == WINS else "lost")


def _is_inquiry(dispute: Thing) -> bool:
    return str(dispute["status"]).startswith("warning")


def _end(books: Books, dispute: Thing, status: str) -> None:
    dispute |= {"status": status, "is_charge_refundable": False}
    if status == "won":
        _move(books, dispute, dispute["amount"], 0)
        books.tell("charge.dispute.funds_reinstated", dispute)
    books.tell("charge.dispute.closed", dispute)


def _move(books: Books, dispute: Thing, amount: int, fee: int) -> None:
    category = "dispute" if amount < 0 else "dispute_reversal"
    entry = balance.enter(books, "adjustment", amount, dispute, fee, category)
    dispute["balance_transactions"].append(entry)


def _made(books: Books, charge: Thing, reason: str, inquiry: bool) -> Thing:
    face = charge["payment_method_details"]["card"]
    return {
        "id": identifiers.new("du_1"),
        "object": "dispute",
        "amount": charge["amount"] - charge["amount_refunded"],
        "balance_transactions": [],
        "charge": charge["id"],
        "created": books.stamp(),
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": none_yet(),
        "evidence_details": {
            "due_by": books.stamp() + DAYS_TO_ANSWER,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": inquiry,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {
            "card": {
                "brand": face["brand"],
                "case_type": "inquiry" if inquiry else "chargeback",
                "network": face["network"],
                "network_reason_code": "10.4",
            },
            "type": "card",
        },
        "reason": reason,
        "status": "warning_needs_response" if inquiry else "needs_response",
    }


ANSWER = Record(
    {
        "evidence": Record({name: Text(20_000) for name in TEXTS}),
        "metadata": Metadata(),
        "submit": Flag(),
    }
)
OPERATIONS = (
    Operation("GET", "/v1/disputes", several, list_shape(charge=Text(), payment_intent=Text())),
    Operation("GET", "/v1/disputes/{dispute}", read),
    Operation("POST", "/v1/disputes/{dispute}", update, ANSWER),
    Operation("POST", "/v1/disputes/{dispute}/close", close),
)
