"""Separate database roles on PostgreSQL: what each side of the house can touch, whatever the code.

Every transaction takes one role for its length (``SET LOCAL ROLE``). The support store has
row-level security forced: the enforcement role can put into it and read nothing back. SQLite has
no roles; there the key (``SUPPORT_KEY``) is the wall.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Table, event
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

from penalties.office.safeguards import APPEND_ONLY, SEALER_MAY_SET
from penalties.office.sides import (
    AGREED,
    CLOSED_TO_THE_PUBLIC,
    SET_AT_THE_DESK,
    SHARED_WITH_SUPPORT,
)
from penalties.office.sides import (
    Side as Side,
)

SUPPORT_STORE: Final[Mapping[str, Any]] = {"store": "support"}
"""The ``info`` of a table behind the wall. ``public_fills`` beside it lets the public add rows."""


EMPTIED_BY_THE_CODE = frozenset({"throttles"})
ONLY_ADDED_TO = frozenset({*APPEND_ONLY, "security_events"})


def role_name(database: str, side: Side) -> str:
    """The role of one side; it carries the database's name, since roles span a cluster."""
    return f"{database}_{side}"


def take_side(sessions: sessionmaker[Session], side: Side) -> None:
    """Make every transaction of ``sessions`` act as ``side``, on PostgreSQL."""
    sessions.configure(info={**sessions.kw.get("info", {}), "side": side})

    @event.listens_for(sessions, "after_begin")
    def set_role(session: Session, _begun: SessionTransaction, connection: Connection) -> None:
        _set_role(connection, session.info["side"])


@contextmanager
def acting_as(session: Session, side: Side) -> Iterator[None]:
    """Let the rest of the block act as another ``side``, in the same transaction.

    Only the crossings of the wall may do so, each for one narrow purpose. Where anything is raised
    within, the transaction has to be rolled back: the side is not changed back for it.
    """
    before = session.info["side"]
    _change(session, side)
    try:
        yield
        _change(session, before)
    finally:
        session.info["side"] = before


def is_support_store(table: Table) -> bool:
    """Whether ``table`` stands behind the wall."""
    return table.info.get("store") == "support"


def verbs(side: Side, table: Table) -> tuple[str, ...]:
    """What ``side`` may do with ``table``; ``UPDATE (column)`` is that column alone."""
    if is_support_store(table):
        return _behind_the_wall(side, table)
    if table.name in AGREED:
        return AGREED[table.name].get(side, ())
    if side is Side.SUPPORT and table.name not in SHARED_WITH_SUPPORT:
        return ()
    if side is Side.PUBLIC and table.name in CLOSED_TO_THE_PUBLIC:
        return ()
    if side is not Side.ENFORCEMENT and table.name in SET_AT_THE_DESK:
        return ("SELECT",)
    return ("SELECT", "INSERT", *_changes(side, table))


def fillers(table: Table) -> tuple[Side, ...]:
    """The sides that may add to a table behind the wall and read nothing of it."""
    return (
        (Side.ENFORCEMENT, Side.PUBLIC) if table.info.get("public_fills") else (Side.ENFORCEMENT,)
    )


def _behind_the_wall(side: Side, table: Table) -> tuple[str, ...]:
    if side in fillers(table):
        return ("INSERT",)
    if side is not Side.SUPPORT:
        return ()
    return ("SELECT", "INSERT") if table.name in ONLY_ADDED_TO else ("SELECT", "INSERT", "UPDATE")


def _change(session: Session, side: Side) -> None:
    session.flush()
    session.info["side"] = side
    _set_role(session.connection(), side)


def _set_role(connection: Connection, side: Side) -> None:
    if connection.dialect.name == "postgresql":
        database = connection.engine.url.database or ""
        connection.exec_driver_sql(f'SET LOCAL ROLE "{role_name(database, side)}"')


def _changes(side: Side, table: Table) -> tuple[str, ...]:
    if table.name in ONLY_ADDED_TO:
        # The clock seals the trail; nothing else is ever sealed.
        sealed = side is Side.CLOCK and SEALER_MAY_SET in table.columns
        return (f"UPDATE ({SEALER_MAY_SET})",) if sealed else ()
    return ("UPDATE", "DELETE") if table.name in EMPTIED_BY_THE_CODE else ("UPDATE",)
