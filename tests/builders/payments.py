"""What the card processor tells us of a visit, and money as it comes in."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.card_events import settle
from penalties.actions.card_sessions import open_card_session, remember_page
from penalties.office.audit import PUBLIC
from penalties.office.card_events import CardEvent, Checkout, Decline, Mark, MoneyBack
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import CardSession, ledger_of
from penalties.records.queues import open_items


def some(prefix: str) -> str:
    """An identifier as the processor makes them."""
    return f"{prefix}_{secrets.token_hex(8)}"


def visited(session: Session, case: FixedPenalty, at: datetime) -> CardSession:
    """Somebody has been sent to the card page."""
    visit = open_card_session(session, case, by=PUBLIC, at=at)
    remember_page(session, visit, some("cs"), "https://checkout.stripe.com/c/pay/x")
    return visit


def mark_of(case: FixedPenalty, visit: CardSession, authority: str = "ILF") -> Mark:
    """Our mark on what belongs to a visit."""
    return Mark(authority, visit.id, case.number)


def told(kind: str, about: Any, at: datetime, account: str | None = None) -> CardEvent:
    """An event about something."""
    return CardEvent(some("evt"), kind, account, at, about)


def completed(case: FixedPenalty, visit: CardSession, at: datetime, **changes: Any) -> CardEvent:
    """The visit was paid on; ``changes`` are those of its ``Checkout``."""
    plain: dict[str, Any] = {
        "reference": visit.provider_reference or some("cs"),
        "mark": mark_of(case, visit),
        "status": "complete",
        "is_paid": True,
        "pence": visit.pence,
        "currency": "gbp",
        "payment": some("pi"),
    }
    return told("checkout.session.completed", Checkout(**{**plain, **changes}), at)


def expired(case: FixedPenalty, visit: CardSession, at: datetime) -> CardEvent:
    """The visit's time was over."""
    page = Checkout(
        str(visit.provider_reference),
        mark_of(case, visit),
        "expired",
        False,
        visit.pence,
        "gbp",
        None,
    )
    return told("checkout.session.expired", page, at)


def declined(case: FixedPenalty, visit: CardSession, at: datetime) -> CardEvent:
    """A card said no."""
    return told("payment_intent.payment_failed", Decline(mark_of(case, visit), some("pi")), at)


def went_back(
    kind: str,
    payment: str,
    pence: int,
    at: datetime,
    status: str = "succeeded",
    reference: str = "",
) -> CardEvent:
    """A refund or a dispute of a payment."""
    about = MoneyBack(reference or some("re"), payment, pence, "gbp", status)
    return told(kind, about, at)


def paid_by_card(session: Session, case: FixedPenalty, at: datetime) -> CardEvent:
    """The notice is paid on the card page; the event that said so."""
    event = completed(case, visited(session, case, at), at)
    settle(session, event, at=at)
    return event


def ledger(session: Session, case: FixedPenalty) -> list[tuple[str, int, str]]:
    """The movements of money of a case: kind, pence and what it came to."""
    entries = ledger_of(session, case.authority_id, case.id)
    return [(entry.kind, entry.pence, entry.outcome) for entry in entries]


def waiting(session: Session, case: FixedPenalty, queue: str = "finance") -> list[str]:
    """What waits for a desk about money, by its kind."""
    return [item.kind for item in open_items(session, case.authority_id, queue)]
