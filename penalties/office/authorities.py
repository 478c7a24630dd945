"""Councils, to which every row belongs, and the few global tables of law."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    Date,
    Integer,
    SmallInteger,
    String,
    Text,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime
from penalties.rules.days import Holidays, bank_holidays
from penalties.rules.money import Pence
from penalties.rules.tariffs import SHIPPED, LimitKind, StatutoryLimit


class Authority(Base):
    """A council, what its paper says of it, and the settings that are its to choose."""

    __tablename__ = "authorities"
    __table_args__ = (
        CheckConstraint("length(code) BETWEEN 2 AND 4", name="code_is_two_to_four_letters"),
        CheckConstraint("envelope_profile IN ('dl', 'c5', 'notify')", name="envelope_is_known"),
        CheckConstraint("representation_days >= 14", name="representations_have_14_days"),
        CheckConstraint("cool_off_hours >= 0", name="cool_off_is_not_negative"),
        CheckConstraint("answer_days BETWEEN 1 AND 56", name="answers_have_a_target"),
        CheckConstraint("second_read_percent BETWEEN 0 AND 100", name="second_reads_are_a_share"),
    )

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    code: Mapped[str] = mapped_column(String(4), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(60))
    pay_to: Mapped[str] = mapped_column(String(200))
    address_lines: Mapped[list[str]] = mapped_column(JSON)
    postcode: Mapped[str] = mapped_column(String(8))
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(200))
    police_force: Mapped[str | None] = mapped_column(String(200))
    envelope_profile: Mapped[str] = mapped_column(String(10), default="dl")
    colour: Mapped[str | None] = mapped_column(String(7))
    tile_url: Mapped[str | None] = mapped_column(String(300))
    stripe_account: Mapped[str | None] = mapped_column(String(80))
    pay_phone: Mapped[str | None] = mapped_column(String(200))
    pay_counter: Mapped[str | None] = mapped_column(String(300))
    privacy: Mapped[str | None] = mapped_column(Text)
    health_page: Mapped[str | None] = mapped_column(String(300))
    anonymous_line: Mapped[str | None] = mapped_column(String(40))
    representation_days: Mapped[int] = mapped_column(Integer, default=14)
    cool_off_hours: Mapped[int] = mapped_column(Integer, default=24)
    answer_days: Mapped[int] = mapped_column(Integer, default=10, server_default="10")
    second_read_percent: Mapped[int] = mapped_column(Integer, default=20, server_default="20")
    help_lines: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    emergency_contacts: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    gate_policy: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    next_audit_seq: Mapped[int] = mapped_column(Integer, default=1)
    next_serial: Mapped[int] = mapped_column(Integer, default=1)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StatutoryLimitRow(Base):
    """A ceiling set by Parliament. Without ``from_on`` it waits for its commencement."""

    __tablename__ = "statutory_limits"
    __table_args__ = (
        CheckConstraint("pence > 0", name="pence_is_positive"),
        CheckConstraint(
            "(from_on IS NULL) = (instrument IS NULL)", name="commencement_names_its_instrument"
        ),
    )

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    pence: Mapped[int] = mapped_column(Integer, primary_key=True)
    act: Mapped[str] = mapped_column(String(200))
    from_on: Mapped[date | None] = mapped_column(Date)
    instrument: Mapped[str | None] = mapped_column(String(200))


class ExtraBankHoliday(Base):
    """A one-off bank holiday, proclaimed after the packaged list was made."""

    __tablename__ = "extra_bank_holidays"

    on: Mapped[date] = mapped_column(Date, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))


def authority_of(session: Session, code: str) -> Authority | None:
    """The council with this code, or ``None``."""
    return session.scalars(select(Authority).where(Authority.code == code.upper())).one_or_none()


def authorities(session: Session) -> Sequence[Authority]:
    """Every council of this deployment, by code."""
    return session.scalars(select(Authority).order_by(Authority.code)).all()


def holidays(session: Session) -> Holidays:
    """Bank holidays of England: the packaged list and the extra days entered here."""
    return bank_holidays() | frozenset(session.scalars(select(ExtraBankHoliday.on)))


def extra_bank_holidays(session: Session) -> Sequence[ExtraBankHoliday]:
    """The one-off bank holidays entered here, the latest first."""
    return session.scalars(select(ExtraBankHoliday).order_by(ExtraBankHoliday.on.desc())).all()


def as_limit(row: StatutoryLimitRow) -> StatutoryLimit:
    """A kept ceiling as the rules know it."""
    return StatutoryLimit(
        LimitKind(row.kind), Pence(row.pence), row.from_on, row.instrument, row.act
    )


def statutory_limits(session: Session) -> tuple[StatutoryLimit, ...]:
    """Every ceiling, those that wait for their commencement too."""
    rows = session.scalars(select(StatutoryLimitRow).order_by(StatutoryLimitRow.pence))
    return tuple(as_limit(row) for row in rows)


def ship_limits(connection: Connection) -> None:
    """Put the ceilings that the product ships with where they are missing; change none."""
    table = StatutoryLimitRow.__table__
    rows = connection.execute(select(table.c.kind, table.c.pence))
    kept = {(row.kind, row.pence) for row in rows}
    for limit in SHIPPED:
        if (str(limit.kind), limit.pence) not in kept:
            connection.execute(
                insert(StatutoryLimitRow).values(
                    kind=str(limit.kind),
                    pence=limit.pence,
                    act=limit.act,
                    from_on=limit.from_on,
                    instrument=limit.instrument,
                )
            )
