"""The one door to the card processor. Its library is heavy, and loaded when first knocked at.

People pay on the processor's own page, so that no card number ever comes near us (PCI DSS, SAQ A).
What it is told is a council's short name, a reference and an amount, never what the notice is for.
No address is given for receipts by e-mail; the operator keeps them off in the processor's settings.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from penalties.office import card_events
from penalties.office.card_events import CardEvent, Checkout, Mark
from penalties.office.settings import Settings
from penalties.rules.money import Pence
from penalties.rules.numbers import printed

if TYPE_CHECKING:
    from stripe import RequestOptions, StripeClient
    from stripe.params.checkout import SessionCreateParams

PATIENCE_SECONDS = 10
TRIES_AGAIN = 2
CURRENCY = "gbp"
log = logging.getLogger(__name__)


class CardProcessorAway(Exception):
    """The processor cannot be reached, or does not do what was asked; nothing was changed."""


class BadSignature(Exception):
    """A message that does not come from the processor, or came too late to be believed."""


@dataclass(frozen=True, slots=True)
class Bill:
    """What somebody is about to pay, and until when the page may be used.

    ``account`` is the council's own account with the processor, or ``None`` for the platform's.
    """

    mark: Mark
    account: str | None
    council: str
    pence: Pence
    expires_at: datetime
    success_url: str
    cancel_url: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """The processor's page: its own reference, and its address."""

    reference: str
    url: str


@dataclass(frozen=True)
class CardGateway:
    """Speaks to the processor with the operator's keys."""

    secret_key: str
    webhook_secret: str
    api_base: str | None = None

    @classmethod
    def of(cls, settings: Settings) -> "CardGateway | None":
        """The gateway that the settings describe; ``None`` where no cards are taken."""
        key, secret = settings.stripe_secret_key, settings.stripe_webhook_secret
        return cls(key, secret, settings.stripe_api_base) if key and secret else None

    def open_session(self, bill: Bill) -> CardPage:
        """Open a page for ``bill``; the same bill opens the same page. ``CardProcessorAway``."""
        with _asking("open a page"):
            opened = self._client.v1.checkout.sessions.create(
                _wanted(bill), _for(bill.account, str(bill.mark.card_session_id))
            )
        return CardPage(opened.id, str(opened.url))

    def retrieve(self, reference: str, account: str | None) -> Checkout:
        """A page as it stands now. Raises ``CardProcessorAway``."""
        with _asking("look at a page"):
            found = self._client.v1.checkout.sessions.retrieve(reference, options=_for(account))
        return card_events.checkout(found.to_dict())

    def expire(self, reference: str, account: str | None) -> None:
        """Close an open page, so that nobody can pay on it. Raises ``CardProcessorAway``."""
        with _asking("close a page"):
            self._client.v1.checkout.sessions.expire(reference, options=_for(account))

    def refund(self, payment: str, pence: Pence, account: str | None, *, key: str) -> str:
        """Give back part of a payment, once for each ``key``; the refund's own reference."""
        with _asking("give money back"):
            made = self._client.v1.refunds.create(
                {"payment_intent": payment, "amount": pence}, _for(account, key)
            )
        return made.id

    def mark_of(self, payment: str, account: str | None) -> Mark | None:
        """Our mark on a payment, or ``None`` where it is not ours. Raises ``CardProcessorAway``."""
        with _asking("look at a payment"):
            found = self._client.v1.payment_intents.retrieve(payment, options=_for(account))
        return card_events.mark(found.to_dict())

    def read_event(self, payload: bytes, signature: str | None) -> CardEvent:
        """The event in a message; ``BadSignature`` where it is forged, stale or cannot be read.

        How old a signature may be (five minutes) is asked of the machine's own clock: that is a
        matter of the line, not of the case.
        """
        from stripe import SignatureVerificationError, WebhookSignature

        try:
            WebhookSignature.verify_header(payload, signature, self.webhook_secret, tolerance=300)
            return card_events.event(json.loads(payload))
        except (SignatureVerificationError, ValueError, KeyError, TypeError) as doubt:
            raise BadSignature(type(doubt).__name__) from doubt

    @cached_property
    def _client(self) -> "StripeClient":
        from stripe import RequestsClient, StripeClient

        return StripeClient(
            self.secret_key,
            base_addresses={"api": self.api_base} if self.api_base else {},
            max_network_retries=TRIES_AGAIN,
            http_client=RequestsClient(timeout=PATIENCE_SECONDS),
        )


def _wanted(bill: Bill) -> "SessionCreateParams":
    item = f"{bill.council} {printed(bill.mark.number)}"
    return {
        "mode": "payment",
        "payment_method_types": ["card"],
        "adaptive_pricing": {"enabled": False},
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": CURRENCY,
                    "unit_amount": bill.pence,
                    "product_data": {"name": item},
                },
            }
        ],
        "client_reference_id": str(bill.mark.card_session_id),
        "metadata": bill.mark.as_metadata(),
        "payment_intent_data": {
            "metadata": bill.mark.as_metadata(),
            # Card networks carry no asterisk, which one check character in 37 is.
            "statement_descriptor_suffix": bill.mark.number.rstrip("*"),
        },
        "expires_at": int(bill.expires_at.timestamp()),
        "success_url": bill.success_url,
        "cancel_url": bill.cancel_url,
    }


def _for(account: str | None, idempotency_key: str | None = None) -> "RequestOptions":
    options: RequestOptions = {}
    if account is not None:
        options["stripe_account"] = account
    if idempotency_key is not None:
        options["idempotency_key"] = idempotency_key
    return options


@contextmanager
def _asking(deed: str) -> Iterator[None]:
    from stripe import StripeError

    try:
        yield
    except StripeError as failure:
        # The kind and the code alone: the library's own text may quote what was sent.
        log.warning("could not %s: %s %s", deed, type(failure).__name__, failure.code or "")
        raise CardProcessorAway(deed) from failure
