"""More days for whoever gets a letter later than it was made: none comes sooner than it was."""

from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.decision_facts import dates_of
from appeals.records.decisions import Decision
from appeals.records.letters import AnswerLetter
from appeals.records.representations import Representation
from appeals.rules.receipt import more_by
from appeals.rules.representations import Standing
from penalties.actions.moves import keep_last_days, reckon
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import london_date
from penalties.rules.fixed_penalties import GUARDED, Status
from penalties.rules.refusals import Refused


def lengthen(
    session: Session,
    case: FixedPenalty,
    letter: AnswerLetter,
    one: Representation,
    decision: Decision | None,
    at: datetime,
) -> None:
    """Give whoever gets the letter later as many days as if it had been made on that day."""
    today = london_date(at)
    if letter.kind == "more_asked" and one.standing == Standing.ASKED and one.more_by:
        one.more_by = max(one.more_by, more_by(today, holidays(session)))
    elif letter.kind == "decision" and decision is not None:
        repost(session, case, one, decision, at=at)


def repost(
    session: Session, case: FixedPenalty, one: Representation, decision: Decision, *, at: datetime
) -> None:
    """Count the days of a refusal from a later posting; none comes sooner than it was.

    Raises ``Refused`` where they would reach beyond the last safe day to start proceedings.
    """
    if (
        decision.pay_by is None
        or decision.delivered_on is None
        or Status(case.status) not in GUARDED
    ):
        return
    lower_again = decision.lower_until is not None
    dates = dates_of(session, case, one, at=at, lower_again=lower_again)
    if dates.fresh is None:
        if dates.no_time is None:
            raise ValueError("without days there is a reason")
        raise Refused(dates.no_time)
    fresh = dates.fresh
    if fresh.delivered_on <= decision.delivered_on:
        return
    keep_last_days(case, fresh.clocks)
    decision.delivered_on, decision.pay_by = fresh.delivered_on, fresh.pay.on
    decision.lower_until = fresh.lower.on if fresh.lower else None
    decision.calculation = list(fresh.calculation)
    session.flush()
    reckon(session, case)
    session.flush()
