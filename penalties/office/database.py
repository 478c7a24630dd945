"""The engine, the base of every table, the column types, and how a transaction begins and ends.

SQLite (write-ahead log) is one council on one box; PostgreSQL serves when several processes write.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uuid6
from sqlalchemy import (
    CHAR,
    BigInteger,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    TypeDecorator,
    create_engine,
    event,
)
from sqlalchemy import Uuid as NativeUuid
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

BUSY_SECONDS = 30


class Base(DeclarativeBase):
    """Every table; constraint names are fixed so that the database's refusals can be read."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. A naive one is refused: whose midnight would it be?"""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its offset from UTC.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class UtcSeconds(TypeDecorator[datetime]):
    """A moment to the second, kept as seconds since 1970: both databases count what has elapsed."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs its offset from UTC.")
        return int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


class Uuid(TypeDecorator[uuid.UUID]):
    """An id made by whoever made the row, at the tablet or here: native, or 36 characters."""

    impl = CHAR(36)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(NativeUuid())
        return dialect.type_descriptor(CHAR(36))

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        return uuid.UUID(value) if isinstance(value, str) else value


def new_id() -> uuid.UUID:
    """A UUID version 7: unique, and in the order of its making."""
    return uuid.UUID(bytes=uuid6.uuid7().bytes)


def make_engine(database_url: str) -> Engine:
    """An engine that behaves the same on both databases: real transactions, foreign keys on."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    # Prepared statements and a pooler that shares connections do not go together.
    return create_engine(url, pool_pre_ping=True, connect_args={"prepare_threshold": None})


def session_factory(engine: Engine, **info: Any) -> sessionmaker[Session]:
    """Sessions that carry ``info`` (the keyring, the files) to whichever action needs it."""
    return sessionmaker(engine, expire_on_commit=False, info=info)


@contextmanager
def transaction(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back when anything is raised."""
    with sessions() as session, session.begin():
        yield session


def _sqlite_engine(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        # The driver would otherwise begin transactions late and commit before some statements.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # Taking the write lock at once turns a deadlock between two readers into a short wait.
        reads_only = connection.get_execution_options().get("read_only", False)
        connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")

    return engine


def put(session: Session, rows: Iterable[Base]) -> None:
    """Write new rows, each table's at once, parents before children."""
    waiting: dict[str, list[Base]] = {}
    for row in rows:
        waiting.setdefault(row.__tablename__, []).append(row)
    for table in Base.metadata.sorted_tables:
        if table.name in waiting:
            session.add_all(waiting[table.name])
            session.flush()
