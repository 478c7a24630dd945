"""Meetings against a direction (ASBCPA 2014 s39): matters of arrest, never of a penalty."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Boolean,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    Text,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, UtcSeconds, Uuid, new_id


class DirectionBreach(Base):
    """Somebody met where a direction told them not to be: a matter of arrest, never a penalty."""

    __tablename__ = "direction_breaches"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "direction_id"], ["directions.authority_id", "directions.id"]
        ),
        ForeignKeyConstraint(["authority_id", "officer_id"], ["staff.authority_id", "staff.id"]),
        Index("ix_direction_breaches_direction", "authority_id", "direction_id", "seen_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    direction_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    seen_at: Mapped[datetime] = mapped_column(UtcSeconds)
    place: Mapped[str] = mapped_column(Text)
    particulars: Mapped[str] = mapped_column(Text)
    excuse_offered: Mapped[str | None] = mapped_column(Text)
    arrested: Mapped[bool] = mapped_column(Boolean)
    police_reference: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


def breaches_of(
    session: Session, authority_id: int, direction_id: uuid.UUID
) -> Sequence[DirectionBreach]:
    """When somebody was met against a direction, the first first."""
    return session.scalars(
        select(DirectionBreach)
        .where(
            DirectionBreach.authority_id == authority_id,
            DirectionBreach.direction_id == direction_id,
        )
        .order_by(DirectionBreach.seen_at, DirectionBreach.id)
    ).all()
