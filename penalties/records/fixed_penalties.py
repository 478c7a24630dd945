"""Fixed penalty notices (ASBCPA 2014 s68).

The snapshot is the notice: frozen when printed, never edited. The dates beside it are what the
clock reads, equal to those in the snapshot for a notice that stands. On an encounter that was led
to support first, one stands ``by_exception``: the database asks for offer and authorisation.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.records.penalty_checks import PENALTY_CHECKS

AUTHORISED = ("authorisation_id", "authorisation_kind", "authorisation_answer", "authorised_by")
CLOCK_RUNS = text("next_step IS NOT NULL")


class FixedPenalty(Base):
    """One notice, from the minute it is issued. Amounts are pence and never rise."""

    __tablename__ = "fixed_penalties"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "encounter_id", "gate_is_open", "by_exception"],
            [
                *("encounters.authority_id", "encounters.id"),
                *("encounters.gate_is_open", "encounters.is_walled"),
            ],
            name="fk_fixed_penalties_gate",
        ),
        ForeignKeyConstraint(
            ["authority_id", "encounter_id", "offer_id", "offer_answer"],
            [
                *("support_offers.authority_id", "support_offers.encounter_id"),
                *("support_offers.id", "support_offers.answer"),
            ],
            name="fk_fixed_penalties_offer",
        ),
        ForeignKeyConstraint(
            ["authority_id", *AUTHORISED],
            [
                *("supervisor_authorisations.authority_id", "supervisor_authorisations.id"),
                *("supervisor_authorisations.kind", "supervisor_authorisations.answer"),
                "supervisor_authorisations.answered_by",
            ],
            name="fk_fixed_penalties_authorisation",
        ),
        ForeignKeyConstraint(
            ["authority_id", "encounter_id", "authorisation_id"],
            ["encounters.authority_id", "encounters.id", "encounters.authorisation_id"],
            name="fk_fixed_penalties_authorisation_used",
        ),
        ForeignKeyConstraint(["authority_id", "person_id"], ["people.authority_id", "people.id"]),
        ForeignKeyConstraint(
            ["authority_id", "order_version_id"],
            ["order_versions.authority_id", "order_versions.id"],
        ),
        ForeignKeyConstraint(
            ["authority_id", "prohibition_id"], ["prohibitions.authority_id", "prohibitions.id"]
        ),
        ForeignKeyConstraint(["authority_id", "issued_by"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "number"),
        UniqueConstraint("authority_id", "encounter_id"),
        Index("uq_fixed_penalties_issuer", "authority_id", "id", "issued_by", unique=True),
        *PENALTY_CHECKS,
        Index(
            "ix_fixed_penalties_due",
            "authority_id",
            "next_step",
            "next_step_on",
            "id",
            sqlite_where=CLOCK_RUNS,
            postgresql_where=CLOCK_RUNS,
        ),
        Index("ix_fixed_penalties_person", "authority_id", "person_id", "issued_at"),
        Index("ix_fixed_penalties_status", "authority_id", "status", "id"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    encounter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    gate_is_open: Mapped[bool] = mapped_column(Boolean)
    by_exception: Mapped[bool] = mapped_column(Boolean)
    offer_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    offer_answer: Mapped[str | None] = mapped_column(String(20))
    authorisation_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    authorisation_kind: Mapped[str | None] = mapped_column(String(20))
    authorisation_answer: Mapped[str | None] = mapped_column(String(10))
    authorised_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    person_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    order_version_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    prohibition_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    issued_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(20))
    is_on_hold: Mapped[bool] = mapped_column(Boolean, default=False)
    served: Mapped[str] = mapped_column(String(20))
    served_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    printed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    offence_at: Mapped[datetime] = mapped_column(UtcDateTime)
    offence_on: Mapped[date] = mapped_column(Date)
    adult_on: Mapped[date | None] = mapped_column(Date)
    full_pence: Mapped[int | None] = mapped_column(Integer)
    lower_pence: Mapped[int | None] = mapped_column(Integer)
    lower_days: Mapped[int | None] = mapped_column(Integer)
    date_of_notice: Mapped[date | None] = mapped_column(Date)
    discount_ends_on: Mapped[date | None] = mapped_column(Date)
    payment_period_ends_on: Mapped[date | None] = mapped_column(Date)
    representations_close_on: Mapped[date | None] = mapped_column(Date)
    next_step: Mapped[str | None] = mapped_column(String(30))
    next_step_on: Mapped[date | None] = mapped_column(Date)
    steps_done: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    prosecution_limit_on: Mapped[date] = mapped_column(Date)
    prosecution_safe_on: Mapped[date] = mapped_column(Date)
    layout: Mapped[str | None] = mapped_column(String(40))
    snapshot: Mapped[str | None] = mapped_column(Text)
    snapshot_sha256: Mapped[str | None] = mapped_column(String(64))
    printed_sha256: Mapped[str | None] = mapped_column(String(64))
    certificate: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    paid_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_because: Mapped[str | None] = mapped_column(String(40))


def penalty(session: Session, authority_id: int, penalty_id: uuid.UUID) -> FixedPenalty | None:
    """The notice with this id within the council, or ``None``."""
    return session.get(FixedPenalty, (authority_id, penalty_id))


def penalty_with_number(session: Session, authority_id: int, number: str) -> FixedPenalty | None:
    """The notice with this compact number, or ``None``."""
    return session.scalars(
        select(FixedPenalty).where(
            FixedPenalty.authority_id == authority_id, FixedPenalty.number == number
        )
    ).one_or_none()


def penalty_of_encounter(
    session: Session, authority_id: int, encounter_id: uuid.UUID
) -> FixedPenalty | None:
    """The notice issued at this encounter, or ``None``."""
    return session.scalars(
        select(FixedPenalty).where(
            FixedPenalty.authority_id == authority_id, FixedPenalty.encounter_id == encounter_id
        )
    ).one_or_none()


def recent_penalties_of(
    session: Session, authority_id: int, person_id: uuid.UUID, since: datetime
) -> Sequence[FixedPenalty]:
    """Notices issued to a person since a moment that were not held: what the cool-off looks at."""
    return session.scalars(
        select(FixedPenalty)
        .where(
            FixedPenalty.authority_id == authority_id,
            FixedPenalty.person_id == person_id,
            FixedPenalty.issued_at >= since,
            FixedPenalty.status != "held_for_review",
        )
        .order_by(FixedPenalty.issued_at)
    ).all()
