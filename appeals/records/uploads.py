"""Files that a person sends: what has come of each, as it was kept, or why it was not."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Upload(Base):
    """One file. ``name`` is sealed: what people call a file tells what it is about.

    ``coming`` while bytes arrive, ``kept`` cleaned, ``refused`` for what it is, ``failed`` where it
    broke off or we could not work on it, ``removed`` by the person. A failure stops the clock by
    ``hold_id`` until ``settled_at``.
    """

    __tablename__ = "uploads"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        ForeignKeyConstraint(
            ["authority_id", "draft_id"],
            ["representation_drafts.authority_id", "representation_drafts.id"],
        ),
        ForeignKeyConstraint(
            ["authority_id", "representation_id"],
            ["representations.authority_id", "representations.id"],
        ),
        ForeignKeyConstraint(["authority_id", "hold_id"], ["holds.authority_id", "holds.id"]),
        ForeignKeyConstraint(["authority_id", "recorded_by"], ["staff.authority_id", "staff.id"]),
        CheckConstraint(
            "status IN ('coming', 'kept', 'refused', 'failed', 'removed')", name="status_is_known"
        ),
        CheckConstraint(
            "size >= 0 AND received >= 0 AND received <= size", name="size_is_possible"
        ),
        CheckConstraint(
            "status <> 'kept' OR (kept_sha256 IS NOT NULL AND media_type IS NOT NULL)",
            name="kept_is_somewhere",
        ),
        CheckConstraint(
            "status NOT IN ('refused', 'failed') OR problem IS NOT NULL", name="says_what_is_wrong"
        ),
        Index("ix_uploads_penalty", "authority_id", "penalty_id", "started_at"),
        Index("ix_uploads_status", "authority_id", "status", "touched_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    draft_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    representation_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    name: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    status: Mapped[str] = mapped_column(String(10))
    problem: Mapped[str | None] = mapped_column(String(40))
    media_type: Mapped[str | None] = mapped_column(String(40))
    sent_sha256: Mapped[str | None] = mapped_column(String(64))
    kept_sha256: Mapped[str | None] = mapped_column(String(64))
    kept_size: Mapped[int | None] = mapped_column(BigInteger)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hold_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def upload(session: Session, authority_id: int, upload_id: uuid.UUID) -> Upload | None:
    """The upload with this id within the council, or ``None``."""
    return session.get(Upload, (authority_id, upload_id))


def uploads_of_draft(session: Session, authority_id: int, draft_id: uuid.UUID) -> Sequence[Upload]:
    """Every file of a draft that was not removed, the first first."""
    return session.scalars(
        select(Upload)
        .where(
            Upload.authority_id == authority_id,
            Upload.draft_id == draft_id,
            Upload.status != "removed",
        )
        .order_by(Upload.started_at, Upload.id)
    ).all()


def uploads_of(
    session: Session, authority_id: int, representation_id: uuid.UUID
) -> Sequence[Upload]:
    """Every file that was sent with a representation or added to it, the first first."""
    return session.scalars(
        select(Upload)
        .where(
            Upload.authority_id == authority_id,
            Upload.representation_id == representation_id,
            Upload.status != "removed",
        )
        .order_by(Upload.started_at, Upload.id)
    ).all()
