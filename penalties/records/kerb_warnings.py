"""Warnings about kerb crawling that were given in person.

The buyer was there and known. What is warned of is the order's prohibition, or, by a constable,
section 51A of the Sexual Offences Act 2003. Nothing here says that an offence was proved.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    CheckConstraint,
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
from penalties.records.encounters import Encounter
from penalties.records.orders import Order, OrderVersion

A_PAGE = 50


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

    @property
    def status(self) -> str:
        """What tablets are told of it: a warning is handed over, and nothing more becomes of it."""
        return "served"


def warnings_of(session: Session, authority_id: int, person_id: uuid.UUID) -> Sequence[KerbWarning]:
    """Every warning that somebody was given in person, the latest first."""
    return session.scalars(
        select(KerbWarning)
        .where(KerbWarning.authority_id == authority_id, KerbWarning.person_id == person_id)
        .order_by(KerbWarning.given_at.desc(), KerbWarning.id.desc())
    ).all()


class WarnedBefore(NamedTuple):
    """A warning in person with what tells whether another is about the same act."""

    person_id: uuid.UUID
    number: str
    order_code: str | None
    given_at: datetime
    incident_id: uuid.UUID | None


def warnings_since(
    session: Session, authority_id: int, person_ids: Iterable[uuid.UUID], since: datetime
) -> Sequence[WarnedBefore]:
    """The warnings that these people were given since a moment, the first first."""
    met, version = Encounter, OrderVersion
    found = session.execute(
        select(
            *(KerbWarning.person_id, KerbWarning.number, Order.code, KerbWarning.given_at),
            met.incident_id,
        )
        .join(
            met,
            (met.authority_id == KerbWarning.authority_id) & (met.id == KerbWarning.encounter_id),
        )
        .outerjoin(
            version,
            (version.authority_id == met.authority_id) & (version.id == met.order_version_id),
        )
        .outerjoin(
            Order, (Order.authority_id == version.authority_id) & (Order.id == version.order_id)
        )
        .where(
            KerbWarning.authority_id == authority_id,
            KerbWarning.person_id.in_(person_ids),
            KerbWarning.given_at >= since,
        )
        .order_by(KerbWarning.given_at, KerbWarning.id)
    )
    return [WarnedBefore(*row) for row in found]


def warning_with(session: Session, authority_id: int, number: str) -> KerbWarning | None:
    """The warning that bears this compact number, or ``None``."""
    return session.scalars(
        select(KerbWarning).where(
            KerbWarning.authority_id == authority_id, KerbWarning.number == number
        )
    ).one_or_none()


def warning_of_encounter(
    session: Session, authority_id: int, encounter_id: uuid.UUID
) -> KerbWarning | None:
    """The warning that was given in this encounter, or ``None``."""
    return session.scalars(
        select(KerbWarning).where(
            KerbWarning.authority_id == authority_id, KerbWarning.encounter_id == encounter_id
        )
    ).one_or_none()


def latest_warnings(
    session: Session, authority_id: int, before: uuid.UUID | None = None
) -> Sequence[KerbWarning]:
    """A page of warnings, the one recorded last first; with ``before`` those recorded earlier."""
    found = select(KerbWarning).where(KerbWarning.authority_id == authority_id)
    if before is not None:
        found = found.where(KerbWarning.id < before)
    return session.scalars(found.order_by(KerbWarning.id.desc()).limit(A_PAGE)).all()
