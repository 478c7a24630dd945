"""Holds: what stops the clock of a case, and who placed and lifted it."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.holds import HoldKind


class Hold(Base):
    """Something that stops the clock of one case. Its kind is neutral outside the wall.

    Once a pause by the council may end, ``decide_by`` is the last day for somebody to decide.
    """

    __tablename__ = "holds"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        CheckConstraint(
            f"kind IN ({', '.join(repr(str(kind)) for kind in HoldKind)})", name="kind_is_known"
        ),
        CheckConstraint("lifted_at IS NULL OR lifted_at >= placed_at", name="lifted_after_placed"),
        Index("ix_holds_penalty", "authority_id", "penalty_id", "placed_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(20))
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    placed_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lifted_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    decide_by: Mapped[date | None] = mapped_column(Date)


def holds_of(session: Session, case: FixedPenalty) -> Sequence[Hold]:
    """Every hold on the case, the first placed first."""
    return session.scalars(
        select(Hold)
        .where(Hold.authority_id == case.authority_id, Hold.penalty_id == case.id)
        .order_by(Hold.placed_at, Hold.id)
    ).all()
