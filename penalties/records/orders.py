"""Public Spaces Protection Orders: versions, prohibitions, and what the High Court did.

Versions are kept for ever: a notice points at the one in force at the minute of the offence.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Order(Base):
    """An order of the council, under one code for all its versions (ASBCPA 2014 s59)."""

    __tablename__ = "orders"
    __table_args__ = (UniqueConstraint("authority_id", "code"),)

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(40))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OrderVersion(Base):
    """What the order said from ``made_on``: its area, its tariff in pence, its last day."""

    __tablename__ = "order_versions"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "order_id"], ["orders.authority_id", "orders.id"]),
        UniqueConstraint("authority_id", "order_id", "version"),
        CheckConstraint("in_force_to >= in_force_from", name="ends_after_it_begins"),
        CheckConstraint("lower_pence < full_pence", name="lower_amount_is_lower"),
        CheckConstraint("lower_pence > 0", name="lower_amount_is_positive"),
        CheckConstraint("lower_days BETWEEN 1 AND 13", name="lower_days_are_less_than_14"),
        CheckConstraint(
            "change IS NULL OR change IN ('variation', 'extension', 'correction')",
            name="change_is_known",
        ),
        CheckConstraint("(version = 1) = (change IS NULL)", name="later_versions_say_why"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    order_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    version: Mapped[int] = mapped_column(Integer)
    change: Mapped[str | None] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    made_on: Mapped[date] = mapped_column(Date)
    in_force_from: Mapped[date] = mapped_column(Date)
    in_force_to: Mapped[date] = mapped_column(Date)
    full_pence: Mapped[int] = mapped_column(Integer)
    lower_pence: Mapped[int] = mapped_column(Integer)
    lower_days: Mapped[int] = mapped_column(Integer)
    area: Mapped[dict[str, Any]] = mapped_column(JSON)
    area_digest: Mapped[str] = mapped_column(String(64))
    content_digest: Mapped[str] = mapped_column(String(64))
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    imported_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


class Prohibition(Base):
    """One thing that a version forbids or requires."""

    __tablename__ = "prohibitions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "order_version_id"],
            ["order_versions.authority_id", "order_versions.id"],
        ),
        UniqueConstraint("authority_id", "order_version_id", "code"),
        CheckConstraint(
            "concerns IN ('buying', 'selling', 'controlling', 'other')", name="concerns_are_known"
        ),
        CheckConstraint("kind IN ('prohibition', 'requirement')", name="kind_is_known"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    order_version_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    position: Mapped[int] = mapped_column(Integer)
    code: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    concerns: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20), default="prohibition")
    times: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    exceptions: Mapped[str | None] = mapped_column(Text)
    applies_to: Mapped[str | None] = mapped_column(Text)


class OrderStanding(Base):
    """A discharge, or what the High Court did: suspended, quashed, or the suspension lifted."""

    __tablename__ = "order_standings"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "order_id"], ["orders.authority_id", "orders.id"]),
        CheckConstraint(
            "kind IN ('discharged', 'suspended', 'quashed', 'suspension_lifted')",
            name="kind_is_known",
        ),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    order_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(20))
    from_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text)
    court_reference: Mapped[str | None] = mapped_column(String(200))
    entered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    entered_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def order_with_code(session: Session, authority_id: int, code: str) -> Order | None:
    """The council's order with this code, or ``None``."""
    return session.scalars(
        select(Order).where(Order.authority_id == authority_id, Order.code == code)
    ).one_or_none()


def orders_of(session: Session, authority_id: int) -> Sequence[Order]:
    """Every order of the council, by code."""
    return session.scalars(
        select(Order).where(Order.authority_id == authority_id).order_by(Order.code)
    ).all()


def versions_of(session: Session, order: Order) -> Sequence[OrderVersion]:
    """Every version of the order, the first made first."""
    return session.scalars(
        select(OrderVersion)
        .where(OrderVersion.authority_id == order.authority_id, OrderVersion.order_id == order.id)
        .order_by(OrderVersion.version)
    ).all()


def prohibitions_of(session: Session, version: OrderVersion) -> Sequence[Prohibition]:
    """What the version forbids and requires, in its own order."""
    return session.scalars(
        select(Prohibition)
        .where(
            Prohibition.authority_id == version.authority_id,
            Prohibition.order_version_id == version.id,
        )
        .order_by(Prohibition.position)
    ).all()


def standings_of(session: Session, order: Order) -> Sequence[OrderStanding]:
    """Discharges and decisions of the High Court, the earliest in effect first."""
    return session.scalars(
        select(OrderStanding)
        .where(OrderStanding.authority_id == order.authority_id, OrderStanding.order_id == order.id)
        .order_by(OrderStanding.from_at, OrderStanding.id)
    ).all()
