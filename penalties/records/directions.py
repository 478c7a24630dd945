"""Directions to leave (ASBCPA 2014 s35) and what became of them: the record of section 38.

A direction has its terms in a table of their own, one row each time they are said: when it is
given, varied, withdrawn. ``in_order`` is false of what was given although a rule speaks against
it: that is kept all the same. The database counts elapsed time by itself.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, UtcSeconds, Uuid, new_id
from penalties.records.dispersals import LONGEST_S

WITHIN_48_HOURS = f"NOT in_order OR ends_at - given_at <= {LONGEST_S}"


class Direction(Base):
    """One direction. ``person`` is whoever was met, as recorded that time.

    ``ends_at`` is the end of the exclusion period as it stands now, after every variation.
    """

    __tablename__ = "directions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "encounter_id"], ["encounters.authority_id", "encounters.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "dispersal_id"], ["dispersals.authority_id", "dispersals.id"]
        ),
        ForeignKeyConstraint(["authority_id", "officer_id"], ["staff.authority_id", "staff.id"]),
        ForeignKeyConstraint(["authority_id", "person_id"], ["people.authority_id", "people.id"]),
        UniqueConstraint("authority_id", "number"),
        UniqueConstraint("authority_id", "encounter_id"),
        UniqueConstraint("authority_id", "id", "given_at"),
        CheckConstraint(WITHIN_48_HOURS, name="excludes_for_48_hours_at_most"),
        CheckConstraint("NOT in_order OR ends_at > given_at", name="ends_after_it_is_given"),
        CheckConstraint(
            "NOT in_order OR dispersal_id IS NOT NULL", name="rests_on_an_authorisation"
        ),
        CheckConstraint("status IN ('given', 'withdrawn')", name="status_is_known"),
        CheckConstraint(
            "taken_to IS NULL OR taken_to IN ('home', 'place_of_safety')", name="taken_to_is_known"
        ),
        Index("ix_directions_live", "authority_id", "ends_at"),
        Index("ix_directions_person", "authority_id", "person_id", "ends_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    encounter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    dispersal_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    person_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    person: Mapped[dict[str, Any]] = mapped_column(JSON)
    given_at: Mapped[datetime] = mapped_column(UtcSeconds)
    ends_at: Mapped[datetime] = mapped_column(UtcSeconds)
    status: Mapped[str] = mapped_column(String(10))
    in_order: Mapped[bool] = mapped_column(Boolean)
    breaks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    place: Mapped[str] = mapped_column(Text)
    lat_e6: Mapped[int] = mapped_column(Integer)
    lon_e6: Mapped[int] = mapped_column(Integer)
    accuracy_m: Mapped[int | None] = mapped_column(Integer)
    behaviour: Mapped[str] = mapped_column(Text)
    necessity: Mapped[str | None] = mapped_column(Text)
    offence_warning: Mapped[bool | None] = mapped_column(Boolean)
    in_writing: Mapped[bool] = mapped_column(Boolean)
    why_not_written: Mapped[str | None] = mapped_column(Text)
    exemptions: Mapped[dict[str, Any]] = mapped_column(JSON)
    taken_to: Mapped[str | None] = mapped_column(String(20))
    taken_where: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DirectionTerms(Base):
    """What a direction says from one moment on; ``serial`` 0 is its giving. Never changed.

    ``polygon`` (GeoJSON, WGS84) is the area to keep out of, what is carved out left out of it.
    """

    __tablename__ = "direction_terms"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "direction_id", "given_at"],
            ["directions.authority_id", "directions.id", "directions.given_at"],
            name="fk_direction_terms_direction",
        ),
        ForeignKeyConstraint(["authority_id", "made_by"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "direction_id", "serial"),
        CheckConstraint("kind IN ('given', 'varied', 'withdrawn')", name="kind_is_known"),
        CheckConstraint("(serial = 0) = (kind = 'given')", name="is_given_first"),
        CheckConstraint(WITHIN_48_HOURS, name="exclude_for_48_hours_at_most"),
        CheckConstraint(
            "told_in_writing OR why_not_written IS NOT NULL OR NOT in_order",
            name="written_or_why_not",
        ),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    direction_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    serial: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(10))
    given_at: Mapped[datetime] = mapped_column(UtcSeconds)
    made_at: Mapped[datetime] = mapped_column(UtcSeconds)
    made_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    because: Mapped[str | None] = mapped_column(Text)
    area: Mapped[str] = mapped_column(Text)
    polygon: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    polygon_digest: Mapped[str | None] = mapped_column(String(64))
    leave_by: Mapped[datetime] = mapped_column(UtcSeconds)
    ends_at: Mapped[datetime] = mapped_column(UtcSeconds)
    route: Mapped[str | None] = mapped_column(Text)
    in_order: Mapped[bool] = mapped_column(Boolean)
    told_at: Mapped[datetime | None] = mapped_column(UtcSeconds)
    told_in_writing: Mapped[bool] = mapped_column(Boolean)
    why_not_written: Mapped[str | None] = mapped_column(Text)
    layout: Mapped[str] = mapped_column(String(40))
    snapshot: Mapped[str] = mapped_column(Text)
    snapshot_sha256: Mapped[str] = mapped_column(String(64))


def direction_with_number(session: Session, authority_id: int, number: str) -> Direction | None:
    """The direction with this compact number, or ``None``."""
    return session.scalars(
        select(Direction).where(Direction.authority_id == authority_id, Direction.number == number)
    ).one_or_none()


def terms_of(
    session: Session, authority_id: int, direction_id: uuid.UUID
) -> Sequence[DirectionTerms]:
    """Everything a direction ever said, its giving first."""
    return session.scalars(
        select(DirectionTerms)
        .where(
            DirectionTerms.authority_id == authority_id,
            DirectionTerms.direction_id == direction_id,
        )
        .order_by(DirectionTerms.serial)
    ).all()


def live_at(
    session: Session, authority_id: int, at: datetime, person_id: uuid.UUID | None = None
) -> Sequence[Direction]:
    """Directions that run at a moment, those of one person where asked, the soonest over first."""
    asked = select(Direction).where(
        Direction.authority_id == authority_id,
        Direction.status == "given",
        Direction.given_at <= at,
        Direction.ends_at > at,
    )
    if person_id is not None:
        asked = asked.where(Direction.person_id == person_id)
    return session.scalars(asked.order_by(Direction.ends_at, Direction.id)).all()


def directions_of(session: Session, authority_id: int, most: int = 200) -> Sequence[Direction]:
    """The council's directions, the latest first."""
    return session.scalars(
        select(Direction)
        .where(Direction.authority_id == authority_id)
        .order_by(Direction.given_at.desc(), Direction.id.desc())
        .limit(most)
    ).all()
