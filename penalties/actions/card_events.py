"""What the card processor tells us is done once, in whatever order and however often it is told."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import card_sessions, money_back
from penalties.actions.moves import write
from penalties.actions.takings import Money, call, take
from penalties.office.audit import CARD_PROCESSOR
from penalties.office.authorities import Authority, authority_of
from penalties.office.card_events import CardEvent, Checkout, Decline, Mark, MoneyBack
from penalties.office.card_gateway import CURRENCY
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import (
    CardSession,
    WebhookReceipt,
    card_session,
    entry_with_reference,
)
from penalties.rules.amounts import card_moment
from penalties.rules.events import Event
from penalties.rules.money import Pence

NOT_OURS = "not_ours"
WRONG_ACCOUNT = "wrong_account"
REPLAYED = "replayed"
NOTHING = "nothing"
DECLINED = "declined"
EXPIRED = "expired"
UNMATCHED = "unmatched"


class NotKnownYet(Exception):
    """Ours by its marks, and not found here: to be told again later."""


def settle(session: Session, event: CardEvent, *, at: datetime) -> str:
    """Do what ``event`` means, once, and return what came of it, in a word.

    The notice is locked first, so that two deliveries at the same moment come one after the other.
    Raises ``NotKnownYet`` for what is ours and not found, and ``money_back.UnknownPayment`` for
    money that goes back of a payment which nobody here knows.
    """
    match event.about:
        case Checkout() | Decline() as about:
            return _settle_visit(session, event, about, at)
        case MoneyBack() as about:
            entry = money_back.entry_of(session, event.account, about)
            case = session.get_one(FixedPenalty, (entry.authority_id, entry.penalty_id))
            if _is_replayed(session, case, event):
                return REPLAYED
            outcome = money_back.settle(session, case, entry, event.kind, about, at=at)
            return _taken(session, event, outcome, at)
    return NOT_OURS


def _settle_visit(
    session: Session, event: CardEvent, about: Checkout | Decline, at: datetime
) -> str:
    if about.mark is None:
        return NOT_OURS
    council = authority_of(session, about.mark.authority)
    if council is None:
        return NOT_OURS
    if council.stripe_account != event.account:
        return WRONG_ACCOUNT
    visit, case = _found(session, council, about.mark)
    if _is_replayed(session, case, event):
        return REPLAYED
    session.refresh(visit)
    if isinstance(about, Decline):
        outcome = _declined(session, case, visit, at)
    else:
        outcome = _checkout(session, case, visit, event, about, at)
    return _taken(session, event, outcome, at)


def _found(session: Session, council: Authority, mark: Mark) -> tuple[CardSession, FixedPenalty]:
    visit = card_session(session, council.id, mark.card_session_id)
    if visit is None:
        raise NotKnownYet(str(mark.card_session_id))
    return visit, session.get_one(FixedPenalty, (visit.authority_id, visit.penalty_id))


def _is_replayed(session: Session, case: FixedPenalty, event: CardEvent) -> bool:
    session.refresh(case, with_for_update=True)
    return session.get(WebhookReceipt, event.id) is not None


def _taken(session: Session, event: CardEvent, outcome: str, at: datetime) -> str:
    session.add(WebhookReceipt(event_id=event.id, kind=event.kind, came_at=at, outcome=outcome))
    session.flush()
    return outcome


def _declined(session: Session, case: FixedPenalty, visit: CardSession, at: datetime) -> str:
    facts = {"number": case.number, "card_session": str(visit.id)}
    write(session, Event.PAYMENT_DECLINED, case, by=CARD_PROCESSOR, at=at, facts=facts)
    return DECLINED


def _checkout(
    session: Session,
    case: FixedPenalty,
    visit: CardSession,
    event: CardEvent,
    page: Checkout,
    at: datetime,
) -> str:
    visit.provider_reference = visit.provider_reference or page.reference
    if page.status == "complete" and page.is_paid and page.payment is not None:
        return _paid(session, case, visit, event, page, at)
    if page.status == "expired":
        card_sessions.end(session, case, visit, "expired", by=CARD_PROCESSOR, at=event.at)
        return EXPIRED
    return NOTHING


def _paid(
    session: Session,
    case: FixedPenalty,
    visit: CardSession,
    event: CardEvent,
    page: Checkout,
    at: datetime,
) -> str:
    card_sessions.end(session, case, visit, "completed", by=CARD_PROCESSOR, at=event.at)
    if entry_with_reference(session, [case.authority_id], str(page.payment)) is not None:
        return NOTHING
    if page.currency != CURRENCY:
        return _unmatched(session, case, page, at)
    money = Money(
        kind="card",
        pence=Pence(page.pence),
        counted_at=card_moment(visit.opened_at, event.at),
        reference=page.payment,
        card_session_id=visit.id,
    )
    judged = take(session, case, money, by=CARD_PROCESSOR, at=at)
    if page.pence != visit.pence:
        facts = {"pence": page.pence, "asked": visit.pence}
        call(session, case, "finance", "wrong_amount", at=at, facts=facts)
    return str(judged.outcome)


def _unmatched(session: Session, case: FixedPenalty, page: Checkout, at: datetime) -> str:
    facts = {"number": case.number, "reference": page.reference, "currency": page.currency}
    write(session, Event.PAYMENT_UNMATCHED, case, by=CARD_PROCESSOR, at=at, facts=facts)
    call(session, case, "finance", "unmatched_payment", at=at, facts=facts)
    return UNMATCHED
