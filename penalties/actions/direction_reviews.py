"""What a police supervisor decides about a direction: one that broke a rule, or was breached.

The council may read about it and decides nothing (design, decisions about directions).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.direction_changes import take_back
from penalties.actions.police import police_supervisor
from penalties.actions.queues import close_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.staff import Staff
from penalties.records.directions import Direction
from penalties.records.queues import QueueItem
from penalties.rules.direction_changes import Told
from penalties.rules.direction_reviews import VOID, WITHDRAWN, check_ending
from penalties.rules.directions import Status
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission


def close(
    session: Session,
    direction: Direction,
    item: QueueItem,
    outcome: str,
    words: str,
    *,
    told: Told | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Decide about a matter of a direction. To withdraw it, say how the person is told.

    Raises ``Refused`` for anybody but a police supervisor, for whoever gave the direction, without
    a reason, for an outcome that is not open to it, and where somebody has decided already.
    """
    member = _decider(session, direction, by)
    if not words.strip():
        raise refuse("directions.reason", "Say why.")
    session.refresh(direction, with_for_update=True)
    is_withdrawn = direction.status == Status.WITHDRAWN
    check_ending(item.kind, direction.breaks, outcome, is_withdrawn=is_withdrawn)
    close_item(session, item, outcome, by=member.id, at=at)
    audit.record(
        session,
        Event.DIRECTION_REVIEWED,
        authority_id=direction.authority_id,
        by=by,
        at=at,
        subject=("direction", direction.id),
        facts={"number": direction.number, "kind": item.kind, "outcome": outcome},
        detail={"words": words.strip()},
    )
    if outcome in {WITHDRAWN, VOID}:
        if told is None:
            raise refuse("directions.told", "Say whether and when the person was told.")
        moment = at.replace(microsecond=0)
        take_back(session, direction, words, told, member, by=by, at=moment)
    session.flush()


def _decider(session: Session, direction: Direction, by: Actor) -> Staff:
    """The police supervisor who decides: somebody else than whoever gave the direction."""
    here, needed = direction.authority_id, Permission.DIRECTIONS_REVIEW
    member = police_supervisor(session, here, needed, by=by)
    if member.id == direction.officer_id:
        raise refuse("directions.own", "Somebody else must decide about a direction you gave.")
    return member
