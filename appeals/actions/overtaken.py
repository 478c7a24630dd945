"""Second looks whose case came to its end meanwhile: paid, cancelled, closed or before the court.

Nothing is left to decide about them; the clock closes them, and what waits at the desk with them.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.actions.decision_effects import let_clock_run
from appeals.records.representations import UNDECIDED, Representation
from appeals.rules.representations import Standing
from penalties.actions.moves import write
from penalties.actions.queues import close_about
from penalties.office.audit import CLOCK
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import GUARDED, Status


def close_overtaken(office: Office, authority_id: int, at: datetime, dry_run: bool) -> int:
    """Close what was overtaken in one council, each in a transaction; returns how many."""
    with office.transaction(Side.CLOCK) as session:
        found = session.scalars(
            select(Representation.id)
            .join(
                FixedPenalty,
                (FixedPenalty.authority_id == Representation.authority_id)
                & (FixedPenalty.id == Representation.penalty_id),
            )
            .where(
                Representation.authority_id == authority_id,
                UNDECIDED,
                FixedPenalty.status.not_in(sorted(map(str, GUARDED))),
            )
            .order_by(Representation.id)
        ).all()
    if dry_run:
        return len(found)
    closed = 0
    for representation_id in found:
        with office.transaction(Side.CLOCK) as session:
            one = session.get_one(Representation, (authority_id, representation_id))
            closed += overtake(session, one, at=at)
    return closed


def overtake(session: Session, one: Representation, *, at: datetime) -> bool:
    """Close one whose case is over; says whether it was still to be closed."""
    case = session.get_one(FixedPenalty, (one.authority_id, one.penalty_id))
    for row in (case, one):
        session.refresh(row, with_for_update=True)
    if one.decided_at is not None or Status(case.status) in GUARDED:
        return False
    one.standing, one.decided_at, one.more_by = str(Standing.OVERTAKEN), at, None
    let_clock_run(session, case, one, CLOCK, at)
    close_about(session, one.authority_id, one.id, "overtaken", by=None, at=at)
    told = {"number": case.number, "serial": one.serial, "status": case.status}
    write(session, Event.REPRESENTATION_OVERTAKEN, case, by=CLOCK, at=at, facts=told)
    session.flush()
    return True
