"""The payment intent itself, with every field that the processor gives it."""

from copy import deepcopy
from typing import Any

from . import identifiers
from .metadata import merged
from .payment_methods import full_address
from .store import Thing

SAME_FOR_ALL: Thing = {
    "object": "payment_intent",
    "amount_capturable": 0,
    "amount_details": {"tip": {}},
    "amount_received": 0,
    "application": None,
    "application_fee_amount": None,
    "canceled_at": None,
    "cancellation_reason": None,
    "confirmation_method": "automatic",
    "customer": None,
    "customer_account": None,
    "excluded_payment_method_types": None,
    "last_payment_error": None,
    "latest_charge": None,
    "livemode": False,
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
    "processing": None,
    "review": None,
    "setup_future_usage": None,
    "statement_descriptor": None,
    "status": "requires_payment_method",
    "transfer_data": None,
    "transfer_group": None,
}


def wished(asked: dict[str, Any], now: int) -> Thing:
    """An intent as it stands when it is new."""
    name = identifiers.new("pi_3")
    return {
        **deepcopy(SAME_FOR_ALL),
        "id": name,
        "amount": asked["amount"],
        "automatic_payment_methods": asked.get("automatic_payment_methods"),
        "capture_method": asked.get("capture_method", "automatic_async"),
        "client_secret": identifiers.new(f"{name}_secret_"),
        "created": now,
        "currency": asked["currency"].lower(),
        "description": asked.get("description"),
        "metadata": merged({}, asked),
        "payment_method_types": asked.get("payment_method_types", ["card"]),
        "receipt_email": asked.get("receipt_email"),
        "shipping": _shipping(asked.get("shipping")),
        "statement_descriptor_suffix": asked.get("statement_descriptor_suffix"),
    }


def _shipping(given: dict[str, Any] | None) -> Thing | None:
    """Where something is sent to; a fine is not, but callers may say so."""
    if given is None:
        return None
    return {
        "address": full_address(given.get("address")),
        "carrier": None,
        "name": given.get("name", ""),
        "phone": given.get("phone"),
        "tracking_number": None,
    }
