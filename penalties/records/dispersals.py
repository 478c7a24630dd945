"""Authorisations to disperse (ASBCPA 2014 s34): who gave one, where, for how long, and why.

One that was given by phone runs at once and is put in writing, and signed, afterwards. The
database counts the 48 hours as they elapse, whatever the clocks do.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    Text,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, UtcSeconds, Uuid, new_id

LONGEST_S = 48 * 3600


class Dispersal(Base):
    """One authorisation. ``area`` is its locality (GeoJSON, WGS84)."""

    __tablename__ = "dispersals"
    __table_args__ = (
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("authorised_by", "entered_by", "ended_by")
        ),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint(f"ends_at - starts_at <= {LONGEST_S}", name="lasts_48_hours_at_most"),
        CheckConstraint("rights_considered", name="rights_were_considered"),
        CheckConstraint("by_phone OR signed_at IS NOT NULL", name="written_unless_by_phone"),
        CheckConstraint("(signed_at IS NULL) = (signed_name IS NULL)", name="signed_says_by_whom"),
        CheckConstraint(
            "(ended_at IS NULL) = (ended_by IS NULL)"
            " AND (ended_at IS NULL) = (ended_because IS NULL)",
            name="ended_says_how",
        ),
        Index("ix_dispersals_live", "authority_id", "ends_at"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    force: Mapped[str] = mapped_column(Text)
    locality: Mapped[str] = mapped_column(Text)
    area: Mapped[dict[str, Any]] = mapped_column(JSON)
    area_digest: Mapped[str] = mapped_column(String(64))
    starts_at: Mapped[datetime] = mapped_column(UtcSeconds)
    ends_at: Mapped[datetime] = mapped_column(UtcSeconds)
    grounds: Mapped[str] = mapped_column(Text)
    rights_considered: Mapped[bool] = mapped_column(Boolean)
    authorised_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    rank: Mapped[str] = mapped_column(String(60))
    given_at: Mapped[datetime] = mapped_column(UtcSeconds)
    by_phone: Mapped[bool] = mapped_column(Boolean)
    signed_at: Mapped[datetime | None] = mapped_column(UtcSeconds)
    signed_name: Mapped[str | None] = mapped_column(Text)
    entered_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcSeconds)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    ended_because: Mapped[str | None] = mapped_column(Text)

    @property
    def over_at(self) -> datetime:
        """When it is over: at its end, or when somebody ended it before."""
        return min(self.ends_at, self.ended_at or self.ends_at)


def dispersal(session: Session, authority_id: int, dispersal_id: uuid.UUID) -> Dispersal | None:
    """The authorisation with this id within the council, or ``None``."""
    return session.get(Dispersal, (authority_id, dispersal_id))


def is_kept_already(session: Session, new: Dispersal) -> bool:
    """Whether the same officer's authorisation for the same area and time is kept, and stands."""
    same = select(Dispersal.id).where(
        Dispersal.authority_id == new.authority_id,
        Dispersal.authorised_by == new.authorised_by,
        Dispersal.area_digest == new.area_digest,
        Dispersal.starts_at == new.starts_at,
        Dispersal.ends_at == new.ends_at,
        Dispersal.ended_at.is_(None),
    )
    return session.scalar(same.limit(1)) is not None


def running_between(
    session: Session, authority_id: int, first: datetime, last: datetime
) -> Sequence[Dispersal]:
    """Every authorisation that runs at some moment from ``first`` to ``last``, the soonest over."""
    found = session.scalars(
        select(Dispersal)
        .where(
            Dispersal.authority_id == authority_id,
            Dispersal.starts_at <= last,
            Dispersal.ends_at > first,
        )
        .order_by(Dispersal.ends_at, Dispersal.id)
    )
    return [one for one in found if one.over_at > first]


def dispersals_of(session: Session, authority_id: int, most: int = 100) -> Sequence[Dispersal]:
    """The council's authorisations, the latest first."""
    return session.scalars(
        select(Dispersal)
        .where(Dispersal.authority_id == authority_id)
        .order_by(Dispersal.starts_at.desc(), Dispersal.id.desc())
        .limit(most)
    ).all()
