"""Our letters about a second look, and of a cancelled notice: frozen, and what became of each."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class AnswerLetter(Base):
    """One letter. ``part`` numbers the letters that bear the number of one notice.

    It stands on the page of the notice from the moment it is made. By post it is ``waiting`` until
    somebody posts it, or ``kept_back`` where it may not go; by e-mail only a neutral word goes.
    """

    __tablename__ = "answer_letters"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "representation_id"],
            ["representations.authority_id", "representations.id"],
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("made_by", "gone_by")
        ),
        UniqueConstraint("authority_id", "number", "part"),
        CheckConstraint(
            "kind IN ('acknowledgement', 'more_asked', 'decision', 'cancelled')",
            name="kind_is_known",
        ),
        CheckConstraint("way IN ('post', 'email', 'page')", name="way_is_known"),
        CheckConstraint(
            "status IN ('draft', 'waiting', 'kept_back', 'gone')", name="status_is_known"
        ),
        CheckConstraint("(status = 'gone') = (gone_at IS NOT NULL)", name="gone_says_when"),
        Index("ix_answer_letters_status", "authority_id", "status", "way", "id"),
        Index("ix_answer_letters_penalty", "authority_id", "penalty_id", "part"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    representation_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    number: Mapped[str] = mapped_column(String(12))
    part: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(20))
    way: Mapped[str] = mapped_column(String(10))
    status: Mapped[str] = mapped_column(String(10))
    layout: Mapped[str] = mapped_column(String(40))
    snapshot: Mapped[str] = mapped_column(Text)
    snapshot_sha256: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    gone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    gone_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def letters_of(
    session: Session, authority_id: int, penalty_id: uuid.UUID
) -> Sequence[AnswerLetter]:
    """Every letter about a notice, the first first."""
    return session.scalars(
        select(AnswerLetter)
        .where(AnswerLetter.authority_id == authority_id, AnswerLetter.penalty_id == penalty_id)
        .order_by(AnswerLetter.part)
    ).all()


def answer_letter(session: Session, authority_id: int, letter_id: uuid.UUID) -> AnswerLetter | None:
    """The letter with this id within the council, or ``None``."""
    return session.get(AnswerLetter, (authority_id, letter_id))


def last_part(session: Session, authority_id: int, number: str) -> int:
    """The part of the last letter that bears a number; 0 before the first."""
    found = select(func.max(AnswerLetter.part)).where(
        AnswerLetter.authority_id == authority_id, AnswerLetter.number == number
    )
    return session.scalar(found) or 0


def letters_to_post(session: Session, authority_id: int) -> Sequence[AnswerLetter]:
    """What waits to be posted, the first made first; then what may not be."""
    return session.scalars(
        select(AnswerLetter)
        .where(
            AnswerLetter.authority_id == authority_id,
            AnswerLetter.status.in_(("waiting", "kept_back")),
            AnswerLetter.way == "post",
        )
        .order_by(AnswerLetter.status.desc(), AnswerLetter.id)
    ).all()
