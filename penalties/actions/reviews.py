"""What a person decides about a notice: cancel it, or let one stand that was held for review.

A failed hard check can only be cancelled; a soft one may be let stand, by somebody who did not
issue it, with dates that are never earlier than those on the paper (design rule 3).
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import moves
from penalties.actions.council_acts import Why, keep_act, signed
from penalties.actions.fixed_penalties import date_from, freeze
from penalties.actions.letters import check_may_go
from penalties.actions.posting import kept_facts
from penalties.actions.queues import close_about, open_item
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import paid_pence
from penalties.rules.checks import Check
from penalties.rules.clocks import Clocks
from penalties.rules.days import add_working_days, london_date
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.extensions import never_earlier
from penalties.rules.fixed_penalties import Status, Verb
from penalties.rules.refusals import refuse
from penalties.rules.validity import read_certificate
from penalties.rules.withdrawals import Because

DAYS_TO_REFUND = 5


def withdraw(
    session: Session,
    case: FixedPenalty,
    because: Because,
    words: str,
    *,
    by: Actor,
    at: datetime,
    referral_id: uuid.UUID | None = None,
) -> None:
    """Cancel a notice for good; what was paid goes to finance to be sent back.

    ``words`` are for the trail alone. A decision of the council is signed by nobody, and its words
    stand behind the wall with ``referral_id``. Raises ``Refused`` where it is closed or before the
    court already, and where whoever issued it would decide about their own held notice.
    """
    _check_somebody_else(case, by)
    case.withdrawn_because = str(because)
    facts = {"because": str(because)}
    is_councils = because is Because.COUNCIL_DECISION
    outside = signed(by) if is_councils else by
    detail = {"words": words} if words.strip() and not is_councils else None
    moves.move(session, case, Verb.WITHDRAW, by=outside, at=at, facts=facts, detail=detail)
    if is_councils:
        why = Why(words.strip() or None, referral_id=referral_id)
        keep_act(session, case, "withdraw", why, by=by, at=at)
    close_about(session, case.authority_id, case.id, "withdrawn", by=outside.id, at=at)
    _send_back_what_was_paid(session, case, at)
    session.flush()


def let_stand(
    session: Session, case: FixedPenalty, words: str, *, by: Actor, at: datetime
) -> Clocks:
    """Let a held notice stand, and return its new clocks: those of a letter posted today.

    Raises ``Refused`` for whoever issued it, for a failed hard check, without a reason, and where
    that letter may not go to the person's address.
    """
    _check_somebody_else(case, by)
    if not words.strip():
        raise refuse("reviews.reason", "Say why this notice may stand.")
    certificate = read_certificate(case.certificate)
    if not certificate.may_stand:
        named = ", ".join(check.name for check in certificate.checks if _is_fatal(check))
        raise refuse("reviews.hard", f"This notice can only be cancelled. It failed: {named}.")
    check_may_go(session, case)
    served_at, clocks = case.served_at or at, _clocks_of_letter(session, case, at)
    if case.snapshot is None:
        freeze(case, kept_facts(session, case, moves.clocks_of(case, holidays(session)), served_at))
    date_of_notice = case.date_of_notice
    date_from(case, clocks, served_at=served_at)
    case.date_of_notice = date_of_notice
    facts = {"payment_period_ends": clocks.on("payment_period_ends").isoformat()}
    moves.move(session, case, Verb.LET_STAND, by=by, at=at, facts=facts, detail={"words": words})
    close_about(session, case.authority_id, case.id, "let_stand", by=by.id, at=at)
    session.flush()
    return clocks


def _check_somebody_else(case: FixedPenalty, by: Actor) -> None:
    if case.status == Status.HELD_FOR_REVIEW and by.id == case.issued_by:
        raise refuse("reviews.issuer", "Somebody else must decide about a notice you issued.")


def _is_fatal(check: Check) -> bool:
    return check.hard and not check.passed


def _clocks_of_letter(session: Session, case: FixedPenalty, at: datetime) -> Clocks:
    """The clocks of a letter posted first class today, each day at least as late as the paper's."""
    days_off = holidays(session)
    letter = of_notice(
        offence_at=case.offence_at,
        served=Served.FIRST_CLASS,
        on=london_date(at),
        discount_days=case.lower_days,
        holidays=days_off,
    )
    return never_earlier(moves.clocks_of(case, days_off), letter)


def _send_back_what_was_paid(session: Session, case: FixedPenalty, at: datetime) -> None:
    pence = paid_pence(session, case.authority_id, case.id)
    if pence > 0:
        open_item(
            session,
            case.authority_id,
            queue="finance",
            kind="refund",
            subject=moves.subject(case.id),
            due_on=add_working_days(london_date(at), DAYS_TO_REFUND, holidays(session)),
            facts={"number": case.number, "pence": pence},
            at=at,
        )
