"""How a pause by the council ends: never by itself, and by somebody who did not issue the notice.

Whoever paused it, support or a supervisor, the way out is the same: the safeguarding lead says that
nothing speaks against it, a supervisor decides within five working days, and if nobody does, the
notice is cancelled (design section 4, support is not leverage).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.holds import lift_hold
from penalties.actions.moves import reckon, subject, write
from penalties.actions.queues import open_item
from penalties.actions.reviews import withdraw
from penalties.office.audit import COUNCIL, Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold, holds_of
from penalties.records.queues import open_about
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import OPEN, Status
from penalties.rules.holds import HoldKind
from penalties.rules.referrals import decision_due_on
from penalties.rules.refusals import refuse
from penalties.rules.withdrawals import Because

MAY_END = "pause_may_end"


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

    Raises ``Refused`` without a reason, for whoever issued the notice, and while anything still
    speaks for the pause.
    """
    waiting = _waiting(session, case)
    if not words.strip():
        raise refuse("pauses.reason", "Say why this case goes on.")
    if any(hold.decide_by is None for hold in waiting):
        raise refuse("holds.asks_first", "Ask first whether this pause may end.")
    calculation: tuple[str, ...] = ()
    for hold in waiting:
        calculation = lift_hold(session, case, hold, by=by, at=at, words=words)
    for item in open_about(session, case.authority_id, "supervisor", case.id):
        if item.kind == MAY_END:
            item.closed_at, item.outcome = at, "run_on"
    session.flush()
    return calculation


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
