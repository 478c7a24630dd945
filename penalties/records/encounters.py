"""What officers saw and did, and what came in that could not be taken as it was.

Of an encounter behind the wall enforcement keeps that it happened, when, and by whom; the rest is
sealed in the support store (design section 4). The database itself refuses an open gate for a
walled encounter without a supervisor's authorisation.
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
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

NOT_FOR_ENFORCEMENT = (
    *("incident_id", "order_version_id", "prohibition_id", "lat_e6", "lon_e6", "accuracy_m"),
    *("place", "place_source", "role", "particulars", "account", "person_id", "person_as_met"),
    *("vehicle_id", "outcome", "direction"),
)
WALLED_KEEPS_NOTHING = "NOT is_walled OR ({})".format(
    " AND ".join(f"{column} IS NULL" for column in NOT_FOR_ENFORCEMENT)
)


class Encounter(Base):
    """One meeting on the street, as enforcement may keep it."""

    __tablename__ = "encounters"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "officer_id"], ["staff.authority_id", "staff.id"]),
        ForeignKeyConstraint(["authority_id", "person_id"], ["people.authority_id", "people.id"]),
        ForeignKeyConstraint(
            ["authority_id", "vehicle_id"], ["vehicles.authority_id", "vehicles.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "order_version_id"],
            ["order_versions.authority_id", "order_versions.id"],
        ),
        ForeignKeyConstraint(
            ["authority_id", "prohibition_id"], ["prohibitions.authority_id", "prohibitions.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "authorisation_id"],
            ["supervisor_authorisations.authority_id", "supervisor_authorisations.id"],
        ),
        UniqueConstraint("authority_id", "id", "gate_is_open", "is_walled"),
        UniqueConstraint("authority_id", "authorisation_id"),
        UniqueConstraint("authority_id", "id", "authorisation_id"),
        Index("ix_encounters_incident", "authority_id", "incident_id"),
        Index("ix_encounters_person", "authority_id", "person_id", "occurred_at"),
        Index("ix_encounters_officer", "authority_id", "officer_id", "id"),
        CheckConstraint("status IN ('recorded', 'held_for_review')", name="status_is_known"),
        CheckConstraint(WALLED_KEEPS_NOTHING, name="walled_keeps_nothing"),
        CheckConstraint(
            "NOT (gate_is_open AND is_walled) OR authorisation_id IS NOT NULL",
            name="walled_gate_opens_by_authorisation_only",
        ),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    incident_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    tablet_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    occurred_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    device_clock: Mapped[datetime | None] = mapped_column(UtcDateTime)
    issued_offline: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    receipt: Mapped[bytes] = mapped_column(LargeBinary)
    is_walled: Mapped[bool] = mapped_column(Boolean)
    gate_is_open: Mapped[bool] = mapped_column(Boolean)
    authorisation_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    order_version_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    prohibition_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    lat_e6: Mapped[int | None] = mapped_column(Integer)
    lon_e6: Mapped[int | None] = mapped_column(Integer)
    accuracy_m: Mapped[int | None] = mapped_column(Integer)
    place: Mapped[str | None] = mapped_column(Text)
    place_source: Mapped[str | None] = mapped_column(String(10))
    role: Mapped[str | None] = mapped_column(String(20))
    particulars: Mapped[str | None] = mapped_column(Text)
    account: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    person_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    person_as_met: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    vehicle_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    outcome: Mapped[str | None] = mapped_column(String(20))
    direction: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class IntakeAttempt(Base):
    """What came in and was refused, malformed or in conflict: kept sealed, as it was sent."""

    __tablename__ = "intake_attempts"
    __table_args__ = (
        CheckConstraint("status IN ('refused', 'invalid', 'conflict')", name="status_is_known"),
        Index("ix_intake_attempts_encounter", "authority_id", "encounter_ref"),
        Index("ix_intake_attempts_number", "authority_id", "number"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    encounter_ref: Mapped[str] = mapped_column(String(60))
    status: Mapped[str] = mapped_column(String(10))
    number: Mapped[str | None] = mapped_column(String(20))
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    tablet_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rules: Mapped[list[str]] = mapped_column(JSON)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    body_digest: Mapped[str] = mapped_column(String(64))


class Attachment(Base):
    """A photo or a signature that belongs to an encounter; its bytes are in the file store."""

    __tablename__ = "attachments"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "encounter_id"], ["encounters.authority_id", "encounters.id"]
        ),
        UniqueConstraint("authority_id", "encounter_id", "sent_sha256"),
        CheckConstraint("kind IN ('photo', 'signature')", name="kind_is_known"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    encounter_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(10))
    sent_sha256: Mapped[str] = mapped_column(String(64))
    kept_sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str] = mapped_column(String(60))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by: Mapped[uuid.UUID] = mapped_column(Uuid)


def encounter(session: Session, authority_id: int, encounter_id: uuid.UUID) -> Encounter | None:
    """The encounter with this id within the council, or ``None``."""
    return session.get(Encounter, (authority_id, encounter_id))


def attachment_with(
    session: Session, authority_id: int, encounter_id: uuid.UUID, sent_sha256: str
) -> Attachment | None:
    """The encounter's attachment whose bytes, as sent, have this hash."""
    return session.scalars(
        select(Attachment).where(
            Attachment.authority_id == authority_id,
            Attachment.encounter_id == encounter_id,
            Attachment.sent_sha256 == sent_sha256,
        )
    ).one_or_none()


def attachments_of(
    session: Session, authority_id: int, encounter_id: uuid.UUID
) -> Sequence[Attachment]:
    """Every picture that is kept with an encounter, the first first."""
    return session.scalars(
        select(Attachment)
        .where(Attachment.authority_id == authority_id, Attachment.encounter_id == encounter_id)
        .order_by(Attachment.added_at, Attachment.id)
    ).all()
