"""Charges: single attempts to take money, successful or not."""

from copy import deepcopy
from typing import Any

from . import descriptors, identifiers
from .books import Books
from .lists import list_shape, listing
from .operations import Operation
from .shapes import Text
from .store import Thing

OUTCOME = {
    "advice_code": None,
    "network_advice_code": None,
    "network_decline_code": None,
    "network_status": "approved_by_network",
    "reason": None,
    "risk_level": "normal",
    "risk_score": 12,
    "seller_message": "Payment complete.",
    "type": "authorized",
}
AGREED = {"captured": True, "paid": True, "status": "succeeded"}
SAME_FOR_ALL: Thing = {
    "object": "charge",
    "amount_captured": 0,
    "amount_refunded": 0,
    "application": None,
    "application_fee": None,
    "application_fee_amount": None,
    "balance_transaction": None,
    "captured": False,
    "customer": None,
    "disputed": False,
    "failure_balance_transaction": None,
    "failure_code": None,
    "failure_message": None,
    "fraud_details": {},
    "livemode": False,
    "on_behalf_of": None,
    "paid": False,
    "radar_options": {},
    "receipt_number": None,
    "receipt_url": None,
    "refunded": False,
    "review": None,
    "source_transfer": None,
    "statement_descriptor": None,
    "status": "failed",
    "transfer_data": None,
    "transfer_group": None,
}


def attempted(books: Books, intent: Thing, method: Thing) -> Thing:
    """A charge as it stands before the bank has agreed."""
    suffix = intent["statement_descriptor_suffix"]
    return {
        **deepcopy(SAME_FOR_ALL),
        "id": identifiers.new("ch_3"),
        "amount": intent["amount"],
        "billing_details": deepcopy(method["billing_details"]),
        "calculated_statement_descriptor": descriptors.calculated(suffix),
        "created": books.stamp(),
        "currency": intent["currency"],
        "description": intent["description"],
        "metadata": dict(intent["metadata"]),
        "outcome": dict(OUTCOME),
        "payment_intent": intent["id"],
        "payment_method": method["id"],
        "payment_method_details": {"card": _card(method, intent["amount"]), "type": "card"},
        "receipt_email": intent["receipt_email"],
        "shipping": deepcopy(intent["shipping"]),
        "statement_descriptor_suffix": suffix,
    }


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One charge."""
    return books.find("charge", name, "charge")


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Charges, newest first."""
    return listing(books, "charge", "/v1/charges", asked, "payment_intent")


def _card(method: Thing, amount: int) -> Thing:
    face = method["card"]
    same = ("brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")
    return {
        **{name: face[name] for name in same},
        "amount_authorized": amount,
        "authorization_code": None,
        "checks": {**face["checks"], "cvc_check": "pass"},
        "installments": None,
        "mandate": None,
        "network": face["brand"],
        "network_token": {"used": False},
        "network_transaction_id": None,
        "regulated_status": "unregulated",
        "three_d_secure": None,
        "wallet": None,
    }


OPERATIONS = (
    Operation("GET", "/v1/charges", several, list_shape(payment_intent=Text())),
    Operation("GET", "/v1/charges/{charge}", read),
)
