"""Notice numbers: one gapless series for every kind of notice of a council.

A number is made when a tablet leases it, and from then on it is accounted for: leased, issued,
spoiled or lost. The link's token and the access code are born with it.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
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
    func,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id

STATES = ("unused", "leased", "issued", "spoiled", "lost")


class NoticeNumber(Base):
    """One number, whoever holds it, and the digests of what opens its page."""

    __tablename__ = "notice_numbers"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "tablet_id"], ["tablets.authority_id", "tablets.id"]),
        UniqueConstraint("authority_id", "serial"),
        UniqueConstraint("authority_id", "number"),
        UniqueConstraint("authority_id", "token_digest"),
        CheckConstraint(f"state IN {STATES}", name="state_is_known"),
        CheckConstraint("serial BETWEEN 1 AND 9999999", name="serial_has_seven_digits"),
        CheckConstraint(
            "(state = 'spoiled') = (spoiled_because IS NOT NULL)", name="spoiled_says_why"
        ),
        CheckConstraint("(state = 'issued') = (issued_at IS NOT NULL)", name="issued_says_when"),
        Index("ix_notice_numbers_leases", "authority_id", "tablet_id", "state"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    serial: Mapped[int] = mapped_column(Integer)
    number: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(10))
    tablet_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    leased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease_ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    issued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    spoiled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    spoiled_because: Mapped[str | None] = mapped_column(Text)
    code_digest: Mapped[str] = mapped_column(String(64))
    token_digest: Mapped[str] = mapped_column(String(64))
    access: Mapped[bytes] = mapped_column(LargeBinary)


def notice_number(session: Session, authority_id: int, number: str) -> NoticeNumber | None:
    """The row of this compact number, or ``None``."""
    return session.scalars(
        select(NoticeNumber).where(
            NoticeNumber.authority_id == authority_id, NoticeNumber.number == number
        )
    ).one_or_none()


def leases_of(session: Session, authority_id: int, tablet_id: uuid.UUID) -> Sequence[NoticeNumber]:
    """The numbers that a tablet holds and has not used, lowest first."""
    return session.scalars(
        select(NoticeNumber)
        .where(
            NoticeNumber.authority_id == authority_id,
            NoticeNumber.tablet_id == tablet_id,
            NoticeNumber.state == "leased",
        )
        .order_by(NoticeNumber.serial)
    ).all()


def numbers_in(
    session: Session, authority_id: int, state: str, *, before: int | None, count: int
) -> Sequence[NoticeNumber]:
    """Numbers in one state, the highest first; with ``before`` only serials below it."""
    found = select(NoticeNumber).where(
        NoticeNumber.authority_id == authority_id, NoticeNumber.state == state
    )
    if before is not None:
        found = found.where(NoticeNumber.serial < before)
    return session.scalars(found.order_by(NoticeNumber.serial.desc()).limit(count)).all()


def leases_by_tablet(session: Session, authority_id: int) -> Mapping[uuid.UUID, int]:
    """How many unused numbers each tablet holds; one that holds none is left out."""
    counted = session.execute(
        select(NoticeNumber.tablet_id, func.count())
        .where(
            NoticeNumber.authority_id == authority_id,
            NoticeNumber.state == "leased",
            NoticeNumber.tablet_id.is_not(None),
        )
        .group_by(NoticeNumber.tablet_id)
    )
    return {tablet_id: count for tablet_id, count in counted if tablet_id is not None}


def counts_by_state(session: Session, authority_id: int) -> Mapping[str, int]:
    """How many numbers are in each state; every state is named, zero too."""
    counted = session.execute(
        select(NoticeNumber.state, func.count())
        .where(NoticeNumber.authority_id == authority_id)
        .group_by(NoticeNumber.state)
    )
    return {state: 0 for state in STATES} | {state: count for state, count in counted}


def gaps(session: Session, authority_id: int) -> list[int]:
    """Serials below the highest that have no row. There should be none, ever."""
    mine = NoticeNumber.authority_id == authority_id
    count, highest = session.execute(
        select(func.count(), func.max(NoticeNumber.serial)).where(mine)
    ).one()
    if count == (highest or 0):
        return []
    serials = session.scalars(select(NoticeNumber.serial).where(mine).order_by(NoticeNumber.serial))
    missing: list[int] = []
    expected = 1
    for serial in serials:
        missing.extend(range(expected, serial))
        expected = serial + 1
    return missing
