"""Representations: what somebody says against a notice, and how far our second look has come."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from appeals.rules.representations import Acting, AnswerBy, Channel, Kind, Standing
from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.records.fixed_penalties import FixedPenalty

UNDECIDED = text("decided_at IS NULL")


def _one_of(column: str, known: type[Kind | Channel | Standing | AnswerBy | Acting]) -> str:
    return f"{column} IN ({', '.join(repr(str(each)) for each in known)})"


class Representation(Base):
    """One second look. ``came_at`` is the moment it counts at; ``body`` is sealed.

    ``target_on`` is the day by which we want to have answered, ``more_by`` the day by which we hope
    to hear what we asked for. ``decided_at`` is also the end of one that was overtaken.
    """

    __tablename__ = "representations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id", "issued_by"],
            [
                *("fixed_penalties.authority_id", "fixed_penalties.id"),
                "fixed_penalties.issued_by",
            ],
            name="fk_representations_penalty",
        ),
        ForeignKeyConstraint(["authority_id", "hold_id"], ["holds.authority_id", "holds.id"]),
        ForeignKeyConstraint(["authority_id", "recorded_by"], ["staff.authority_id", "staff.id"]),
        ForeignKeyConstraint(
            ["authority_id", "review_of"], ["representations.authority_id", "representations.id"]
        ),
        UniqueConstraint("authority_id", "id", "penalty_id", "issued_by"),
        UniqueConstraint("authority_id", "penalty_id", "serial"),
        UniqueConstraint("authority_id", "review_of"),
        CheckConstraint(_one_of("kind", Kind), name="kind_is_known"),
        CheckConstraint(_one_of("channel", Channel), name="channel_is_known"),
        CheckConstraint(_one_of("standing", Standing), name="standing_is_known"),
        CheckConstraint(_one_of("answer_by", AnswerBy), name="answer_by_is_known"),
        CheckConstraint(_one_of("acting", Acting), name="acting_is_known"),
        CheckConstraint("(kind = 'review') = (review_of IS NOT NULL)", name="review_of_one"),
        CheckConstraint("(channel = 'page') = (recorded_by IS NULL)", name="recorded_by_somebody"),
        CheckConstraint("came_at <= recorded_at", name="came_before_recorded"),
        CheckConstraint(
            "(standing IN ('decided', 'overtaken')) = (decided_at IS NOT NULL)",
            name="decided_says_when",
        ),
        CheckConstraint(
            "recorded_by IS NULL OR recorded_by <> issued_by", name="recorded_by_another"
        ),
        Index(
            "ix_representations_one_open",
            *("authority_id", "penalty_id"),
            unique=True,
            sqlite_where=UNDECIDED,
            postgresql_where=UNDECIDED,
        ),
        Index("ix_representations_target", "authority_id", "standing", "target_on", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    issued_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    number: Mapped[str] = mapped_column(String(12))
    serial: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(20))
    review_of: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    channel: Mapped[str] = mapped_column(String(10))
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)
    in_time: Mapped[bool] = mapped_column(Boolean)
    lower_was_open: Mapped[bool] = mapped_column(Boolean)
    grounds: Mapped[list[str]] = mapped_column(JSON)
    answer_by: Mapped[str] = mapped_column(String(10))
    acting: Mapped[str] = mapped_column(String(10))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    hold_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    standing: Mapped[str] = mapped_column(String(20))
    target_on: Mapped[date] = mapped_column(Date)
    more_by: Mapped[date | None] = mapped_column(Date)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def representation(
    session: Session, authority_id: int, representation_id: uuid.UUID
) -> Representation | None:
    """The representation with this id within the council, or ``None``."""
    return session.get(Representation, (authority_id, representation_id))


def representations_of(
    session: Session, authority_id: int, penalty_id: uuid.UUID
) -> Sequence[Representation]:
    """Every second look at a notice, the first first."""
    return session.scalars(
        select(Representation)
        .where(Representation.authority_id == authority_id, Representation.penalty_id == penalty_id)
        .order_by(Representation.serial)
    ).all()


def open_representation(session: Session, case: FixedPenalty) -> Representation | None:
    """The one that is not answered yet, if there is one."""
    return session.scalars(
        select(Representation).where(
            Representation.authority_id == case.authority_id,
            Representation.penalty_id == case.id,
            UNDECIDED,
        )
    ).one_or_none()


def undecided(session: Session, authority_id: int) -> Sequence[Representation]:
    """Everything that waits for our answer, the soonest due first."""
    return session.scalars(
        select(Representation)
        .where(Representation.authority_id == authority_id, UNDECIDED)
        .order_by(Representation.target_on, Representation.came_at, Representation.id)
    ).all()
