"""Money that comes in: written into the ledger, judged by the truth table, and followed up."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.holds import lift_hold, place_hold
from penalties.actions.moves import move, subject, write
from penalties.actions.queues import open_item
from penalties.office.audit import CARD_PROCESSOR, Actor
from penalties.office.authorities import holidays
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import holds_of
from penalties.records.payments import LedgerEntry, paid_pence
from penalties.records.terms import terms_of
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import OPEN, Status, Verb
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.payments import FollowUp, Judgement, Outcome, Payment, judge
from penalties.rules.refusals import refuse

DAYS_TO_FOLLOW_UP = 2
DESKS = {
    FollowUp.REFUND: "finance",
    FollowUp.CONTACT_PERSON: "finance",
    FollowUp.LEGAL_DECIDES: "legal",
    FollowUp.SUPERVISOR_DECIDES: "supervisor",
}
NOT_PURSUED = frozenset({Outcome.PART_PAYMENT, Outcome.UNDERPAID, Outcome.LATE_NOT_INVITED})
"""What is here is not enough, and nobody pursues the rest before somebody has decided."""


@dataclass(frozen=True, slots=True)
class Money:
    """Money that came, in pence, with the moment it counts at; ``kind`` is one of the ledger's.

    ``id`` is given where a page could be sent twice: the same money is kept once.
    """

    kind: str
    pence: Pence
    counted_at: datetime
    reference: str | None = None
    card_session_id: uuid.UUID | None = None
    invited: bool = True
    id: uuid.UUID | None = None


def take(
    session: Session, case: FixedPenalty, money: Money, *, by: Actor, at: datetime
) -> Judgement:
    """Keep money that came for ``case``, close the case where it is enough, and call whom it needs.

    Whoever pays makes no difference, and money is never turned away: the truth table of
    ``rules.payments`` says what it means. Raises ``Refused`` where the same money is sent twice.
    """
    session.refresh(case, with_for_update=True)
    if money.id and session.get(LedgerEntry, (case.authority_id, money.id)) is not None:
        raise refuse("payments.twice", "This payment is recorded already.")
    judged = meaning(session, case, money)
    _enter(session, case, money, judged, by=by, at=at)
    if judged.closes:
        _close(session, case, money, by=by, at=at)
    if judged.outcome in NOT_PURSUED and not _waits_for_money(session, case):
        place_hold(session, case, HoldKind.MONEY, by=by, at=at)
    if judged.follow_up is not FollowUp.NOTHING:
        facts = {"pence": money.pence, "refund": judged.refund, "outcome": str(judged.outcome)}
        call(session, case, DESKS[judged.follow_up], str(judged.outcome), at=at, facts=facts)
    session.flush()
    return judged


def meaning(session: Session, case: FixedPenalty, money: Money) -> Judgement:
    """What money means for ``case`` as it stands now; nothing is written."""
    return judge(
        Payment(
            status=Status(case.status),
            terms=terms_of(session, case),
            pence=money.pence,
            counted_at=money.counted_at,
            balance=Pence(paid_pence(session, case.authority_id, case.id)),
            invited=money.invited,
        )
    )


def call(
    session: Session,
    case: FixedPenalty,
    queue: str,
    kind: str,
    *,
    at: datetime,
    facts: dict[str, Any] | None = None,
) -> None:
    """Put something about the money of ``case`` before a desk, to be done in two working days."""
    open_item(
        session,
        case.authority_id,
        queue=queue,
        kind=kind,
        subject=subject(case.id),
        due_on=add_working_days(london_date(at), DAYS_TO_FOLLOW_UP, holidays(session)),
        facts={"number": case.number, **(facts or {})},
        at=at,
    )


def _enter(
    session: Session,
    case: FixedPenalty,
    money: Money,
    judged: Judgement,
    *,
    by: Actor,
    at: datetime,
) -> None:
    session.add(
        LedgerEntry(
            authority_id=case.authority_id,
            id=money.id or new_id(),
            penalty_id=case.id,
            kind=money.kind,
            pence=money.pence,
            counted_at=money.counted_at,
            recorded_at=at,
            recorded_by=by.id,
            outcome=str(judged.outcome),
            provider_reference=money.reference,
            card_session_id=money.card_session_id,
        )
    )
    session.flush()
    event = Event.PAYMENT_RECEIVED if by == CARD_PROCESSOR else Event.PAYMENT_RECORDED
    facts = {
        "number": case.number,
        "kind": money.kind,
        "pence": money.pence,
        "counted_at": money.counted_at.isoformat(),
        "outcome": str(judged.outcome),
    }
    write(session, event, case, by=by, at=at, facts=facts)


def _close(session: Session, case: FixedPenalty, money: Money, *, by: Actor, at: datetime) -> None:
    for hold in holds_of(session, case):
        if hold.kind == HoldKind.MONEY and hold.lifted_at is None:
            lift_hold(session, case, hold, by=by, at=at)
    move(session, case, Verb.PAY, by=by, at=at, facts={"pence": money.pence})


def _waits_for_money(session: Session, case: FixedPenalty) -> bool:
    return Status(case.status) not in OPEN or any(
        hold.kind == HoldKind.MONEY and hold.lifted_at is None for hold in holds_of(session, case)
    )
