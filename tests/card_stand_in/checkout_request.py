"""What may be asked of a new checkout session: a payment by card on the hosted page."""

from . import lists
from .catalogue import CURRENCY, PRODUCT_DATA
from .metadata import Metadata
from .payment_intents import ABOUT
from .shapes import Choice, Flag, Listed, Record, Shape, Text, Whole

LOCALES = (
    "auto",
    "en",
    "en-GB",
    *[
        "bg",
        "cs",
        "de",
        "es",
        "fr",
        "hu",
        "it",
        "lt",
        "lv",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "tr",
        "zh",
    ],
)
SESSIONS = "/v1/checkout/sessions"
CURSOR = Record(lists.CURSOR)
PRICE_DATA = Record(
    {
        "currency": CURRENCY,
        "product": Text(),
        "product_data": PRODUCT_DATA,
        "unit_amount": Whole(0),
    },
    required=("currency",),
)
LINE = Record(
    {"metadata": Metadata(), "price": Text(), "price_data": PRICE_DATA, "quantity": Whole(1)}
)
SAYING = Record({"message": Text(1200)}, required=("message",))
FIELDS: dict[str, Shape] = {
    "adaptive_pricing": Record({"enabled": Flag()}),
    "billing_address_collection": Choice(("auto", "required")),
    "branding_settings": Record({"display_name": Text()}),
    "cancel_url": Text(),
    "client_reference_id": Text(200),
    "currency": CURRENCY,
    "custom_text": Record({"after_submit": SAYING, "submit": SAYING}),
    "customer_creation": Choice(("if_required",)),
    "customer_email": Text(),
    "expires_at": Whole(),
    "line_items": Listed(LINE),
    "locale": Choice(LOCALES),
    "metadata": Metadata(),
    "mode": Choice(("payment",)),
    "payment_intent_data": Record(ABOUT),
    "payment_method_types": Listed(Choice(("card",))),
    "submit_type": Choice(("auto", "pay")),
    "success_url": Text(),
    "ui_mode": Choice(("hosted_page",)),
}
NEW = Record(FIELDS)
