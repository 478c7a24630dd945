"""What the clock puts before the desk: answers that are late, ours and the person's, each once."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.records.representations import Representation, undecided
from appeals.rules.representations import Standing
from penalties.actions.queues import open_item
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.queues import QueueItem, open_about
from penalties.rules.days import london_date

OURS, THEIRS = "answer_overdue", "more_overdue"


def ring(office: Office, authority_id: int, at: datetime, dry_run: bool) -> int:
    """Open a matter for each day that has passed without an answer; how many there were."""
    with office.transaction(Side.CLOCK) as session:
        late = [
            (one, *passed)
            for one in undecided(session, authority_id)
            if (passed := _passed(one, london_date(at)))
        ]
        return sum(_rung(session, one, kind, on, at, dry_run) for one, kind, on in late)


def stop_waiting(
    session: Session, one: Representation, outcome: str, *, at: datetime, kinds: Iterable[str]
) -> None:
    """Close what the clock had put before the desk: what was missing has come."""
    for item in open_about(session, one.authority_id, "supervisor", one.id):
        if item.kind in kinds:
            item.closed_at, item.outcome = at, outcome


def _passed(one: Representation, today: date) -> tuple[str, date] | None:
    """Which answer is late, and since when it was due; while we wait our own time stands still."""
    if one.standing == Standing.ASKED:
        late = one.more_by is not None and one.more_by < today
        return (THEIRS, one.more_by) if late and one.more_by else None
    return (OURS, one.target_on) if one.target_on < today else None


def _rung(
    session: Session, one: Representation, kind: str, on: date, at: datetime, dry_run: bool
) -> bool:
    session.refresh(one, with_for_update=not dry_run)
    if _passed(one, london_date(at)) != (kind, on) or _has_rung(session, one, kind, on):
        return False
    if not dry_run:
        open_item(
            session,
            one.authority_id,
            queue="supervisor",
            kind=kind,
            subject=("representation", one.id),
            due_on=london_date(at),
            facts={"number": one.number, "serial": one.serial, "on": on.isoformat()},
            at=at,
        )
        session.flush()
    return True


def _has_rung(session: Session, one: Representation, kind: str, on: date) -> bool:
    rung = session.scalars(
        select(QueueItem).where(
            QueueItem.authority_id == one.authority_id,
            QueueItem.subject_id == one.id,
            QueueItem.kind == kind,
        )
    )
    return any(item.facts.get("on") == on.isoformat() for item in rung)
