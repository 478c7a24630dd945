"""Warnings about kerb crawling that were given in person, and courses that were offered.

The buyer was there and known. What is warned of is the order's prohibition, or, by a constable,
section 51A of the Sexual Offences Act 2003. Nothing here says that an offence was proved.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
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


class KerbWarning(Base):
    """One warning in person. Its number is of the series that every notice takes its own from."""

    __tablename__ = "kerb_warnings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "encounter_id"], ["encounters.authority_id", "encounters.id"]
        ),
        ForeignKeyConstraint(["authority_id", "person_id"], ["people.authority_id", "people.id"]),
        ForeignKeyConstraint(["authority_id", "officer_id"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "number"),
        UniqueConstraint("authority_id", "encounter_id"),
        CheckConstraint("law IN ('order', 's51a')", name="law_is_known"),
        Index("ix_kerb_warnings_person", "authority_id", "person_id", "given_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    encounter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    person_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    law: Mapped[str] = mapped_column(String(10))
    layout: Mapped[str] = mapped_column(String(40))
    snapshot: Mapped[str] = mapped_column(Text)
    snapshot_sha256: Mapped[str] = mapped_column(String(64))


class CourseOffer(Base):
    """An education course that a buyer was offered. ``price_pence`` is what it costs them."""

    __tablename__ = "course_offers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        ForeignKeyConstraint(["authority_id", "person_id"], ["people.authority_id", "people.id"]),
        ForeignKeyConstraint(["authority_id", "offered_by"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "number"),
        CheckConstraint("price_pence >= 0", name="price_makes_sense"),
        CheckConstraint(
            "answer IS NULL OR answer IN ('accepted', 'declined', 'attended', 'missed')",
            name="answer_is_known",
        ),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered_says_when"),
        Index("ix_course_offers_person", "authority_id", "person_id", "offered_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    person_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    offered_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    course: Mapped[str] = mapped_column(Text)
    held_by: Mapped[str] = mapped_column(Text)
    held_on: Mapped[date | None] = mapped_column(Date)
    answer_by: Mapped[date] = mapped_column(Date)
    price_pence: Mapped[int] = mapped_column(Integer)
    answer: Mapped[str | None] = mapped_column(String(10))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    layout: Mapped[str] = mapped_column(String(40))
    snapshot: Mapped[str] = mapped_column(Text)
    snapshot_sha256: Mapped[str] = mapped_column(String(64))


def warnings_of(session: Session, authority_id: int, person_id: uuid.UUID) -> Sequence[KerbWarning]:
    """Every warning that somebody was given in person, the latest first."""
    return session.scalars(
        select(KerbWarning)
        .where(KerbWarning.authority_id == authority_id, KerbWarning.person_id == person_id)
        .order_by(KerbWarning.given_at.desc(), KerbWarning.id.desc())
    ).all()


def offers_of_courses(
    session: Session, authority_id: int, person_id: uuid.UUID
) -> Sequence[CourseOffer]:
    """Every course that somebody was offered, the latest first."""
    return session.scalars(
        select(CourseOffer)
        .where(CourseOffer.authority_id == authority_id, CourseOffer.person_id == person_id)
        .order_by(CourseOffer.offered_at.desc(), CourseOffer.id.desc())
    ).all()
