"""Refunds of recalled notices that wait: to be approved by somebody, or to be sent."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.records.recalls import Recall, RecalledCase
from penalties.records.payments import LedgerEntry
from penalties.records.queues import OPEN, QueueItem

KIND = "refund_to_approve"
RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Asked:
    """One refund that was asked for: whether it goes to a card, and whether it was approved."""

    item: QueueItem
    by_card: bool

    @property
    def is_approved(self) -> bool:
        """Whether somebody has approved it, and it only has to be sent."""
        return "approved_by" in self.item.facts


def asked_of_recall(session: Session, recall: Recall) -> Sequence[Asked]:
    """The open refunds of a recall's notices, the first asked for first."""
    mine = select(RecalledCase.penalty_id).where(
        RecalledCase.authority_id == recall.authority_id, RecalledCase.recall_id == recall.id
    )
    found = session.scalars(
        select(QueueItem)
        .where(
            QueueItem.authority_id == recall.authority_id,
            QueueItem.queue == "finance",
            QueueItem.kind == KIND,
            QueueItem.subject_id.in_(mine),
            OPEN,
        )
        .order_by(QueueItem.id)
    ).all()
    items = [item for item in found if item.facts["because"] == RECALLED]
    cards = _card_entries(session, recall.authority_id, items)
    return [Asked(item, uuid.UUID(item.facts["entry"]) in cards) for item in items]


def waiting_refunds(session: Session, authority_id: int) -> Sequence[QueueItem]:
    """The refunds of every recall that were approved and are not sent yet."""
    found = session.scalars(
        select(QueueItem)
        .where(
            QueueItem.authority_id == authority_id,
            QueueItem.queue == "finance",
            QueueItem.kind == KIND,
            OPEN,
        )
        .order_by(QueueItem.id)
    ).all()
    return [
        item for item in found if item.facts["because"] == RECALLED and "approved_by" in item.facts
    ]


def _card_entries(
    session: Session, authority_id: int, items: Iterable[QueueItem]
) -> frozenset[uuid.UUID]:
    ids = [uuid.UUID(item.facts["entry"]) for item in items]
    return frozenset(
        session.scalars(
            select(LedgerEntry.id).where(
                LedgerEntry.authority_id == authority_id,
                LedgerEntry.id.in_(ids),
                LedgerEntry.kind == "card",
            )
        )
    )
