"""Points: each thing that somebody raised, as the reviewer itemised it, and what was found."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from appeals.rules.grounds import Ground
from penalties.office.database import Base, UtcDateTime, Uuid, new_id

GROUNDS = ", ".join(repr(str(ground)) for ground in Ground)


class Point(Base):
    """One point. ``words`` (sealed) is what was said; ``answer`` stands on the page of the notice.

    ``letter_words`` is what the letter adds to the finding; it names nothing of the matter. A point
    that was set down in error is ``removed_at`` a moment, and kept.
    """

    __tablename__ = "representation_points"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "representation_id"],
            ["representations.authority_id", "representations.id"],
        ),
        ForeignKeyConstraint(["authority_id", "written_by"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "representation_id", "serial"),
        CheckConstraint(f"ground IN ({GROUNDS})", name="ground_is_known"),
        CheckConstraint(
            "finding IS NULL OR finding IN ('agreed', 'partly', 'not_agreed')",
            name="finding_is_known",
        ),
        CheckConstraint("(finding IS NULL) = (answer IS NULL)", name="finding_and_answer_together"),
        CheckConstraint("answer IS NULL OR length(trim(answer)) > 0", name="answer_says_something"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    representation_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    serial: Mapped[int] = mapped_column(SmallInteger)
    ground: Mapped[str] = mapped_column(String(20))
    words: Mapped[bytes] = mapped_column(LargeBinary)
    finding: Mapped[str | None] = mapped_column(String(12))
    answer: Mapped[str | None] = mapped_column(Text)
    letter_words: Mapped[str | None] = mapped_column(Text)
    written_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def points_of(session: Session, authority_id: int, representation_id: uuid.UUID) -> Sequence[Point]:
    """The points of a representation that stand, in the order in which they were itemised.

    They are read as they are now: a page may have read them before somebody else answered one.
    """
    return session.scalars(
        select(Point)
        .where(
            Point.authority_id == authority_id,
            Point.representation_id == representation_id,
            Point.removed_at.is_(None),
        )
        .order_by(Point.serial)
        .execution_options(populate_existing=True)
    ).all()


def last_serial(session: Session, authority_id: int, representation_id: uuid.UUID) -> int:
    """The number of the last point that was set down, removed ones too; 0 before the first."""
    found = session.scalar(
        select(func.max(Point.serial)).where(
            Point.authority_id == authority_id, Point.representation_id == representation_id
        )
    )
    return found or 0
