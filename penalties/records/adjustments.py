"""What somebody needs from us in every letter and call (Equality Act 2010, section 20).

It belongs to the person, not to one case. Whoever writes or calls is shown it first.
"""

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
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.records.fixed_penalties import FixedPenalty


class Adjustment(Base):
    """One adjustment. ``words`` is sealed. Without a person it binds what is said of one notice."""

    __tablename__ = "adjustments"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "person_id"], ["people.authority_id", "people.id"]),
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("recorded_by", "ended_by")
        ),
        CheckConstraint(
            "kind IN ('large_print', 'phone', 'email', 'easy_words', 'language', 'helper',"
            " 'more_time', 'other')",
            name="kind_is_known",
        ),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_says_by_whom"),
        Index("ix_adjustments_person", "authority_id", "person_id"),
        Index("ix_adjustments_penalty", "authority_id", "penalty_id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[bytes] = mapped_column(LargeBinary)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def adjustments_for(session: Session, case: FixedPenalty) -> Sequence[Adjustment]:
    """What binds every letter and call about ``case``, the first said first."""
    whose = Adjustment.penalty_id == case.id
    if case.person_id is not None:
        whose = or_(whose, Adjustment.person_id == case.person_id)
    return session.scalars(
        select(Adjustment)
        .where(Adjustment.authority_id == case.authority_id, Adjustment.ended_at.is_(None), whose)
        .order_by(Adjustment.said_at, Adjustment.id)
    ).all()
