"""Money that leaves again: refunds, and sums that a bank takes back in a dispute.

A case that was closed by a payment stays closed: what is to be done is for finance and legal.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions.moves import write
from penalties.actions.takings import call
from penalties.office.audit import CARD_PROCESSOR, Actor
from penalties.office.authorities import Authority
from penalties.office.card_events import MoneyBack
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import LedgerEntry, entry_with_reference
from penalties.rules.events import Event

REFUNDED = "refunded"
REFUND_FAILED = "refund_failed"
DISPUTED = "disputed"
NOTED = "noted"
FAILED = frozenset({"failed", "canceled"})


class UnknownPayment(Exception):
    """Money goes back of a payment that is not in any ledger here."""


def entry_of(session: Session, account: str | None, about: MoneyBack) -> LedgerEntry:
    """The payment that the money goes back of, among the councils of one account."""
    councils = session.scalars(
        select(Authority.id).where(Authority.stripe_account.is_not_distinct_from(account))
    ).all()
    entry = entry_with_reference(session, councils, about.payment)
    if entry is None:
        raise UnknownPayment(about.payment)
    return entry


def settle(
    session: Session,
    case: FixedPenalty,
    entry: LedgerEntry,
    kind: str,
    about: MoneyBack,
    *,
    at: datetime,
) -> str:
    """Keep what a message about a refund or a dispute means; the word for it."""
    if kind.startswith("refund."):
        return _refund(session, case, entry, about, at)
    if kind == "charge.dispute.created":
        facts = {"number": case.number, "pence": about.pence, "reference": about.reference}
        write(session, Event.PAYMENT_DISPUTED, case, by=CARD_PROCESSOR, at=at, facts=facts)
        call(session, case, "finance", "dispute", at=at, facts=facts)
        return DISPUTED
    if kind in MOVES_OF_DISPUTE:
        word, sign = MOVES_OF_DISPUTE[kind]
        reference = about.reference if sign < 0 else f"{about.reference} {word}"
        _enter(session, case, entry, word, sign * about.pence, reference, CARD_PROCESSOR, at)
        return word
    return NOTED


def give_back(
    session: Session,
    case: FixedPenalty,
    entry: LedgerEntry,
    pence: int,
    reference: str | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write a refund into the ledger, once for each reference of the processor."""
    if _enter(session, case, entry, "refund", -pence, reference, by, at):
        facts = {"number": case.number, "pence": pence, "reference": reference}
        write(session, Event.PAYMENT_REFUNDED, case, by=by, at=at, facts=facts)


def _refund(
    session: Session, case: FixedPenalty, entry: LedgerEntry, about: MoneyBack, at: datetime
) -> str:
    give_back(session, case, entry, about.pence, about.reference, by=CARD_PROCESSOR, at=at)
    if about.status not in FAILED:
        return REFUNDED
    back = f"{about.reference} back"
    if _enter(session, case, entry, "refund_back", about.pence, back, CARD_PROCESSOR, at):
        facts = {"number": case.number, "pence": about.pence, "reference": about.reference}
        write(session, Event.PAYMENT_REFUND_FAILED, case, by=CARD_PROCESSOR, at=at, facts=facts)
        call(session, case, "finance", REFUND_FAILED, at=at, facts=facts)
    return REFUND_FAILED


def _enter(
    session: Session,
    case: FixedPenalty,
    entry: LedgerEntry,
    kind: str,
    pence: int,
    reference: str | None,
    by: Actor,
    at: datetime,
) -> bool:
    """Add a movement of money, unless the processor's reference has its row already."""
    if reference and entry_with_reference(session, [case.authority_id], reference) is not None:
        return False
    session.add(
        LedgerEntry(
            authority_id=case.authority_id,
            penalty_id=case.id,
            kind=kind,
            pence=pence,
            counted_at=at,
            recorded_at=at,
            recorded_by=by.id,
            outcome=kind,
            provider_reference=reference,
            card_session_id=entry.card_session_id,
        )
    )
    session.flush()
    return True


MOVES_OF_DISPUTE: Mapping[str, tuple[str, int]] = {
    "charge.dispute.funds_withdrawn": ("chargeback", -1),
    "charge.dispute.funds_reinstated": ("reinstated", 1),
}
