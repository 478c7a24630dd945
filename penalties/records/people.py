"""People and vehicles that enforcement has met, kept so that the same person is known again."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import Order, OrderVersion, Prohibition

MOST_SUGGESTED = 20


class Person(Base):
    """Somebody met in an encounter. What is searched is not encrypted; support keeps its own.

    The regime is law enforcement (DPA 2018 Part 3); what was volunteered is a fact as given.
    """

    __tablename__ = "people"
    __table_args__ = (
        Index("ix_people_sameness", "authority_id", "folded_name", "date_of_birth"),
        CheckConstraint(
            "gender IN ('woman', 'man', 'other', 'not_stated')", name="gender_is_known"
        ),
        CheckConstraint("regime IN ('law_enforcement', 'uk_gdpr')", name="regime_is_known"),
        CheckConstraint(
            "subject_category IN ('suspect', 'convicted', 'victim', 'witness', 'other')",
            name="subject_category_is_known",
        ),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    given_name: Mapped[str] = mapped_column(Text)
    family_name: Mapped[str] = mapped_column(Text)
    folded_name: Mapped[str] = mapped_column(Text)
    date_of_birth: Mapped[date | None] = mapped_column(Date)
    gender: Mapped[str] = mapped_column(String(20))
    address_lines: Mapped[list[str]] = mapped_column(JSON, default=list)
    postcode: Mapped[str | None] = mapped_column(String(12))
    no_fixed_abode: Mapped[bool] = mapped_column(Boolean, default=False)
    regime: Mapped[str] = mapped_column(String(20), default="law_enforcement")
    subject_category: Mapped[str] = mapped_column(String(20), default="suspect")
    first_met_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Vehicle(Base):
    """A vehicle by its registration; never proof of who drove it."""

    __tablename__ = "vehicles"
    __table_args__ = (UniqueConstraint("authority_id", "vrm"),)

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    vrm: Mapped[str] = mapped_column(String(12))
    make: Mapped[str | None] = mapped_column(Text)
    colour: Mapped[str | None] = mapped_column(Text)
    first_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


def people_like(
    session: Session, authority_id: int, folded_name: str, date_of_birth: date
) -> Sequence[Person]:
    """Everyone with the same folded name and birth date: the contract's sameness, no guess."""
    return session.scalars(
        select(Person)
        .where(
            Person.authority_id == authority_id,
            Person.folded_name == folded_name,
            Person.date_of_birth == date_of_birth,
        )
        .order_by(Person.id)
    ).all()


def vehicle_with(session: Session, authority_id: int, vrm: str) -> Vehicle | None:
    """The vehicle with this normalised registration, or ``None``."""
    return session.scalars(
        select(Vehicle).where(Vehicle.authority_id == authority_id, Vehicle.vrm == vrm)
    ).one_or_none()


class KnownNotice(NamedTuple):
    """A notice that somebody was given, by its codes."""

    number: str
    status: str
    order: str | None
    prohibition: str | None
    issued_at: datetime


def people_named(session: Session, authority_id: int, folded: str) -> Sequence[Person]:
    """Everyone with this folded name, whatever their birth date."""
    return session.scalars(
        select(Person)
        .where(Person.authority_id == authority_id, Person.folded_name == folded)
        .order_by(Person.id)
        .limit(MOST_SUGGESTED)
    ).all()


def notices_of(session: Session, person: Person) -> Sequence[KnownNotice]:
    """Every notice that a person was given, the latest first."""
    return _notices(session, person)


def notices_about_buying(session: Session, person: Person) -> Sequence[KnownNotice]:
    """Those of a person's notices whose prohibition is about buying, the latest first."""
    return _notices(session, person, Prohibition.concerns == "buying")


def _notices(
    session: Session, person: Person, *conditions: ColumnElement[bool]
) -> Sequence[KnownNotice]:
    case, version = FixedPenalty, OrderVersion
    found = session.execute(
        select(case.number, case.status, Order.code, Prohibition.code, case.issued_at)
        .outerjoin(
            Prohibition,
            (Prohibition.authority_id == case.authority_id)
            & (Prohibition.id == case.prohibition_id),
        )
        .outerjoin(
            version,
            (version.authority_id == case.authority_id) & (version.id == case.order_version_id),
        )
        .outerjoin(
            Order, (Order.authority_id == case.authority_id) & (Order.id == version.order_id)
        )
        .where(case.authority_id == person.authority_id, case.person_id == person.id, *conditions)
        .order_by(case.issued_at.desc(), case.id)
    )
    return [KnownNotice(*row) for row in found]
