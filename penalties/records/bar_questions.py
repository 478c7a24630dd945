"""The one question that enforcement asks the safeguarding lead about a case, and its answer.

Both sides of the wall read it: it says "no bar" or "do not proceed", and nothing more.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, SmallInteger, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.rules.bar_questions import Purpose


class BarQuestion(Base):
    """May this case go on? Asked by enforcement, answered by the safeguarding lead, no more."""

    __tablename__ = "bar_questions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        CheckConstraint("purpose IN ('charge', 'end_pause')", name="purpose_is_known"),
        CheckConstraint("answer IN ('no_bar', 'do_not_proceed')", name="answer_is_known"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_says_when"),
        Index("ix_bar_questions_penalty", "authority_id", "penalty_id", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    number: Mapped[str] = mapped_column(String(12))
    purpose: Mapped[str] = mapped_column(String(20))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    answer: Mapped[str | None] = mapped_column(String(20))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def question(session: Session, authority_id: int, question_id: uuid.UUID) -> BarQuestion | None:
    """The question with this id within the council, or ``None``."""
    return session.get(BarQuestion, (authority_id, question_id))


def latest_question(
    session: Session, authority_id: int, penalty_id: uuid.UUID, purpose: Purpose
) -> BarQuestion | None:
    """What was asked last about a case for one purpose, or ``None`` where nothing was."""
    return session.scalars(
        select(BarQuestion)
        .where(
            BarQuestion.authority_id == authority_id,
            BarQuestion.penalty_id == penalty_id,
            BarQuestion.purpose == str(purpose),
        )
        .order_by(BarQuestion.id.desc())
        .limit(1)
    ).one_or_none()


def open_questions(session: Session, authority_id: int) -> Sequence[BarQuestion]:
    """What waits for the safeguarding lead, the first asked first."""
    return session.scalars(
        select(BarQuestion)
        .where(BarQuestion.authority_id == authority_id, BarQuestion.answer.is_(None))
        .order_by(BarQuestion.id)
    ).all()
