"""How a case stands towards a second look: what can be made now, and until when."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from appeals.records.decisions import Decision, decisions_about
from appeals.records.representations import Representation, representations_of
from appeals.rules.receipt import Looked, Making, making, review_until
from appeals.rules.representations import UNDECIDED, Kind, Standing
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import holds_of
from penalties.rules.days import is_by_end_of
from penalties.rules.fixed_penalties import Status
from penalties.rules.holds import LENGTHENS, HoldKind

REFUSED = frozenset({"refused", "refused_lower"})


def making_of(session: Session, case: FixedPenalty, at: datetime) -> Making:
    """What somebody can do about ``case`` at a moment, and until when."""
    looked, close_on = looked_of(session, case), case.representations_close_on
    delivered_on = looked.refused_delivered_on
    last_on = close_on if delivered_on is None else review_until(delivered_on)
    stopped = is_stopped(session, case, last_on)
    return making(Status(case.status), looked, close_on, at, stopped=stopped)


def is_stopped(session: Session, case: FixedPenalty, close_on: date | None) -> bool:
    """Whether something of ours failed before the last day had passed, and is not settled."""
    return any(
        hold.lifted_at is None
        and HoldKind(hold.kind) in LENGTHENS
        and (close_on is None or is_by_end_of(hold.placed_at, close_on))
        for hold in holds_of(session, case)
    )


def looked_of(session: Session, case: FixedPenalty) -> Looked:
    """The second looks at ``case`` so far."""
    found = representations_of(session, case.authority_id, case.id)
    refused = last_refusal(session, case)
    return Looked(
        is_open=any(Standing(one.standing) in UNDECIDED for one in found),
        has_been_reviewed=any(one.kind == Kind.REVIEW for one in found),
        refused_delivered_on=refused.delivered_on if refused else None,
    )


def last_refusal(session: Session, case: FixedPenalty) -> Decision | None:
    """The latest decision to keep the notice that has been made, or ``None``."""
    made = [
        decision
        for decision in decisions_about(session, case.authority_id, case.id)
        if decision.status == "made" and decision.outcome in REFUSED
    ]
    return made[-1] if made else None


def locked(session: Session, one: Representation) -> FixedPenalty:
    """The case, locked first as everybody does who changes one; and the representation as it is."""
    case = session.get_one(FixedPenalty, (one.authority_id, one.penalty_id))
    for row in (case, one):
        session.refresh(row, with_for_update=True)
    return case
