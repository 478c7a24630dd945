"""Closing what a supervisor had to look at, with what came of it."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.queues import close_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.records.queues import QueueItem
from penalties.rules.events import Event
from penalties.rules.matters import check_outcome
from penalties.rules.refusals import refuse


def close(
    session: Session,
    item: QueueItem,
    outcome: str,
    words: str,
    *,
    sent_by: uuid.UUID | None,
    by: Actor,
    at: datetime,
) -> None:
    """Close a matter with one of the outcomes of its kind; ``words`` are for the trail alone.

    Raises ``Refused`` for another outcome, for ``sent_by`` themselves, and where it is closed.
    """
    if by.id is None or by.id == sent_by:
        raise refuse("matters.own", "Somebody else must look at what you sent in.")
    close_item(session, item, check_outcome(item.kind, outcome), by=by.id, at=at)
    audit.record(
        session,
        Event.ENCOUNTER_REVIEWED,
        authority_id=item.authority_id,
        by=by,
        at=at,
        subject=(item.subject_kind, item.subject_id),
        facts={"kind": item.kind, "outcome": outcome},
        detail={"words": words} if words.strip() else None,
    )
