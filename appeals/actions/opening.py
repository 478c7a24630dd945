"""That somebody opened our decision on the page of their notice: written down, the first time."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from appeals.records.decisions import Decision
from appeals.records.representations import Representation
from penalties.actions.moves import write
from penalties.office.audit import PUBLIC
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.events import Event


def open_decision(
    session: Session, case: FixedPenalty, decision: Decision, *, at: datetime
) -> bool:
    """Note that a decision was opened; says whether this was the first time."""
    if decision.opened_at is not None:
        return False
    # Two who open it at once: only one of them finds the column empty.
    first = session.scalar(
        update(Decision)
        .where(
            Decision.authority_id == decision.authority_id,
            Decision.id == decision.id,
            Decision.opened_at.is_(None),
        )
        .values(opened_at=at)
        .returning(Decision.id)
    )
    if first is None:
        return False
    one = session.get_one(Representation, (decision.authority_id, decision.representation_id))
    told = {"number": case.number, "serial": one.serial}
    write(session, Event.REPRESENTATION_OPENED, case, by=PUBLIC, at=at, facts=told)
    return True
