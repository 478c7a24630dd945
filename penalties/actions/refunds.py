"""Giving money back: one member of staff asks, another approves, and then it is sent.

The approval is kept before the processor is asked, and the processor is asked by the matter's own
id: after a failure in between, sending it again gives nothing back twice.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penalties.actions.money_back import give_back
from penalties.actions.moves import subject, write
from penalties.actions.queues import close_item, open_item
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.card_gateway import CardGateway
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import LedgerEntry, paid_pence
from penalties.records.queues import QueueItem
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.money import Pence, written
from penalties.rules.refusals import refuse

KIND = "refund_to_approve"


class Because(StrEnum):
    """Why money goes back."""

    PAID_TWICE = "paid_twice"
    PAID_TOO_MUCH = "paid_too_much"
    NOTICE_CANCELLED = "notice_cancelled"
    LOWER_PAID_LATE = "lower_paid_late"
    COUNCIL_DECISION = "council_decision"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Approved:
    """A refund that may be sent: of which payment, how much, and on whose account."""

    item_id: uuid.UUID
    payment: str | None
    pence: Pence
    account: str | None


def ask_refund(
    session: Session,
    case: FixedPenalty,
    entry: LedgerEntry,
    pence: Pence,
    because: Because,
    *,
    by: Actor,
    at: datetime,
) -> QueueItem:
    """Ask a colleague to approve giving back part of one payment.

    Raises ``Refused`` for more than is left of that payment, or of all that was paid.
    """
    session.refresh(case, with_for_update=True)
    left = _left(session, entry)
    if not 0 < pence <= left:
        raise refuse("refunds.amount", f"Enter an amount up to {written(Pence(left))}.")
    facts = {"number": case.number, "entry": str(entry.id), "pence": pence, "because": str(because)}
    write(session, Event.PAYMENT_REFUND_ASKED, case, by=by, at=at, facts=facts)
    item = open_item(
        session,
        case.authority_id,
        queue="finance",
        kind=KIND,
        subject=subject(case.id),
        due_on=london_date(at),
        facts={**facts, "asked_by": str(by.id)},
        at=at,
    )
    session.flush()
    return item


def approve_refund(session: Session, item: QueueItem, *, by: Actor, at: datetime) -> Approved:
    """Approve a refund that somebody else asked for. It is not sent yet: that is ``send_refund``.

    Raises ``Refused`` for whoever asked, where it has been dealt with, and where other refunds have
    left less than this one.
    """
    session.refresh(item, with_for_update=True)
    if item.closed_at is not None:
        raise refuse("refunds.closed", "Somebody has dealt with this already.")
    if item.facts["asked_by"] == str(by.id):
        raise refuse("refunds.two_people", "Somebody else must approve the refund you asked for.")
    entry = _entry(session, item)
    _check_left(session, item, entry)
    if "approved_by" not in item.facts:
        item.facts = {**item.facts, "approved_by": str(by.id)}
        _write(session, Event.PAYMENT_REFUND_APPROVED, item, by=by, at=at)
    account = session.get_one(Authority, item.authority_id).stripe_account
    payment = entry.provider_reference if entry.kind == "card" else None
    return Approved(item.id, payment, Pence(item.facts["pence"]), account)


def send_refund(
    office: Office,
    cards: CardGateway | None,
    authority_id: int,
    approved: Approved,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Send an approved refund and write it into the ledger, each once.

    To the card, where it came from one; otherwise finance sends it by hand. Raises
    ``CardProcessorAway``, and the matter stays open to be sent again.
    """
    reference = None
    if approved.payment is not None:
        if cards is None:
            raise refuse("refunds.no_cards", "Card payments are not set up here.")
        key = str(approved.item_id)
        reference = cards.refund(approved.payment, approved.pence, approved.account, key=key)
    with office.transaction(Side.ENFORCEMENT) as session:
        item = session.get_one(QueueItem, (authority_id, approved.item_id))
        record_refund(session, item, reference, by=by, at=at)


def record_refund(
    session: Session, item: QueueItem, reference: str | None, *, by: Actor, at: datetime
) -> None:
    """Write down that an approved refund was sent, and close the matter."""
    case, entry = _case(session, item), _entry(session, item)
    # The notice first, as whoever hears from the processor does: else each waits for the other.
    session.refresh(case, with_for_update=True)
    close_item(session, item, "refunded", by=uuid.UUID(item.facts["approved_by"]), at=at)
    give_back(session, case, entry, item.facts["pence"], reference, by=by, at=at)


def decline_refund(session: Session, item: QueueItem, *, by: Actor, at: datetime) -> None:
    """Do not give the money back; the case and its ledger stay as they are."""
    close_item(session, item, "declined", by=_who(by), at=at)
    _write(session, Event.PAYMENT_REFUND_DECLINED, item, by=by, at=at)


def left_of(session: Session, entry: LedgerEntry) -> int:
    """What of one payment has not been given back, in pence."""
    if entry.card_session_id is None:
        return entry.pence
    total = select(func.sum(LedgerEntry.pence)).where(
        LedgerEntry.authority_id == entry.authority_id,
        LedgerEntry.card_session_id == entry.card_session_id,
    )
    return int(session.scalar(total) or 0)


def _check_left(session: Session, item: QueueItem, entry: LedgerEntry) -> None:
    left = _left(session, entry)
    if item.facts["pence"] > left:
        said = f"Only {written(Pence(left))} is left to give back: decline this refund."
        raise refuse("refunds.amount", said)


def _left(session: Session, entry: LedgerEntry) -> int:
    return min(left_of(session, entry), paid_pence(session, entry.authority_id, entry.penalty_id))


def _entry(session: Session, item: QueueItem) -> LedgerEntry:
    return session.get_one(LedgerEntry, (item.authority_id, uuid.UUID(item.facts["entry"])))


def _who(by: Actor) -> uuid.UUID:
    if by.id is None:
        raise refuse("refunds.nobody", "A member of staff must answer for this.")
    return by.id


def _case(session: Session, item: QueueItem) -> FixedPenalty:
    return session.get_one(FixedPenalty, (item.authority_id, item.subject_id))


def _write(session: Session, event: Event, item: QueueItem, *, by: Actor, at: datetime) -> None:
    facts = {name: item.facts[name] for name in ("number", "entry", "pence")}
    write(session, event, _case(session, item), by=by, at=at, facts=facts)
