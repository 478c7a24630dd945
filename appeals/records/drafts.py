"""What somebody is writing to us and has not sent: kept at each step, to go on anywhere."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Draft(Base):
    """One thing being written. ``code_print`` is the fingerprint of the code to come back with.

    ``body`` is sealed. What was sent has the id of its draft, so that it is kept once.
    """

    __tablename__ = "representation_drafts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        UniqueConstraint("authority_id", "penalty_id", "code_print"),
        CheckConstraint("kind IN ('representation', 'review', 'addition')", name="kind_is_known"),
        CheckConstraint("sent_at IS NULL OR sent_at >= started_at", name="sent_after_started"),
        Index("ix_representation_drafts_penalty", "authority_id", "penalty_id", "started_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(20))
    code_print: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    step: Mapped[str] = mapped_column(String(20))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def draft(session: Session, authority_id: int, draft_id: uuid.UUID) -> Draft | None:
    """The draft with this id within the council, or ``None``."""
    return session.get(Draft, (authority_id, draft_id))


def drafts_of(session: Session, authority_id: int, penalty_id: uuid.UUID) -> Sequence[Draft]:
    """Everything that was begun about a notice, the first first."""
    return session.scalars(
        select(Draft)
        .where(Draft.authority_id == authority_id, Draft.penalty_id == penalty_id)
        .order_by(Draft.started_at, Draft.id)
    ).all()
