"""Recall by defect: every notice with the same fault, held together and cancelled together."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Recall(Base):
    """One recall: what is wrong, in which notices, and how far it has come.

    ``holding`` while its notices are held and letters drafted, ``prepared`` when somebody has to
    look, ``cancelling`` once they agreed, ``done``; or ``dropped``, and every hold is lifted.
    """

    __tablename__ = "recalls"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "order_version_id"],
            ["order_versions.authority_id", "order_versions.id"],
        ),
        ForeignKeyConstraint(
            ["authority_id", "prohibition_id"], ["prohibitions.authority_id", "prohibitions.id"]
        ),
        ForeignKeyConstraint(["authority_id", "sign_id"], ["signs.authority_id", "signs.id"]),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("asked_by", "confirmed_by")
        ),
        CheckConstraint(
            "defect IN ('order_version', 'prohibition', 'sign', 'wording')", name="defect_is_known"
        ),
        CheckConstraint(
            "status IN ('holding', 'prepared', 'cancelling', 'done', 'dropping', 'dropped')",
            name="status_is_known",
        ),
        CheckConstraint("from_on <= to_on", name="days_are_in_order"),
        CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> asked_by", name="confirmed_by_another"
        ),
        CheckConstraint(
            "status NOT IN ('cancelling', 'done') OR confirmed_by IS NOT NULL",
            name="cancels_only_confirmed",
        ),
        Index("ix_recalls_status", "authority_id", "status", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    defect: Mapped[str] = mapped_column(String(20))
    order_version_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    prohibition_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    sign_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    metres: Mapped[int | None] = mapped_column(Integer)
    layout: Mapped[str | None] = mapped_column(String(40))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date] = mapped_column(Date)
    words: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(12))
    asked_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecalledCase(Base):
    """One notice of a recall. ``pence`` is what goes back, ``problem`` why it was passed over."""

    __tablename__ = "recalled_cases"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "recall_id"], ["recalls.authority_id", "recalls.id"]),
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        ForeignKeyConstraint(["authority_id", "hold_id"], ["holds.authority_id", "holds.id"]),
        ForeignKeyConstraint(
            ["authority_id", "letter_id"], ["answer_letters.authority_id", "answer_letters.id"]
        ),
        UniqueConstraint("authority_id", "recall_id", "penalty_id"),
        CheckConstraint(
            "status IN ('listed', 'held', 'cancelled', 'released', 'passed_over')",
            name="status_is_known",
        ),
        CheckConstraint("pence >= 0", name="pence_is_not_negative"),
        CheckConstraint(
            "(status = 'passed_over') = (problem IS NOT NULL)", name="passed_over_says_why"
        ),
        Index("ix_recalled_cases_status", "authority_id", "recall_id", "status", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    recall_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    status: Mapped[str] = mapped_column(String(12))
    hold_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    letter_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    pence: Mapped[int] = mapped_column(Integer, default=0)
    problem: Mapped[str | None] = mapped_column(String(40))


def recall(session: Session, authority_id: int, recall_id: uuid.UUID) -> Recall | None:
    """The recall with this id within the council, or ``None``."""
    return session.get(Recall, (authority_id, recall_id))


def recalls_of(session: Session, authority_id: int) -> Sequence[Recall]:
    """Every recall of a council, the latest first."""
    return session.scalars(
        select(Recall).where(Recall.authority_id == authority_id).order_by(Recall.id.desc())
    ).all()


def progress_of(session: Session, authority_id: int, recall_id: uuid.UUID) -> Mapping[str, int]:
    """How many of its notices stand at each status."""
    counted = (
        select(RecalledCase.status, func.count())
        .where(RecalledCase.authority_id == authority_id, RecalledCase.recall_id == recall_id)
        .group_by(RecalledCase.status)
    )
    return {str(status): int(count) for status, count in session.execute(counted).all()}
