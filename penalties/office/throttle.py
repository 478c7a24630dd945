"""Slowing down whoever keeps guessing: counted per key, for all processes together."""

from datetime import datetime, timedelta

from sqlalchemy import Integer, String, case, delete
from sqlalchemy.dialects import postgresql, sqlite
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


def wait_after(failures: int, free: int = FREE_TRIES) -> timedelta:
    """How long the next try must wait: nothing for ``free`` tries, then doubling to 15 minutes."""
    if failures < free:
        return timedelta()
    doubled: int = 2 ** min(failures - free, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def opens_at(session: Session, key: str, at: datetime, free: int = FREE_TRIES) -> datetime | None:
    """When the next try under ``key`` is taken, or ``None`` where that is now."""
    kept = session.get(Throttle, key)
    if kept is None or at - kept.failed_at > FORGOTTEN_AFTER:
        return None
    opens = kept.failed_at + wait_after(kept.failures, free)
    return opens if opens > at else None


def count_failure(sessions: sessionmaker[Session], key: str, at: datetime) -> None:
    """Count one failure under ``key``, in its own transaction; two at once are both counted."""
    with transaction(sessions) as session:
        on_postgresql = session.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert if on_postgresql else sqlite.insert
        first = insert(Throttle).values(key=key, failures=1, failed_at=at)
        # One statement: whoever comes second waits for the first and counts on from it.
        counted = case((Throttle.failed_at < at - FORGOTTEN_AFTER, 1), else_=Throttle.failures + 1)
        session.execute(
            first.on_conflict_do_update(
                index_elements=[Throttle.key], set_={"failures": counted, "failed_at": at}
            )
        )


def forget(session: Session, key: str) -> None:
    """A success: the count under ``key`` starts again."""
    session.execute(delete(Throttle).where(Throttle.key == key))
