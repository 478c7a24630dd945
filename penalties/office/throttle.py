"""Slowing down whoever keeps guessing: counted per key, for all processes together."""

from datetime import datetime, timedelta

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, Session, mapped_column, sessionmaker

from penalties.office.database import Base, UtcDateTime, transaction

FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=24)


class Throttle(Base):
    """Failures under one key: the digest of an address, an account or a notice number."""

    __tablename__ = "throttles"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    failures: Mapped[int] = mapped_column(Integer)
    failed_at: Mapped[datetime] = mapped_column(UtcDateTime)


def wait_after(failures: int) -> timedelta:
    """How long the next try must wait: nothing for five tries, then doubling to 15 minutes."""
    if failures < FREE_TRIES:
        return timedelta()
    doubled: int = 2 ** min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def opens_at(session: Session, key: str, at: datetime) -> datetime | None:
    """When the next try under ``key`` is taken, or ``None`` where that is now."""
    kept = session.get(Throttle, key)
    if kept is None or at - kept.failed_at > FORGOTTEN_AFTER:
        return None
    opens = kept.failed_at + wait_after(kept.failures)
    return opens if opens > at else None


def count_failure(sessions: sessionmaker[Session], key: str, at: datetime) -> None:
    """Count one failure under ``key``, in its own transaction."""
    with transaction(sessions) as session:
        kept = session.get(Throttle, key, with_for_update=True)
        if kept is None:
            session.add(Throttle(key=key, failures=1, failed_at=at))
            return
        forgotten = at - kept.failed_at > FORGOTTEN_AFTER
        kept.failures = 1 if forgotten else kept.failures + 1
        kept.failed_at = at


def forget(session: Session, key: str) -> None:
    """A success: the count under ``key`` starts again."""
    kept = session.get(Throttle, key)
    if kept is not None:
        session.delete(kept)
