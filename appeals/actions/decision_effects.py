"""What each outcome of a second look does to the case, its money and its clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.decision_facts import dates_of, grounds_of
from appeals.records.decisions import Decision
from appeals.records.points import points_of
from appeals.records.representations import Representation
from appeals.rules.decisions import Chosen, Outcome
from appeals.rules.grounds import Ground
from penalties.actions.asking_back import ask_back
from penalties.actions.holds import lift_if_it_stands
from penalties.actions.moves import keep_last_days, reckon
from penalties.actions.pauses import given_back
from penalties.actions.refunds import Because as RefundBecause
from penalties.actions.reviews import withdraw
from penalties.actions.safeguarding_reviews import pause_and_tell
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.refusals import Refused, refuse
from penalties.rules.withdrawals import Because


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that goes out now, with what was chosen."""

    decision: Decision
    chosen: Chosen


Effect = Callable[[Session, FixedPenalty, Representation, Made, Actor, datetime], None]


def let_clock_run(
    session: Session, case: FixedPenalty, one: Representation, by: Actor, at: datetime
) -> None:
    """Lift the hold that the representation placed, if it still stands."""
    lift_if_it_stands(session, case, one.hold_id, by=by, at=at)


def _cancel(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    _made: Made,
    by: Actor,
    at: datetime,
) -> None:
    """Cancel the notice, and ask a colleague to approve that what was paid goes back.

    What was asked back before, and waits to be approved, is not asked for again.
    """
    let_clock_run(session, case, one, by, at)
    withdraw(session, case, Because.REPRESENTATION, "", by=by, at=at)
    ask_back(session, case, RefundBecause.NOTICE_CANCELLED, by=by, at=at)


def _refuse(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    made: Made,
    by: Actor,
    at: datetime,
) -> None:
    """Keep the notice, with fresh last days that are never sooner than those before."""
    decision = made.decision
    lower_again = decision.outcome == Outcome.REFUSED_LOWER
    dates = dates_of(session, case, one, at=at, lower_again=lower_again)
    if dates.fresh is None:
        raise Refused(dates.no_time) if dates.no_time else refuse("decisions.no_time", "No time.")
    fresh = dates.fresh
    keep_last_days(case, fresh.clocks)
    decision.delivered_on, decision.pay_by = fresh.delivered_on, fresh.pay.on
    decision.lower_until = fresh.lower.on if fresh.lower else None
    decision.calculation = list(fresh.calculation)
    session.flush()
    let_clock_run(session, case, one, by, at)
    reckon(session, case)


def _pause(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    made: Made,
    by: Actor,
    at: datetime,
) -> None:
    """Pause the case and hand it to the safeguarding lead; why stands behind the wall alone.

    The days that ran when the person wrote are given back first: no amount rises in the pause.
    """
    keep_last_days(case, given_back(session, case, at))
    session.flush()
    words, may_be_child = made.chosen.words, _may_be_child(session, one, made.chosen)
    pause_and_tell(session, case, words, may_be_child=may_be_child, by=by, at=at)
    let_clock_run(session, case, one, by, at)


def _may_be_child(session: Session, one: Representation, chosen: Chosen) -> bool:
    """Whether whoever decides says so, or the person does and nobody has ruled it out."""
    if chosen.signs.under_18 is not None:
        return chosen.signs.under_18
    points = points_of(session, one.authority_id, one.id)
    return Ground.UNDER_18 in grounds_of(one, points)


DO: Mapping[Outcome, Effect] = {
    Outcome.CANCELLED: _cancel,
    Outcome.REFUSED: _refuse,
    Outcome.REFUSED_LOWER: _refuse,
    Outcome.PAUSED: _pause,
}
"""What each outcome does; the decision's own row is filled in where dates are worked out."""
