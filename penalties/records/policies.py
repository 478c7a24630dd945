"""Every version of a council's support-first policy, with the board decision that adopted it."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class GatePolicy(Base):
    """One version; the latest is in force and stands with its council as well. Never changed."""

    __tablename__ = "gate_policies"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id"], ["authorities.id"]),
        ForeignKeyConstraint(["authority_id", "adopted_by"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "version"),
        CheckConstraint("version > 0", name="versions_are_counted"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column(Integer)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    decision: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date] = mapped_column(Date)
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    adopted_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def policies_of(session: Session, authority_id: int) -> Sequence[GatePolicy]:
    """Every version of the council's policy, the latest first."""
    return session.scalars(
        select(GatePolicy)
        .where(GatePolicy.authority_id == authority_id)
        .order_by(GatePolicy.version.desc())
    ).all()
