"""What people report as victims, and who reads it: reports stand behind the wall, sealed.

The public side may put a report here and read none; enforcement does neither, so that it cannot
learn that one exists. Whether the route is open, and who reads, is public.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
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
    and_,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE
from penalties.rules.victim_reports import Standing, standing


class VictimRoute(Base):
    """How a council answers victims: whom it points to, and whether it takes reports itself.

    Reports are taken only while a named reader who works here is set, with the hours within which
    they read. ``signposts`` are rows of ``{name, phone, words}``.
    """

    __tablename__ = "victim_routes"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "reader_id"], ["staff.authority_id", "staff.id"]),
        CheckConstraint(
            "NOT takes_reports OR (reader_id IS NOT NULL AND reader_words IS NOT NULL"
            " AND read_within_hours IS NOT NULL)",
            name="reports_have_a_named_reader",
        ),
        CheckConstraint("read_within_hours > 0", name="hours_are_positive"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    takes_reports: Mapped[bool] = mapped_column(Boolean, default=False)
    reader_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    reader_words: Mapped[str | None] = mapped_column(String(200))
    read_within_hours: Mapped[int | None] = mapped_column(Integer)
    reading_hours: Mapped[str | None] = mapped_column(Text)
    signposts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VictimReport(Base):
    """One report, sealed whole; outside the seal only when it came and when it is to be read."""

    __tablename__ = "victim_reports"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "read_by"], ["staff.authority_id", "staff.id"]),
        CheckConstraint("(read_at IS NULL) = (read_by IS NULL)", name="read_says_by_whom"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed_says_how"),
        Index("ix_victim_reports_due", "authority_id", "read_due_at"),
        {"info": {**SUPPORT_STORE, "public_fills": True}},
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    is_hate_crime: Mapped[bool] = mapped_column(Boolean)
    came_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    read_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[str | None] = mapped_column(String(40))

    def standing(self, at: datetime) -> Standing:
        """How it stands at a moment."""
        return standing(
            *(self.came_at, self.read_due_at, at), read_at=self.read_at, closed_at=self.closed_at
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that is not closed, as far as everybody who works with reports may know it."""

    id: uuid.UUID
    came_at: datetime
    due_at: datetime
    is_hate_crime: bool
    standing: Standing


def victim_route(session: Session, authority_id: int) -> VictimRoute | None:
    """How this council answers victims, where it has said so."""
    return session.get(VictimRoute, authority_id)


def victim_report(session: Session, authority_id: int, report_id: uuid.UUID) -> VictimReport | None:
    """The report with this id within the council, or ``None``."""
    return session.get(VictimReport, (authority_id, report_id))


def open_reports(session: Session, authority_id: int) -> Sequence[VictimReport]:
    """Every report that is not closed, the first to be read first."""
    return session.scalars(
        select(VictimReport)
        .where(VictimReport.authority_id == authority_id, VictimReport.closed_at.is_(None))
        .order_by(VictimReport.read_due_at, VictimReport.id)
    ).all()


def closed_reports(
    session: Session, authority_id: int, *, before: VictimReport | None = None, count: int
) -> Sequence[VictimReport]:
    """Closed reports, the latest first; with ``before`` only those that come after it here."""
    closed_at = VictimReport.closed_at
    found = select(VictimReport).where(
        VictimReport.authority_id == authority_id, closed_at.is_not(None)
    )
    if before is not None:
        same_moment = and_(closed_at == before.closed_at, VictimReport.id > before.id)
        found = found.where(or_(closed_at < before.closed_at, same_moment))
    return session.scalars(found.order_by(closed_at.desc(), VictimReport.id).limit(count)).all()


def waiting(session: Session, authority_id: int, at: datetime) -> list[Waiting]:
    """What waits to be read or to be closed, the overdue first; it tells nothing of the words."""
    found = [
        Waiting(one.id, one.came_at, one.read_due_at, one.is_hate_crime, one.standing(at))
        for one in open_reports(session, authority_id)
    ]
    pressing = list(Standing)
    return sorted(found, key=lambda one: (pressing.index(one.standing), one.due_at))
