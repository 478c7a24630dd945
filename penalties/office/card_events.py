"""What the card processor tells us, in our own few words.

Its objects are large and grow; only what is named here is read, and nothing of who paid.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

OURS = ("authority", "card_session", "number")
"""The names under which our own marks travel in the processor's metadata."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What we wrote on a payment ourselves: the council's code, our card session, the number."""

    authority: str
    card_session_id: uuid.UUID
    number: str

    def as_metadata(self) -> dict[str, str]:
        """The mark as it travels."""
        return dict(
            zip(OURS, (self.authority, str(self.card_session_id), self.number), strict=True)
        )


@dataclass(frozen=True, slots=True)
class Checkout:
    """A card page as it stands: ``status`` is open, complete or expired; ``pence`` of ``currency``.

    ``mark`` is ``None`` where the page is not ours; ``payment`` is named once somebody tried.
    """

    reference: str
    mark: Mark | None
    status: str
    is_paid: bool
    pence: int
    currency: str
    payment: str | None


@dataclass(frozen=True, slots=True)
class Decline:
    """A card said no on a page; nothing was taken."""

    mark: Mark | None
    payment: str


@dataclass(frozen=True, slots=True)
class MoneyBack:
    """A refund, or a sum that a bank disputes: its own reference, and the payment it is of."""

    reference: str
    payment: str
    pence: int
    currency: str
    status: str


About = Checkout | Decline | MoneyBack


@dataclass(frozen=True, slots=True)
class CardEvent:
    """One thing that the processor says happened ``at`` a moment, on one account's behalf.

    ``about`` is ``None`` for kinds that mean nothing to us.
    """

    id: str
    kind: str
    account: str | None
    at: datetime
    about: About | None


def event(told: Mapping[str, Any]) -> CardEvent:
    """An event from the processor's own object; ``KeyError`` or ``TypeError`` where it is none."""
    kind = str(told["type"])
    return CardEvent(
        id=str(told["id"]),
        kind=kind,
        account=told.get("account"),
        at=datetime.fromtimestamp(told["created"], UTC),
        about=_about(kind, told["data"]["object"]),
    )


def checkout(told: Mapping[str, Any]) -> Checkout:
    """A card page from the processor's own object."""
    return Checkout(
        reference=str(told["id"]),
        mark=mark(told),
        status=str(told["status"]),
        is_paid=told["payment_status"] == "paid",
        pence=int(told["amount_total"] or 0),
        currency=str(told["currency"]),
        payment=told["payment_intent"],
    )


def mark(told: Mapping[str, Any]) -> Mark | None:
    """Our own mark on an object, or ``None`` where it carries none that can be read."""
    metadata = told.get("metadata") or {}
    try:
        authority, card_session, number = (str(metadata[name]) for name in OURS)
        return Mark(authority, uuid.UUID(card_session), number)
    except (KeyError, ValueError):
        return None


def _about(kind: str, told: Mapping[str, Any]) -> About | None:
    if kind.startswith("checkout.session."):
        return checkout(told)
    if kind == "payment_intent.payment_failed":
        return Decline(mark(told), str(told["id"]))
    if kind.startswith(("refund.", "charge.dispute.")) and told.get("payment_intent"):
        return MoneyBack(
            reference=str(told["id"]),
            payment=str(told["payment_intent"]),
            pence=int(told["amount"]),
            currency=str(told["currency"]),
            status=str(told["status"]),
        )
    return None
