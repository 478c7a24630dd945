"""Visits to the card page: written down before anybody is sent there, one open for each notice."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from penalties.actions.moves import write
from penalties.office.audit import Actor
from penalties.records import payments
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import CardSession, paid_pence
from penalties.records.terms import terms_of
from penalties.rules.amounts import SESSION_LASTS, Offer, amount_now, is_session_open
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import Status, may_be_paid_online
from penalties.rules.money import Pence
from penalties.rules.refusals import refuse

PAGE_LASTS = SESSION_LASTS + timedelta(minutes=1)
"""The processor takes no less than 30 minutes by its own clock, so it is asked for one more."""
MOST_TO_OPEN = timedelta(minutes=2)
"""A visit that has no page by then never got one: whoever asked for it has left."""


def open_card_session(
    session: Session, case: FixedPenalty, *, by: Actor, at: datetime
) -> CardSession:
    """The visit on which ``case`` may be paid now: the one that is open, or a new one.

    A new one has no address yet. Raises ``Refused`` where our pages take no money for the case, or
    nothing is owed, and where an open visit cannot be used and has not been ended.
    """
    session.refresh(case, with_for_update=True)
    offer = payable_now(session, case, at)
    kept = payments.open_card_session(session, case.authority_id, case.id)
    if kept is not None:
        if is_usable(kept, offer, at):
            return kept
        if kept.url is not None or at - kept.opened_at < MOST_TO_OPEN:
            raise refuse("payments.open", "Somebody is paying for this notice now. Wait a moment.")
        end(session, case, kept, "expired", by=by, at=at)
    visit = CardSession(
        authority_id=case.authority_id,
        penalty_id=case.id,
        offer="lower" if offer.lower else "full",
        pence=offer.pence,
        opened_at=at,
        expires_at=at + PAGE_LASTS,
        status="open",
    )
    session.add(visit)
    session.flush()
    _write(session, Event.PAYMENT_OPENED, case, visit, by=by, at=at)
    return visit


def payable_now(session: Session, case: FixedPenalty, at: datetime) -> Offer:
    """What our pages ask for now. Raises ``Refused`` where they take nothing for the case."""
    if not may_be_paid_online(Status(case.status)):
        raise refuse("payments.not_payable", "We cannot take a payment for this notice now.")
    paid = Pence(paid_pence(session, case.authority_id, case.id))
    offer = amount_now(terms_of(session, case), at, paid)
    if offer.pence <= 0:
        raise refuse("payments.nothing_owed", "There is nothing left to pay for this notice.")
    return offer


def is_usable(visit: CardSession, offer: Offer, at: datetime) -> bool:
    """Whether an open visit still leads to a page that asks for no more than is due.

    One that was opened before midnight keeps its lower amount for its 30 minutes.
    """
    if visit.url is None or not is_session_open(visit.opened_at, at):
        return False
    return visit.pence <= offer.pence


def remember_page(session: Session, visit: CardSession, reference: str, url: str) -> None:
    """Keep where the visit leads. What the processor told us meanwhile stands."""
    session.refresh(visit, with_for_update=True)
    visit.provider_reference = visit.provider_reference or reference
    visit.url = visit.url or url
    session.flush()


def end(
    session: Session,
    case: FixedPenalty,
    visit: CardSession,
    status: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """End a visit: ``completed`` with money, or ``expired`` without. A completed one stays so."""
    if visit.status == "completed":
        return
    was_open = visit.status == "open"
    visit.status, visit.ended_at = status, at
    session.flush()
    if status == "expired" and was_open:
        _write(session, Event.PAYMENT_ABANDONED, case, visit, by=by, at=at)


def _write(
    session: Session,
    event: Event,
    case: FixedPenalty,
    visit: CardSession,
    *,
    by: Actor,
    at: datetime,
) -> None:
    facts = {
        "number": case.number,
        "card_session": str(visit.id),
        "offer": visit.offer,
        "pence": visit.pence,
    }
    write(session, event, case, by=by, at=at, facts=facts)
