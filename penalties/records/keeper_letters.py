"""Letters to registered keepers: in the police's name, approved by a sergeant, gone in a year."""

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
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

STAFF_COLUMNS = ("asked_by", "approved_by", "legal_by", "posted_by", "ended_by")


class KeeperLetter(Base):
    """One letter, from the moment it is asked for. The frozen facts are made when it is posted.

    ``told_how`` is how the keeper is told of a withdrawal; by post that has frozen facts, too.
    """

    __tablename__ = "keeper_letters"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "vehicle_id"], ["vehicles.authority_id", "vehicles.id"]
        ),
        ForeignKeyConstraint(["authority_id", "keeper_id"], ["keepers.authority_id", "keepers.id"]),
        ForeignKeyConstraint(
            ["authority_id", "agreement_id"],
            ["keeper_agreements.authority_id", "keeper_agreements.id"],
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in STAFF_COLUMNS
        ),
        UniqueConstraint("authority_id", "number"),
        CheckConstraint(
            "status IN ('asked', 'held_for_legal', 'approved', 'posted', 'withdrawn', 'refused')",
            name="status_is_known",
        ),
        CheckConstraint(
            "approved_by IS NULL OR approved_by <> asked_by", name="approved_by_another"
        ),
        CheckConstraint(
            "status NOT IN ('approved', 'posted')"
            " OR (approved_by IS NOT NULL AND approved_rank IS NOT NULL)",
            name="goes_only_approved",
        ),
        CheckConstraint(
            "status <> 'posted'"
            " OR (posted_at IS NOT NULL AND delete_on IS NOT NULL AND snapshot IS NOT NULL)",
            name="posted_says_when",
        ),
        Index("ix_keeper_letters_vehicle", "authority_id", "vehicle_id", "posted_at"),
        Index("ix_keeper_letters_status", "authority_id", "status", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    vehicle_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    keeper_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    agreement_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    status: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    legal_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    legal_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    legal_because: Mapped[str | None] = mapped_column(Text)
    approved_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    approved_rank: Mapped[str | None] = mapped_column(String(60))
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    posted_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    posted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_on: Mapped[date | None] = mapped_column(Date)
    delete_on: Mapped[date | None] = mapped_column(Date)
    ended_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_because: Mapped[str | None] = mapped_column(Text)
    layout: Mapped[str | None] = mapped_column(String(40))
    snapshot: Mapped[str | None] = mapped_column(Text)
    snapshot_sha256: Mapped[str | None] = mapped_column(String(64))
    told_how: Mapped[str | None] = mapped_column(String(10))
    ended_snapshot: Mapped[str | None] = mapped_column(Text)
    ended_sha256: Mapped[str | None] = mapped_column(String(64))


class KeeperAnswer(Base):
    """What came back to a letter: on its page, by phone or by post. The public can only add one."""

    __tablename__ = "keeper_answers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        ForeignKeyConstraint(["authority_id", "taken_by"], ["staff.authority_id", "staff.id"]),
        CheckConstraint(
            "answer IN ('not_driver', 'sold', 'company', 'mistake', 'other')",
            name="answer_is_known",
        ),
        CheckConstraint("how IN ('page', 'phone', 'post')", name="how_is_known"),
        CheckConstraint("(how = 'page') = (taken_by IS NULL)", name="taken_by_somebody"),
        Index("ix_keeper_answers_number", "authority_id", "number", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    answer: Mapped[str] = mapped_column(String(20))
    words: Mapped[str | None] = mapped_column(Text)
    how: Mapped[str] = mapped_column(String(10))
    taken_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)


class LetterSighting(Base):
    """One sighting on which a letter rests."""

    __tablename__ = "letter_sightings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "letter_id"], ["keeper_letters.authority_id", "keeper_letters.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "sighting_id"], ["sightings.authority_id", "sightings.id"]
        ),
        UniqueConstraint("authority_id", "letter_id", "sighting_id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    letter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    sighting_id: Mapped[uuid.UUID] = mapped_column(Uuid)


def letter_with_number(session: Session, authority_id: int, number: str) -> KeeperLetter | None:
    """The letter with this compact number, or ``None``."""
    return session.scalars(
        select(KeeperLetter).where(
            KeeperLetter.authority_id == authority_id, KeeperLetter.number == number
        )
    ).one_or_none()


def letters_about(
    session: Session, authority_id: int, vehicle_id: uuid.UUID
) -> Sequence[KeeperLetter]:
    """Every letter about a vehicle, the latest first."""
    return session.scalars(
        select(KeeperLetter)
        .where(KeeperLetter.authority_id == authority_id, KeeperLetter.vehicle_id == vehicle_id)
        .order_by(KeeperLetter.id.desc())
    ).all()


def letters_with_status(
    session: Session, authority_id: int, *statuses: str
) -> Sequence[KeeperLetter]:
    """Letters that stand at one of these statuses, the first asked for first."""
    return session.scalars(
        select(KeeperLetter)
        .where(KeeperLetter.authority_id == authority_id, KeeperLetter.status.in_(statuses))
        .order_by(KeeperLetter.id)
    ).all()
