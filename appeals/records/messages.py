"""What passes between the person and us while we look again: our questions, what they add."""

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
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Message(Base):
    """One message: ``asked`` by us, ``answered`` or ``added`` by the person. ``body`` is sealed.

    ``answer_by`` is the day by which we hope for an answer. ``written_by`` is whoever asked, or
    typed in for the person what came by phone or post.
    """

    __tablename__ = "representation_messages"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "representation_id"],
            ["representations.authority_id", "representations.id"],
        ),
        ForeignKeyConstraint(["authority_id", "written_by"], ["staff.authority_id", "staff.id"]),
        CheckConstraint("kind IN ('asked', 'answered', 'added')", name="kind_is_known"),
        CheckConstraint("(kind = 'asked') = (answer_by IS NOT NULL)", name="asked_says_until_when"),
        CheckConstraint("kind <> 'asked' OR written_by IS NOT NULL", name="asked_by_somebody"),
        Index("ix_representation_messages_of", "authority_id", "representation_id", "at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    representation_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    answer_by: Mapped[date | None] = mapped_column(Date)


def messages_of(
    session: Session, authority_id: int, representation_id: uuid.UUID
) -> Sequence[Message]:
    """Everything that passed about one representation, the first first."""
    return session.scalars(
        select(Message)
        .where(Message.authority_id == authority_id, Message.representation_id == representation_id)
        .order_by(Message.at, Message.id)
    ).all()
