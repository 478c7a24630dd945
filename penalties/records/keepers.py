"""Vehicles that were seen, and whose they are: what a letter to a registered keeper rests on.

Keeper details come from the police alone, in a file with its authority. A keeper is not a driver.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKey,
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

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class KeeperAgreement(Base):
    """The police force in whose name letters go, and what lets them; without one none goes."""

    __tablename__ = "keeper_agreements"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "set_by"], ["staff.authority_id", "staff.id"]),
        CheckConstraint("ends_on >= from_on", name="ends_after_it_begins"),
        CheckConstraint("months_between BETWEEN 1 AND 36", name="months_make_sense"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    force: Mapped[str] = mapped_column(Text)
    agreement: Mapped[str] = mapped_column(Text)
    data_authority: Mapped[str] = mapped_column(Text)
    contact_name: Mapped[str] = mapped_column(Text)
    contact_phone: Mapped[str] = mapped_column(String(40))
    address_lines: Mapped[list[str]] = mapped_column(JSON)
    postcode: Mapped[str] = mapped_column(String(12))
    rights_at: Mapped[str] = mapped_column(Text)
    months_between: Mapped[int] = mapped_column(SmallInteger)
    tells_law: Mapped[bool] = mapped_column(Boolean)
    from_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    set_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Sighting(Base):
    """A vehicle seen once. ``road`` is as general as the letter may be; nobody is described."""

    __tablename__ = "sightings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "vehicle_id"], ["vehicles.authority_id", "vehicles.id"]
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("officer_id", "supervised_by")
        ),
        CheckConstraint(
            "supervised_by IS NULL OR supervised_by <> officer_id", name="supervised_by_another"
        ),
        Index("ix_sightings_vehicle", "authority_id", "vehicle_id", "seen_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    vehicle_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    make: Mapped[str] = mapped_column(Text)
    colour: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    road: Mapped[str] = mapped_column(Text)
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    supervised_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeeperFile(Base):
    """A file of keepers as the police sent it: its hash, and by what authority it came."""

    __tablename__ = "keeper_files"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "received_by"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "sha256"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    force: Mapped[str] = mapped_column(Text)
    data_authority: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    rows_kept: Mapped[int] = mapped_column(Integer)
    rows_refused: Mapped[int] = mapped_column(Integer)
    received_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Keeper(Base):
    """The registered keeper of a vehicle, as one file said, until we learn that it is wrong."""

    __tablename__ = "keepers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "file_id"], ["keeper_files.authority_id", "keeper_files.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "vehicle_id"], ["vehicles.authority_id", "vehicles.id"]
        ),
        UniqueConstraint("authority_id", "file_id", "vehicle_id"),
        Index("ix_keepers_vehicle", "authority_id", "vehicle_id", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    file_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    vehicle_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    make: Mapped[str] = mapped_column(Text)
    colour: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    is_company: Mapped[bool] = mapped_column(Boolean)
    address_lines: Mapped[list[str]] = mapped_column(JSON)
    postcode: Mapped[str] = mapped_column(String(12))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def agreement_on(session: Session, authority_id: int, on: date) -> KeeperAgreement | None:
    """The agreement under which letters may go on a day, or ``None``."""
    return session.scalars(
        select(KeeperAgreement)
        .where(
            KeeperAgreement.authority_id == authority_id,
            KeeperAgreement.from_on <= on,
            KeeperAgreement.ends_on >= on,
            KeeperAgreement.ended_at.is_(None),
        )
        .order_by(KeeperAgreement.id.desc())
        .limit(1)
    ).one_or_none()


def sightings_of(session: Session, authority_id: int, vehicle_id: uuid.UUID) -> Sequence[Sighting]:
    """When a vehicle was seen, the latest first."""
    return session.scalars(
        select(Sighting)
        .where(Sighting.authority_id == authority_id, Sighting.vehicle_id == vehicle_id)
        .order_by(Sighting.seen_at.desc(), Sighting.id.desc())
    ).all()


def keeper_of(session: Session, authority_id: int, vehicle_id: uuid.UUID) -> Keeper | None:
    """The keeper that the latest file names for a vehicle; ``None`` where that was ended."""
    latest = session.scalars(
        select(Keeper)
        .where(Keeper.authority_id == authority_id, Keeper.vehicle_id == vehicle_id)
        .order_by(Keeper.id.desc())
        .limit(1)
    ).one_or_none()
    return latest if latest is not None and latest.ended_at is None else None


def ended_keepers_of(
    session: Session, authority_id: int, vehicle_id: uuid.UUID
) -> Sequence[Keeper]:
    """Who was named as the keeper of a vehicle until our record was corrected."""
    return session.scalars(
        select(Keeper).where(
            Keeper.authority_id == authority_id,
            Keeper.vehicle_id == vehicle_id,
            Keeper.ended_at.is_not(None),
        )
    ).all()


def keeper_file_with(session: Session, authority_id: int, sha256: str) -> KeeperFile | None:
    """The file with these bytes, if it was taken in before."""
    return session.scalars(
        select(KeeperFile).where(
            KeeperFile.authority_id == authority_id, KeeperFile.sha256 == sha256
        )
    ).one_or_none()
