"""Things that wait for a person: a queue item says what, about which case, and who may take it."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

OPEN = text("closed_at IS NULL")


class QueueItem(Base):
    """One matter for one desk. ``facts`` hold codes, ids, dates and pence, never names or words."""

    __tablename__ = "queue_items"
    __table_args__ = (
        CheckConstraint(
            "queue IN ('supervisor', 'finance', 'legal', 'admin')", name="queue_is_known"
        ),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed_says_how"),
        Index(
            "ix_queue_items_open",
            "authority_id",
            "queue",
            "due_on",
            "id",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index("ix_queue_items_subject", "authority_id", "subject_id"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    queue: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    due_on: Mapped[date] = mapped_column(Date)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    outcome: Mapped[str | None] = mapped_column(String(40))


def open_items(session: Session, authority_id: int, queue: str) -> Sequence[QueueItem]:
    """What waits in a queue, the soonest due first."""
    return session.scalars(
        select(QueueItem)
        .where(QueueItem.authority_id == authority_id, QueueItem.queue == queue, OPEN)
        .order_by(QueueItem.due_on, QueueItem.id)
    ).all()


def open_count(session: Session, authority_id: int, queue: str) -> int:
    """How many matters wait in a queue."""
    counted = select(func.count()).where(
        QueueItem.authority_id == authority_id, QueueItem.queue == queue, OPEN
    )
    return session.scalar(counted) or 0


def open_about(
    session: Session, authority_id: int, queue: str, subject_id: uuid.UUID
) -> Sequence[QueueItem]:
    """What waits in a queue about one subject."""
    return session.scalars(
        select(QueueItem).where(
            QueueItem.authority_id == authority_id,
            QueueItem.queue == queue,
            QueueItem.subject_id == subject_id,
            OPEN,
        )
    ).all()


def queue_item(session: Session, authority_id: int, item_id: uuid.UUID) -> QueueItem | None:
    """The item with this id within the council, or ``None``."""
    return session.get(QueueItem, (authority_id, item_id))
