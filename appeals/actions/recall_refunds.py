"""The money of recalled notices: asked for notice by notice, approved together by somebody else.

What is approved is sent by the clock, each refund in a transaction of its own and once.
"""

import logging
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.records.recall_refunds import asked_of_recall, waiting_refunds
from appeals.records.recalls import Recall
from penalties.actions.refunds import approve_refund, send_refund
from penalties.office.audit import Actor
from penalties.office.card_gateway import CardProcessorAway
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.queues import QueueItem, open_items
from penalties.rules.refusals import Refused, refuse

MATTER = "recall_refunds"
"""What waits for finance as long as one refund of a recall does."""
log = logging.getLogger(__name__)


def approve_all(
    session: Session, recall: Recall, *, by_card: bool, by: Actor, at: datetime
) -> Sequence[QueueItem]:
    """Approve every refund of a recall that goes to a card, or every one that is sent by hand.

    Returns those that were approved. Raises ``Refused`` for whoever began or confirmed the recall,
    and where nothing waits.
    """
    if by.id in (recall.asked_by, recall.confirmed_by):
        raise refuse("recalls.refunds", "Somebody else must approve the refunds of your recall.")
    found = [
        one.item
        for one in asked_of_recall(session, recall)
        if one.by_card == by_card and not one.is_approved
    ]
    if not found:
        raise refuse("recalls.no_refunds", "No refund of this recall waits for that.")
    for item in found:
        approve_refund(session, item, by=by, at=at)
    session.flush()
    return found


def send_approved(office: Office, authority_id: int, at: datetime, dry_run: bool = False) -> int:
    """Send what was approved together, or only count it; returns how many were sent.

    Where the card processor is away nothing is lost: the rest is sent the next time.
    """
    with office.transaction(Side.CLOCK) as session:
        ids = [item.id for item in waiting_refunds(session, authority_id)]
    if dry_run:
        return len(ids)
    sent = _send(office, authority_id, ids, at)
    with office.transaction(Side.CLOCK) as session:
        _close_settled(session, authority_id, at)
    return sent


def _close_settled(session: Session, authority_id: int, at: datetime) -> None:
    """Close the matter of each recall of which no refund waits any more."""
    for item in open_items(session, authority_id, "finance"):
        if item.kind == MATTER:
            recall = session.get_one(Recall, (authority_id, item.subject_id))
            if not asked_of_recall(session, recall):
                item.closed_at, item.outcome = at, "settled"


def _send(office: Office, authority_id: int, ids: Iterable[uuid.UUID], at: datetime) -> int:
    sent = 0
    for item_id in ids:
        try:
            sent += _send_one(office, authority_id, item_id, at)
        except CardProcessorAway:
            log.warning("the card processor is away: the other refunds wait")
            break
        except Refused as refused:
            log.warning("a refund was refused: %s", refused.refusals[0].rule)
    return sent


def _send_one(office: Office, authority_id: int, item_id: uuid.UUID, at: datetime) -> int:
    with office.transaction(Side.ENFORCEMENT) as session:
        item = session.get_one(QueueItem, (authority_id, item_id), with_for_update=True)
        if item.closed_at is not None:
            return 0
        by = Actor("staff", uuid.UUID(item.facts["approved_by"]))
        approved = approve_refund(session, item, by=by, at=at)
    send_refund(office, office.cards, authority_id, approved, by=by, at=at)
    return 1
