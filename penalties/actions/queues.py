"""Putting a matter into a desk's queue, and closing it once somebody has dealt with it."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.records.queues import QueueItem, open_about
from penalties.rules.refusals import refuse


def open_item(
    session: Session,
    authority_id: int,
    *,
    queue: str,
    kind: str,
    subject: tuple[str, uuid.UUID],
    due_on: date,
    facts: Mapping[str, Any] | None = None,
    at: datetime,
) -> QueueItem:
    """Put one matter into ``queue``. ``facts`` are codes, ids, dates and pence, never words."""
    item = QueueItem(
        authority_id=authority_id,
        queue=queue,
        kind=kind,
        subject_kind=subject[0],
        subject_id=subject[1],
        due_on=due_on,
        facts=dict(facts or {}),
        opened_at=at,
    )
    session.add(item)
    return item


def close_item(
    session: Session, item: QueueItem, outcome: str, *, by: uuid.UUID, at: datetime
) -> None:
    """Close a matter with its outcome; ``Refused`` where somebody else has closed it already."""
    session.refresh(item, with_for_update=True)
    if item.closed_at is not None:
        raise refuse("queues.closed", "Somebody has dealt with this already.")
    item.closed_at, item.closed_by, item.outcome = at, by, outcome


def close_about(
    session: Session,
    authority_id: int,
    subject_id: uuid.UUID,
    outcome: str,
    *,
    by: uuid.UUID | None,
    at: datetime,
) -> None:
    """Close whatever waits for a supervisor about one subject: it has been decided."""
    for item in open_about(session, authority_id, "supervisor", subject_id):
        item.closed_at, item.closed_by, item.outcome = at, by, outcome
