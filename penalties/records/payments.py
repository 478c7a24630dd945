"""Money in and out. Rows are added, never edited; what is paid is their sum, in pence."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    UniqueConstraint,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

IS_OPEN = text("status = 'open'")
MONEY_IN = ("card", "phone", "counter", "post", "refund_back", "reinstated")
MONEY_OUT = ("refund", "chargeback")
"""``refund_back``: a refund that its bank returned; ``reinstated``: a chargeback undone."""


class LedgerEntry(Base):
    """One movement of money for one notice. ``pence`` is positive in, negative out.

    ``counted_at`` is the moment that decides whether it was in time: the card session's rule, the
    counter's clock, or when a letter would arrive in the ordinary course of post (s68(9)).
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        UniqueConstraint("authority_id", "provider_reference"),
        CheckConstraint(f"kind IN {MONEY_IN + MONEY_OUT}", name="kind_is_known"),
        CheckConstraint(
            f"(kind IN {MONEY_IN} AND pence > 0) OR (kind IN {MONEY_OUT} AND pence < 0)",
            name="sign_follows_kind",
        ),
        Index("ix_ledger_entries_penalty", "authority_id", "penalty_id", "id"),
        Index("ix_ledger_entries_recorded", "authority_id", "recorded_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(12))
    pence: Mapped[int] = mapped_column(Integer)
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    outcome: Mapped[str] = mapped_column(String(30))
    provider_reference: Mapped[str | None] = mapped_column(String(120))
    card_session_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)


class CardSession(Base):
    """A visit to the card page, written down before the person is sent there. One open a notice."""

    __tablename__ = "card_sessions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        UniqueConstraint("authority_id", "provider_reference"),
        CheckConstraint("status IN ('open', 'completed', 'expired')", name="status_is_known"),
        CheckConstraint("offer IN ('lower', 'full')", name="offer_is_known"),
        CheckConstraint("pence > 0", name="pence_is_positive"),
        Index(
            "ix_card_sessions_one_open",
            "authority_id",
            "penalty_id",
            unique=True,
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index("ix_card_sessions_penalty", "authority_id", "penalty_id", "opened_at"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    offer: Mapped[str] = mapped_column(String(10))
    pence: Mapped[int] = mapped_column(Integer)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(12))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    provider_reference: Mapped[str | None] = mapped_column(String(120))
    url: Mapped[str | None] = mapped_column(String(1000))


class WebhookReceipt(Base):
    """An event of the card processor that was taken: the second delivery finds this row."""

    __tablename__ = "webhook_receipts"

    event_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    kind: Mapped[str] = mapped_column(String(80))
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)
    outcome: Mapped[str] = mapped_column(String(40))


def ledger_of(session: Session, authority_id: int, penalty_id: uuid.UUID) -> Sequence[LedgerEntry]:
    """Every movement of money for one notice, in the order it was recorded."""
    return session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.authority_id == authority_id, LedgerEntry.penalty_id == penalty_id)
        .order_by(LedgerEntry.id)
    ).all()


def entry_with_reference(
    session: Session, authority_ids: Sequence[int], reference: str
) -> LedgerEntry | None:
    """The movement of money that the card processor knows by ``reference``, among some councils."""
    return session.scalars(
        select(LedgerEntry).where(
            LedgerEntry.authority_id.in_(authority_ids), LedgerEntry.provider_reference == reference
        )
    ).one_or_none()


def paid_pence(session: Session, authority_id: int, penalty_id: uuid.UUID) -> int:
    """What has been paid and not sent back, in pence."""
    total = select(func.coalesce(func.sum(LedgerEntry.pence), 0)).where(
        LedgerEntry.authority_id == authority_id, LedgerEntry.penalty_id == penalty_id
    )
    return int(session.scalar(total) or 0)


def open_card_session(
    session: Session, authority_id: int, penalty_id: uuid.UUID
) -> CardSession | None:
    """The notice's card session that has neither completed nor expired."""
    return session.scalars(
        select(CardSession).where(
            CardSession.authority_id == authority_id, CardSession.penalty_id == penalty_id, IS_OPEN
        )
    ).one_or_none()


def latest_card_session(
    session: Session, authority_id: int, penalty_id: uuid.UUID
) -> CardSession | None:
    """The notice's last visit to the card page, however it ended."""
    return session.scalars(
        select(CardSession)
        .where(CardSession.authority_id == authority_id, CardSession.penalty_id == penalty_id)
        .order_by(CardSession.opened_at.desc(), CardSession.id.desc())
        .limit(1)
    ).one_or_none()


def card_session(session: Session, authority_id: int, session_id: uuid.UUID) -> CardSession | None:
    """The card session with this id within the council, or ``None``."""
    return session.get(CardSession, (authority_id, session_id))
