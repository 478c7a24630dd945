"""Mail that is to go out: the address sealed, the words always the same neutral ones."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

WAITS = text("sent_at IS NULL AND failed_at IS NULL")


class Mail(Base):
    """One mail. ``reference`` is what its subject shows; ``about`` what it belongs to here."""

    __tablename__ = "mails"
    __table_args__ = (
        CheckConstraint("tries >= 0", name="tries_are_not_negative"),
        CheckConstraint("(failed_at IS NULL) = (problem IS NULL)", name="failed_says_why"),
        Index(
            "ix_mails_waiting",
            *("authority_id", "next_try_at", "id"),
            sqlite_where=WAITS,
            postgresql_where=WAITS,
        ),
        Index("ix_mails_about", "authority_id", "about_id"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    address: Mapped[bytes] = mapped_column(LargeBinary)
    reference: Mapped[str] = mapped_column(String(12))
    about_kind: Mapped[str] = mapped_column(String(30))
    about_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[str | None] = mapped_column(String(40))


def due_mails(session: Session, authority_id: int, at: datetime) -> Sequence[Mail]:
    """What is to be tried at a moment, whatever has waited longest first."""
    return session.scalars(
        select(Mail)
        .where(Mail.authority_id == authority_id, WAITS, Mail.next_try_at <= at)
        .order_by(Mail.next_try_at, Mail.id)
    ).all()
