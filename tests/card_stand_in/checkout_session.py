"""The session object itself, with every field that the processor gives it."""

from copy import deepcopy
from typing import Any

from . import identifiers
from .books import Books
from .metadata import merged
from .store import Thing

NO_TEXT = dict.fromkeys(
    ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
)
BRAND = {
    "background_color": "#ffffff",
    "border_style": "rounded",
    "button_color": "#0b5c46",
    "display_name": "Card stand-in",
    "font_family": "default",
    "icon": None,
    "logo": None,
}
SAME_FOR_ALL: Thing = {
    "object": "checkout.session",
    "after_expiration": None,
    "allow_promotion_codes": None,
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "client_secret": None,
    "collected_information": None,
    "consent": None,
    "consent_collection": None,
    "currency_conversion": None,
    "custom_fields": [],
    "customer": None,
    "customer_account": None,
    "customer_creation": "if_required",
    "discounts": [],
    "integration_identifier": None,
    "invoice": None,
    "invoice_creation": None,
    "livemode": False,
    "mode": "payment",
    "origin_context": None,
    "payment_intent": None,
    "payment_link": None,
    "payment_method_collection": "if_required",
    "payment_method_configuration_details": None,
    "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
    "payment_method_types": ["card"],
    "payment_status": "unpaid",
    "permissions": None,
    "phone_number_collection": {"enabled": False},
    "recovered_from": None,
    "saved_payment_method_options": None,
    "setup_intent": None,
    "shipping_address_collection": None,
    "shipping_cost": None,
    "shipping_options": [],
    "status": "open",
    "subscription": None,
    "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
    "ui_mode": "hosted_page",
    "wallet_options": None,
}


def opened(
    books: Books, asked: dict[str, Any], amount: int, currency: str, expires_at: int
) -> Thing:
    """An open session as it stands when it is new."""
    name = identifiers.new("cs_test_a1", 56)
    email = asked.get("customer_email")
    return {
        **deepcopy(SAME_FOR_ALL),
        "id": name,
        "adaptive_pricing": {"enabled": False},
        "amount_subtotal": amount,
        "amount_total": amount,
        "billing_address_collection": asked.get("billing_address_collection"),
        "branding_settings": {**BRAND, **asked.get("branding_settings", {})},
        "cancel_url": asked.get("cancel_url"),
        "client_reference_id": asked.get("client_reference_id"),
        "created": books.stamp(),
        "currency": currency,
        "custom_text": {**NO_TEXT, **asked.get("custom_text", {})},
        "customer_details": payer(email, None) if email else None,
        "customer_email": email,
        "expires_at": expires_at,
        "locale": asked.get("locale"),
        "metadata": merged({}, asked),
        "submit_type": asked.get("submit_type"),
        "success_url": asked["success_url"],
        "url": f"{books.origin}/c/pay/{name}",
    }


def payer(email: str | None, name: str | None) -> Thing:
    """What the page learnt about who pays."""
    return {
        "address": None,
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }
