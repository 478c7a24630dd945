"""Decisions about a representation: by somebody who did not issue the notice, or none at all."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    Text,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

STANDS = text("status <> 'sent_back'")


class Decision(Base):
    """One decision. It waits ``to_be_read`` where a second reader has to agree.

    A notice is kept only where the reviewer has said that nothing suggests a child, or somebody who
    sells sex or is exploited: ``no_sign``. Of other outcomes nothing is kept about it: a case that
    support looks at is ``paused`` like any that the council pauses. ``pay_by`` and ``lower_until``
    are the fresh last days of a refusal, ``calculation`` what explains them.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "representation_id", "penalty_id", "issued_by"],
            [
                *("representations.authority_id", "representations.id"),
                *("representations.penalty_id", "representations.issued_by"),
            ],
            name="fk_decisions_representation",
        ),
        *(
            ForeignKeyConstraint(["authority_id", column], ["staff.authority_id", "staff.id"])
            for column in ("decided_by", "read_by")
        ),
        CheckConstraint(
            "outcome IN ('cancelled', 'refused', 'refused_lower', 'paused')",
            name="outcome_is_known",
        ),
        CheckConstraint("status IN ('to_be_read', 'sent_back', 'made')", name="status_is_known"),
        CheckConstraint("decided_by <> issued_by", name="decided_by_another"),
        CheckConstraint(
            "read_by IS NULL OR (read_by <> issued_by AND read_by <> decided_by)",
            name="read_by_another",
        ),
        CheckConstraint("(status = 'made') = (made_at IS NOT NULL)", name="made_says_when"),
        CheckConstraint(
            "no_sign = (outcome IN ('refused', 'refused_lower'))", name="support_comes_first"
        ),
        CheckConstraint(
            "(outcome = 'cancelled') = (because IS NOT NULL)", name="cancelled_says_why"
        ),
        CheckConstraint(
            "outcome NOT IN ('refused', 'refused_lower') OR status <> 'made'"
            " OR (pay_by IS NOT NULL AND delivered_on IS NOT NULL)",
            name="refused_says_until_when",
        ),
        Index(
            "ix_decisions_one_stands",
            *("authority_id", "representation_id"),
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        ),
        Index("ix_decisions_penalty", "authority_id", "penalty_id", "decided_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    representation_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    issued_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    outcome: Mapped[str] = mapped_column(String(20))
    because: Mapped[str | None] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(Text)
    no_sign: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[str] = mapped_column(String(20))
    decided_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    read_words: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivered_on: Mapped[date | None] = mapped_column(Date)
    pay_by: Mapped[date | None] = mapped_column(Date)
    lower_until: Mapped[date | None] = mapped_column(Date)
    calculation: Mapped[list[str]] = mapped_column(JSON, default=list)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def decision_of(
    session: Session, authority_id: int, representation_id: uuid.UUID
) -> Decision | None:
    """The decision that stands, made or waiting to be read; ``None`` before there is one."""
    return session.scalars(
        select(Decision).where(
            Decision.authority_id == authority_id,
            Decision.representation_id == representation_id,
            STANDS,
        )
    ).one_or_none()


def decisions_about(
    session: Session, authority_id: int, penalty_id: uuid.UUID
) -> Sequence[Decision]:
    """Every decision about a notice, those sent back too, the first first."""
    return session.scalars(
        select(Decision)
        .where(Decision.authority_id == authority_id, Decision.penalty_id == penalty_id)
        .order_by(Decision.decided_at, Decision.id)
    ).all()
