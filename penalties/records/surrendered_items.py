"""Things that somebody had to hand over with a direction (ASBCPA 2014 s37), until they go back."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    Text,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcSeconds, Uuid, new_id


class SurrenderedItem(Base):
    """One item. ``kept_until`` is the end of the exclusion period; the days are London's."""

    __tablename__ = "surrendered_items"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "direction_id"], ["directions.authority_id", "directions.id"]
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("taken_by", "ended_by")
        ),
        CheckConstraint(
            "ended_how IS NULL OR ended_how IN ('returned', 'disposed')", name="ended_how_is_known"
        ),
        CheckConstraint(
            "(ended_how IS NULL) = (ended_at IS NULL) AND (ended_how IS NULL) = (ended_by IS NULL)",
            name="ended_says_when_and_by_whom",
        ),
        CheckConstraint(
            "ended_at IS NULL OR ended_at >= kept_until", name="stays_until_the_exclusion_ends"
        ),
        CheckConstraint(
            "ended_how IS NULL OR ended_how <> 'disposed' OR ended_on >= disposable_on",
            name="disposed_after_28_days",
        ),
        Index("ix_surrendered_items_direction", "authority_id", "direction_id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    direction_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    item: Mapped[str] = mapped_column(Text)
    because: Mapped[str] = mapped_column(Text)
    how_to_recover: Mapped[str] = mapped_column(Text)
    in_writing: Mapped[bool] = mapped_column(Boolean)
    taken_at: Mapped[datetime] = mapped_column(UtcSeconds)
    taken_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    kept_until: Mapped[datetime] = mapped_column(UtcSeconds)
    disposable_on: Mapped[date] = mapped_column(Date)
    ended_how: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[datetime | None] = mapped_column(UtcSeconds)
    ended_on: Mapped[date | None] = mapped_column(Date)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    ended_words: Mapped[str | None] = mapped_column(Text)
    layout: Mapped[str] = mapped_column(String(40))
    snapshot: Mapped[str] = mapped_column(Text)
    snapshot_sha256: Mapped[str] = mapped_column(String(64))


def items_of(
    session: Session, authority_id: int, direction_id: uuid.UUID
) -> Sequence[SurrenderedItem]:
    """What was handed over with a direction, the first first."""
    return session.scalars(
        select(SurrenderedItem)
        .where(
            SurrenderedItem.authority_id == authority_id,
            SurrenderedItem.direction_id == direction_id,
        )
        .order_by(SurrenderedItem.taken_at, SurrenderedItem.id)
    ).all()
