"""Courses that somebody was offered who was met as a buyer, and what they answered."""

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

A_PAGE = 50


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


def offers_of_courses(
    session: Session, authority_id: int, person_id: uuid.UUID
) -> Sequence[CourseOffer]:
    """Every course that somebody was offered, the latest first."""
    return session.scalars(
        select(CourseOffer)
        .where(CourseOffer.authority_id == authority_id, CourseOffer.person_id == person_id)
        .order_by(CourseOffer.offered_at.desc(), CourseOffer.id.desc())
    ).all()


def offer_with(session: Session, authority_id: int, number: str) -> CourseOffer | None:
    """The offer of a course that bears this compact number, or ``None``."""
    return session.scalars(
        select(CourseOffer).where(
            CourseOffer.authority_id == authority_id, CourseOffer.number == number
        )
    ).one_or_none()


def latest_offers(
    session: Session, authority_id: int, before: uuid.UUID | None = None
) -> Sequence[CourseOffer]:
    """A page of courses that were offered, the last first; with ``before`` those made earlier."""
    found = select(CourseOffer).where(CourseOffer.authority_id == authority_id)
    if before is not None:
        found = found.where(CourseOffer.id < before)
    return session.scalars(found.order_by(CourseOffer.id.desc()).limit(A_PAGE)).all()
