"""Complaints about our service, or about how we use data: kept apart from the case."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Complaint(Base):
    """One complaint, sealed. Whoever decides about the notice does not see it."""

    __tablename__ = "complaints"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("recorded_by", "closed_by")
        ),
        CheckConstraint("kind IN ('service', 'data')", name="kind_is_known"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed_says_how"),
        Index("ix_complaints_open", "authority_id", "closed_at", "answer_by"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(10))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    answer_by: Mapped[date] = mapped_column(Date)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    outcome: Mapped[str | None] = mapped_column(Text)


def complaint(session: Session, authority_id: int, complaint_id: uuid.UUID) -> Complaint | None:
    """The complaint with this id within the council, or ``None``."""
    return session.get(Complaint, (authority_id, complaint_id))


def open_complaints(session: Session, authority_id: int) -> Sequence[Complaint]:
    """What is not answered yet, the soonest due first."""
    return session.scalars(
        select(Complaint)
        .where(Complaint.authority_id == authority_id, Complaint.closed_at.is_(None))
        .order_by(Complaint.answer_by, Complaint.id)
    ).all()


def closed_complaints(session: Session, authority_id: int, most: int) -> Sequence[Complaint]:
    """The latest that were answered, at most so many."""
    return session.scalars(
        select(Complaint)
        .where(Complaint.authority_id == authority_id, Complaint.closed_at.is_not(None))
        .order_by(Complaint.closed_at.desc(), Complaint.id)
        .limit(most)
    ).all()
