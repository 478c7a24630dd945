"""Complaints: taken in apart from the case, read by those who work them, and answered.

The public side may add one and read none. Nothing of it stands in the trail of the notice.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from appeals.actions.sealing import opened, seal
from appeals.records.complaints import Complaint
from appeals.rules.complaints import Complained, Kind, complained_of, due
from penalties.actions.queues import close_item, open_item
from penalties.office import audit
from penalties.office.audit import PUBLIC, Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import open_about
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

QUEUE, SUBJECT = "admin", "complaint"


def receive(
    session: Session,
    case: FixedPenalty,
    complaint_id: uuid.UUID,
    kind: Kind,
    complained: Complained,
    *,
    at: datetime,
) -> None:
    """Take in a complaint and put it before an administrator, due on its day.

    One that is sent twice, known by its id, is stored once.
    """
    answer_by = due(kind, london_date(at), holidays(session)).on
    row = {
        "authority_id": case.authority_id,
        "id": complaint_id,
        "penalty_id": case.id,
        "kind": str(kind),
        "body": seal(session, complained.as_json()),
        "came_at": at,
        "answer_by": answer_by,
    }
    if not _is_new(session, row):
        return
    facts = {"number": case.number, "kind": str(kind)}
    open_item(
        session,
        case.authority_id,
        queue=QUEUE,
        kind=SUBJECT,
        subject=(SUBJECT, complaint_id),
        due_on=answer_by,
        facts=facts,
        at=at,
    )
    facts = {**facts, "answer_by": answer_by.isoformat()}
    _write(session, Event.COMPLAINT_RECEIVED, case.authority_id, complaint_id, facts, PUBLIC, at)
    session.flush()


def read(
    session: Session, one: Complaint, case: FixedPenalty, *, by: Actor, at: datetime
) -> Complained:
    """What a complaint says, for whoever works it; the trail keeps each reading (DPA 2018 s62)."""
    facts = {"number": case.number, "part": SUBJECT}
    _write(session, Event.RECORD_READ, one.authority_id, one.id, facts, by, at)
    session.flush()
    return complained_of(opened(session, one.body))


def close(
    session: Session,
    one: Complaint,
    case: FixedPenalty,
    outcome: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Close a complaint with what was found and answered.

    Raises ``Refused`` without words, for whoever issued the notice, and where it is closed.
    """
    session.refresh(one, with_for_update=True)
    if not outcome.strip():
        raise refuse("complaints.outcome", "Enter what you found and answered")
    if by.id is None or by.id == case.issued_by:
        raise refuse("complaints.issuer", "Somebody else must answer this: you gave the notice.")
    if one.closed_at is not None:
        raise refuse("complaints.closed", "Somebody has answered this already.")
    one.outcome, one.closed_at, one.closed_by = outcome.strip(), at, by.id
    for item in open_about(session, one.authority_id, QUEUE, one.id):
        close_item(session, item, "answered", by=by.id, at=at)
    facts = {"number": case.number, "kind": one.kind}
    _write(session, Event.COMPLAINT_CLOSED, one.authority_id, one.id, facts, by, at)
    session.flush()


def _is_new(session: Session, row: Mapping[str, Any]) -> bool:
    """Insert once. The public side cannot ask which complaints there are."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if on_postgresql else sqlite.insert
    stored = session.execute(
        insert(Complaint).values(**row).on_conflict_do_nothing(),
        execution_options={"preserve_rowcount": True},
    )
    return bool(stored.rowcount == 1)  # type: ignore[attr-defined]


def _write(
    session: Session,
    event: Event,
    authority_id: int,
    complaint_id: uuid.UUID,
    facts: dict[str, str],
    by: Actor,
    at: datetime,
) -> None:
    audit.record(
        session,
        event,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=(SUBJECT, complaint_id),
        facts=facts,
    )
