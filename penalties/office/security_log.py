"""Security facts, each written in a transaction of its own: they stand though the deed failed.

Failed sign-ins, wrong pairs of number and code, denied reads and bad signatures. No names, no
passwords and no addresses of people: a keyed digest tells repeated tries apart.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Index, SmallInteger, String, case, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from penalties.office.database import Base, UtcDateTime, Uuid, new_id, transaction


class SecurityEvent(Base):
    """Something was refused that an attacker might try."""

    __tablename__ = "security_events"
    __table_args__ = (Index("ix_security_events_kind_at", "kind", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(40))
    authority_id: Mapped[int | None] = mapped_column(SmallInteger)
    actor_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)


def note(
    sessions: sessionmaker[Session],
    kind: str,
    *,
    at: datetime,
    authority_id: int | None = None,
    actor_id: uuid.UUID | None = None,
    **facts: Any,
) -> None:
    """Write one security fact now, whatever becomes of the request that caused it."""
    with transaction(sessions) as session:
        session.add(
            SecurityEvent(
                at=at, kind=kind, authority_id=authority_id, actor_id=actor_id, facts=facts
            )
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """How often one kind of security fact was noted in the last day, week and month."""

    kind: str
    in_a_day: int
    in_a_week: int
    in_a_month: int


def counts(session: Session, authority_id: int, at: datetime) -> Sequence[Counted]:
    """Security facts of a council, and those of nobody's council yet, by kind."""
    kind = SecurityEvent.kind
    since = [at - timedelta(days=days) for days in (1, 7, 30)]
    found = session.execute(
        select(kind, *(func.sum(case((SecurityEvent.at > one, 1), else_=0)) for one in since))
        .where(
            SecurityEvent.at > since[-1],
            or_(SecurityEvent.authority_id == authority_id, SecurityEvent.authority_id.is_(None)),
        )
        .group_by(kind)
        .order_by(kind)
    )
    return [Counted(name, *map(int, sums)) for name, *sums in found]
