"""How a pause by the council ends: never by itself, and by somebody who did not issue the notice.

Whoever paused it, support or a supervisor, the way out is the same: the safeguarding lead says that
nothing speaks against it, a supervisor decides within five working days, and if nobody does, the
notice is cancelled (design section 4, support is not leverage).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.holds import lift_hold, moved_clocks
from penalties.actions.moves import (
    clocks_of,
    keep_last_days,
    kept_holds,
    reckon,
    subject,
    write,
)
from penalties.actions.queues import open_item
from penalties.actions.reviews import withdraw
from penalties.office.audit import COUNCIL, Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold, holds_of
from penalties.records.queues import open_about
from penalties.rules.clocks import Clocks
from penalties.rules.days import PostClass, add_working_days, is_by_end_of, london_date
from penalties.rules.deadlines import S127
from penalties.rules.events import Event
from penalties.rules.extensions import after_refusal
from penalties.rules.fixed_penalties import GUARDED, OPEN, Status
from penalties.rules.holds import KEEPS_THE_LOWER_AMOUNT, HoldKind, lifting, with_holds
from penalties.rules.post import delivery
from penalties.rules.referrals import decision_due_on
from penalties.rules.refusals import refuse
from penalties.rules.withdrawals import Because

MAY_END = "pause_may_end"
GOES_ON = "pause_over"
_PERIOD = "payment_period_ends"


def let_pause_end(session: Session, case: FixedPenalty, hold: Hold, *, at: datetime) -> None:
    """Put it to a supervisor whether a paused case goes on: nothing speaks for the pause any more.

    A pause that has ended, or may end already, stays as it is.
    """
    if hold.lifted_at is not None or hold.decide_by is not None or Status(case.status) not in OPEN:
        return
    hold.decide_by = decision_due_on(london_date(at), holidays(session))
    session.flush()
    open_item(
        session,
        case.authority_id,
        queue="supervisor",
        kind=MAY_END,
        subject=subject(case.id),
        due_on=hold.decide_by,
        facts={"number": case.number},
        at=at,
    )
    told = {"number": case.number, "kind": hold.kind, "decide_by": hold.decide_by.isoformat()}
    write(session, Event.HOLD_MAY_END, case, by=COUNCIL, at=at, facts=told)
    reckon(session, case)
    session.flush()


def pauses_of(session: Session, case: FixedPenalty) -> list[Hold]:
    """The council's pauses that stop the clock of ``case`` now."""
    return [
        hold
        for hold in holds_of(session, case)
        if hold.kind == HoldKind.COUNCIL and hold.lifted_at is None
    ]


def run_on(
    session: Session, case: FixedPenalty, words: str, *, by: Actor, at: datetime
) -> tuple[str, ...]:
    """Let the clock of a paused case run again; returns the calculation.

    Raises ``Refused`` without a reason, for whoever issued the notice, while anything still speaks
    for the pause, and where the days that it took could be given back no more.
    """
    waiting = _waiting(session, case)
    if not words.strip():
        raise refuse("pauses.reason", "Say why this case goes on.")
    if any(hold.decide_by is None for hold in waiting):
        raise refuse("holds.asks_first", "Ask first whether this pause may end.")
    before = clocks_of(case, holidays(session))
    after = given_back(session, case, at)
    if after.on(_PERIOD) > before.on(_PERIOD) and after.on(_PERIOD) >= after.on("prosecution_safe"):
        said = "No time is left to give the days of the pause back. Cancel the notice."
        raise refuse("pauses.no_time", said, S127)
    keep_last_days(case, after)
    session.flush()
    for hold in waiting:
        lift_hold(session, case, hold, by=by, at=at, words=words)
    for item in open_about(session, case.authority_id, "supervisor", case.id):
        if item.kind == MAY_END:
            item.closed_at, item.outcome = at, "run_on"
    _have_it_told(session, case, at)
    session.flush()
    return lifting(before, moved_clocks(session, case, at))


def _have_it_told(session: Session, case: FixedPenalty, at: datetime) -> None:
    """Whoever was told to do nothing has to hear that the case goes on, and until when."""
    open_item(
        session,
        case.authority_id,
        queue="supervisor",
        kind=GOES_ON,
        subject=subject(case.id),
        due_on=add_working_days(london_date(at), 1, holidays(session)),
        facts={"number": case.number},
        at=at,
    )


def given_back(session: Session, case: FixedPenalty, at: datetime) -> Clocks:
    """The last days of a paused case that runs on now: nobody pays for a pause with their days.

    Whose days to pay still ran when we began to look has 14 days following a letter posted now, and
    the lower amount again if it was open then, too. No day comes sooner than it was.
    """
    days_off = holidays(session)
    clocks = clocks_of(case, days_off)
    since = _stopped_since(session, case, at)
    if Status(case.status) not in GUARDED or not is_by_end_of(since, clocks.on(_PERIOD)):
        return clocks
    delivered = delivery(london_date(at), PostClass.FIRST, days_off)
    return after_refusal(clocks, came_at=since, delivered=delivered, holidays=days_off)


def foreseen(session: Session, case: FixedPenalty, at: datetime) -> tuple[str, ...]:
    """The calculation that ``run_on`` would return now; nothing is written."""
    days_off = holidays(session)
    before = clocks_of(case, days_off)
    after = with_holds(
        given_back(session, case, at),
        kept_holds(session, case),
        on=london_date(at),
        holidays=days_off,
    )
    return lifting(before, after)


def _stopped_since(session: Session, case: FixedPenalty, at: datetime) -> datetime:
    """When we began to look at ``case`` without a break: for a second look, then in the pause."""
    since = at
    held = [hold for hold in holds_of(session, case) if hold.kind in KEEPS_THE_LOWER_AMOUNT]
    for hold in sorted(held, key=lambda hold: hold.lifted_at or at, reverse=True):
        if (hold.lifted_at or at) >= since:
            since = min(since, hold.placed_at)
    return since


def let_go(session: Session, case: FixedPenalty, words: str, *, by: Actor, at: datetime) -> None:
    """Cancel the notice of a paused case: what happens by itself if nobody decides.

    Raises ``Refused`` for whoever issued it.
    """
    _waiting(session, case)
    if by.id is not None and by.id == case.issued_by:
        raise refuse("holds.issuer", "Somebody else must decide about a notice you issued.")
    withdraw(session, case, Because.COUNCIL_DECISION, words, by=by, at=at)


def _waiting(session: Session, case: FixedPenalty) -> list[Hold]:
    session.refresh(case, with_for_update=True)
    waiting = pauses_of(session, case)
    if not waiting:
        raise refuse("pauses.none", "This case is not paused.")
    return waiting
