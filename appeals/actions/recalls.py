"""Recalling notices together: one person begins it, another confirms it or drops it.

What lies in between, and after, is done notice by notice in ``recall_work``.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from appeals.records.affected import Affected, affected
from appeals.records.recall_lists import running
from appeals.records.recalls import Recall, RecalledCase
from appeals.rules.recalls import Fault, Problem, Stage, Standing, check_fault
from penalties.actions.queues import close_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.records.queues import open_about
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.refusals import Refused, refuse

TO_CONFIRM = "recall_to_confirm"
QUEUES = ("supervisor", "legal")
"""Where a prepared recall waits: either may be the second person."""


def find(session: Session, authority_id: int, fault: Fault, *, at: datetime) -> list[Affected]:
    """Every notice with this fault, by number; ``Refused`` for days or a distance out of reach."""
    if refusals := check_fault(fault, london_date(at)):
        raise Refused(*refusals)
    return list(affected(session, authority_id, fault))


def begin(
    session: Session, authority_id: int, fault: Fault, words: str, *, by: Actor, at: datetime
) -> Recall:
    """List every notice with this fault, to be held by the clock.

    Raises ``Refused`` where there is none, without a reason, and while the same recall is at work.
    """
    if by.id is None or not words.strip():
        raise refuse("recalls.reason", "Say what is wrong with these notices.")
    found = find(session, authority_id, fault, at=at)
    if not found:
        raise refuse("recalls.none", "No notice has this fault, so there is nothing to recall.")
    recall = _kept(authority_id, fault, words, by.id, at)
    _check_first(session, recall)
    session.add(recall)
    session.flush()
    session.execute(insert(RecalledCase), [_row(recall, one) for one in found])
    facts = {"defect": recall.defect, "count": len(found)}
    write(session, Event.RECALL_BEGUN, recall, by=by, at=at, facts=facts, words=words)
    return recall


def confirm(session: Session, recall: Recall, *, by: Actor, at: datetime) -> None:
    """Let every notice of a prepared recall be cancelled, and its money be asked back.

    Raises ``Refused`` for whoever began it, and where it is not prepared.
    """
    _check_second(session, recall, by)
    recall.confirmed_by, recall.confirmed_at = by.id, at
    recall.status = str(Stage.CANCELLING)
    _close(session, recall, "confirmed", by, at)
    write(session, Event.RECALL_CONFIRMED, recall, by=by, at=at)


def drop(session: Session, recall: Recall, words: str, *, by: Actor, at: datetime) -> None:
    """Let every notice of a prepared recall go on as before; the reckoning is kept.

    Raises ``Refused`` for whoever began it, without a reason, and where it is not prepared.
    """
    if not words.strip():
        raise refuse("recalls.reason", "Say why these notices may stand.")
    _check_second(session, recall, by)
    recall.status = str(Stage.DROPPING)
    _close(session, recall, "dropped", by, at)
    write(session, Event.RECALL_DROPPED, recall, by=by, at=at, words=words)


def write(
    session: Session,
    event: Event,
    recall: Recall,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, object] | None = None,
    words: str | None = None,
) -> None:
    """Write an event of a recall into the trail; the words stand apart."""
    audit.record(
        session,
        event,
        authority_id=recall.authority_id,
        by=by,
        at=at,
        subject=("recall", recall.id),
        facts={"recall": str(recall.id), **(facts or {})},
        detail={"words": words} if words else None,
    )
    session.flush()


def _kept(authority_id: int, fault: Fault, words: str, asked_by: uuid.UUID, at: datetime) -> Recall:
    return Recall(
        authority_id=authority_id,
        id=new_id(),
        defect=str(fault.defect),
        order_version_id=fault.order_version_id,
        prohibition_id=fault.prohibition_id,
        sign_id=fault.sign_id,
        metres=fault.metres,
        layout=fault.paper,
        from_on=fault.from_on,
        to_on=fault.to_on,
        words=words,
        status=str(Stage.HOLDING),
        asked_by=asked_by,
        asked_at=at,
    )


def _row(recall: Recall, one: Affected) -> dict[str, object]:
    is_known = one.place_is_known
    return {
        "authority_id": recall.authority_id,
        "id": new_id(),
        "recall_id": recall.id,
        "penalty_id": one.id,
        "status": str(Standing.LISTED if is_known else Standing.PASSED_OVER),
        "pence": 0,
        "problem": None if is_known else str(Problem.PLACE_UNKNOWN),
    }


def _check_first(session: Session, recall: Recall) -> None:
    same = ("defect", "order_version_id", "prohibition_id", "sign_id", "metres", "layout")
    days = ("from_on", "to_on")
    for other in running(session, recall.authority_id):
        if all(getattr(other, name) == getattr(recall, name) for name in same + days):
            raise refuse("recalls.running", "This recall is at work already.")


def _check_second(session: Session, recall: Recall, by: Actor) -> None:
    session.refresh(recall, with_for_update=True)
    if recall.status != Stage.PREPARED:
        raise refuse("recalls.stage", "There is nothing to decide about this recall now.")
    if by.id is None or by.id == recall.asked_by:
        raise refuse("recalls.two_people", "Somebody else must decide about the recall you began.")


def _close(session: Session, recall: Recall, outcome: str, by: Actor, at: datetime) -> None:
    for queue in QUEUES:
        for item in open_about(session, recall.authority_id, queue, recall.id):
            if item.kind == TO_CONFIRM and by.id is not None:
                close_item(session, item, outcome, by=by.id, at=at)
