"""Leading somebody to the card page: no transaction stays open while the processor is asked."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.card_sessions import (
    end,
    is_usable,
    open_card_session,
    payable_now,
    remember_page,
)
from penalties.office.audit import PUBLIC
from penalties.office.authorities import Authority
from penalties.office.card_events import Mark
from penalties.office.card_gateway import Bill, CardGateway, CardProcessorAway
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records import payments
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import CardSession
from penalties.rules.money import Pence

PAID_UNTOLD = "paid_untold"
"""The page was paid on, and the processor's message about it has not come yet."""


class BeingChecked(Exception):
    """Somebody has paid, and we wait to be told: nobody may be asked to pay again."""


@dataclass(frozen=True, slots=True)
class BackTo:
    """Our own addresses, after paying and after not paying. Neither says anything of the matter."""

    paid: str
    unpaid: str


def visit_card_page(
    office: Office,
    cards: CardGateway,
    authority_id: int,
    penalty_id: uuid.UUID,
    back_to: BackTo,
    *,
    at: datetime,
) -> str:
    """The address of the processor's page for a notice, opened where none is open.

    The visit is committed before the processor hears of it, and before anybody is sent there.
    Raises ``Refused`` where nothing may be paid, ``BeingChecked`` where something has been, and
    ``CardProcessorAway``, which leaves nothing behind.
    """
    _clear_the_way(office, cards, authority_id, penalty_id, at)
    with office.transaction(Side.PUBLIC) as session:
        case = session.get_one(FixedPenalty, (authority_id, penalty_id))
        visit = open_card_session(session, case, by=PUBLIC, at=at)
        bill = _bill(session, case, visit, back_to)
    if visit.url is not None:
        return visit.url
    try:
        page = cards.open_session(bill)
    except CardProcessorAway:
        _end(office, visit, at)
        raise
    with office.transaction(Side.PUBLIC) as session:
        remember_page(session, _again(session, visit), page.reference, page.url)
    return page.url


def _clear_the_way(
    office: Office, cards: CardGateway, authority_id: int, penalty_id: uuid.UUID, at: datetime
) -> None:
    """End a visit that can be used no more, once the processor has said that nobody paid on it."""
    with office.transaction(Side.PUBLIC) as session:
        case = session.get_one(FixedPenalty, (authority_id, penalty_id))
        offer = payable_now(session, case, at)
        visit = payments.open_card_session(session, authority_id, penalty_id)
        account = session.get_one(Authority, authority_id).stripe_account
    if visit is None or visit.provider_reference is None or is_usable(visit, offer, at):
        return
    page = cards.retrieve(visit.provider_reference, account)
    if page.is_paid:
        raise BeingChecked(PAID_UNTOLD)
    if page.status == "open":
        cards.expire(visit.provider_reference, account)
    _end(office, visit, at)


def _end(office: Office, visit: CardSession, at: datetime) -> None:
    with office.transaction(Side.PUBLIC) as session:
        case = session.get_one(FixedPenalty, (visit.authority_id, visit.penalty_id))
        session.refresh(case, with_for_update=True)
        end(session, case, _again(session, visit), "expired", by=PUBLIC, at=at)


def _again(session: Session, visit: CardSession) -> CardSession:
    return session.get_one(CardSession, (visit.authority_id, visit.id))


def _bill(session: Session, case: FixedPenalty, visit: CardSession, back_to: BackTo) -> Bill:
    council = session.get_one(Authority, case.authority_id)
    return Bill(
        mark=Mark(council.code, visit.id, case.number),
        account=council.stripe_account,
        council=council.short_name,
        pence=Pence(visit.pence),
        expires_at=visit.expires_at,
        success_url=back_to.paid,
        cancel_url=back_to.unpaid,
    )
