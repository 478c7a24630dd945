"""The support store, which enforcement fills and cannot read, and what the gate alone asks of it.

Tables marked as the support store are sealed under ``SUPPORT_KEY``; on PostgreSQL the enforcement
role may insert into them and nothing more (design section 4, the wall).
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE
from penalties.rules.gate_history import Purpose


class SupportEncounter(Base):
    """What only support may read of an encounter: screening, contact, account, person.

    ``person_key`` is there where support keeps the whole of it, and tells the same person again.
    ``id`` is the encounter's, and not the key: a second row that is refused tells of the first.
    """

    __tablename__ = "support_encounters"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "id"], ["encounters.authority_id", "encounters.id"]),
        Index("ix_support_encounters_encounter", "authority_id", "id"),
        Index("ix_support_encounters_person", "authority_id", "person_key"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kept_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    id: Mapped[uuid.UUID] = mapped_column(Uuid)
    person_key: Mapped[str | None] = mapped_column(String(64))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SupportOffer(Base):
    """That help was offered, when, and the answer. Read by the gate, inside an open encounter.

    ``person_key`` is a keyed fingerprint: it lets the gate count one person's answers and tells
    nobody who she is.
    """

    __tablename__ = "support_offers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "encounter_id"], ["encounters.authority_id", "encounters.id"]
        ),
        UniqueConstraint("authority_id", "encounter_id", "id", "answer"),
        Index("ix_support_offers_person", "authority_id", "person_key", "offered_at"),
        CheckConstraint(
            "answer IN ('accepted', 'declined', 'not_safe_to_ask')", name="answer_is_known"
        ),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    encounter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    person_key: Mapped[str | None] = mapped_column(String(64))
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(String(20))
    was_available: Mapped[bool] = mapped_column(Boolean)


class Authorisation(Base):
    """A supervisor's answer: for one person under one order, for two hours, before issue."""

    __tablename__ = "supervisor_authorisations"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "asked_by"], ["staff.authority_id", "staff.id"]),
        ForeignKeyConstraint(["authority_id", "answered_by"], ["staff.authority_id", "staff.id"]),
        ForeignKeyConstraint(["authority_id", "order_id"], ["orders.authority_id", "orders.id"]),
        CheckConstraint(
            f"kind IN ({', '.join(repr(str(purpose)) for purpose in Purpose)})",
            name="kind_is_known",
        ),
        CheckConstraint("answer IN ('given', 'refused')", name="answer_is_known"),
        CheckConstraint("answered_by <> asked_by", name="somebody_else_answers"),
        UniqueConstraint(
            *("authority_id", "id", "kind", "answer", "answered_by"),
            name="uq_supervisor_authorisations_word",
        ),
        CheckConstraint(
            "(answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)",
            name="answer_is_whole",
        ),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(20))
    order_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    person_key: Mapped[str] = mapped_column(String(64))
    asked_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_because: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[str | None] = mapped_column(String(10))
    answered_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_because: Mapped[bytes | None] = mapped_column(LargeBinary)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def offers_to(
    session: Session, authority_id: int, person_key: str, since: datetime
) -> Sequence[SupportOffer]:
    """The offers made to one person since a moment, the oldest first: for the gate alone."""
    return session.scalars(
        select(SupportOffer)
        .where(
            SupportOffer.authority_id == authority_id,
            SupportOffer.person_key == person_key,
            SupportOffer.offered_at >= since,
        )
        .order_by(SupportOffer.offered_at)
    ).all()


def kept_of_encounter(
    session: Session, authority_id: int, encounter_id: uuid.UUID
) -> SupportEncounter | None:
    """What support keeps of one encounter, as it was kept first: for that side alone."""
    return session.scalars(
        select(SupportEncounter)
        .where(
            SupportEncounter.authority_id == authority_id,
            SupportEncounter.id == encounter_id,
        )
        .order_by(SupportEncounter.kept_at, SupportEncounter.kept_id)
        .limit(1)
    ).one_or_none()


def all_kept_of_encounter(
    session: Session, authority_id: int, encounter_id: uuid.UUID
) -> Sequence[SupportEncounter]:
    """All that support keeps of one encounter, the first first: for that side alone."""
    return session.scalars(
        select(SupportEncounter)
        .where(
            SupportEncounter.authority_id == authority_id,
            SupportEncounter.id == encounter_id,
        )
        .order_by(SupportEncounter.kept_at, SupportEncounter.kept_id)
    ).all()


def kept_of_person(
    session: Session, authority_id: int, person_keys: Collection[str]
) -> Sequence[SupportEncounter]:
    """What support keeps of one person's encounters, the latest first: for that side alone."""
    return session.scalars(
        select(SupportEncounter)
        .where(
            SupportEncounter.authority_id == authority_id,
            SupportEncounter.person_key.in_(person_keys),
        )
        .order_by(SupportEncounter.kept_at.desc(), SupportEncounter.kept_id)
    ).all()


def authorisation(
    session: Session, authority_id: int, authorisation_id: uuid.UUID
) -> Authorisation | None:
    """The request with this id within the council, or ``None``."""
    return session.get(Authorisation, (authority_id, authorisation_id))
