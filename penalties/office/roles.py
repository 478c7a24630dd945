"""Separate database roles on PostgreSQL: what each side of the house can touch, whatever the code.

Every transaction takes one role for its length (``SET LOCAL ROLE``). The support store has
row-level security forced: the enforcement role can put into it and read nothing back. SQLite has
no roles; there the key (``SUPPORT_KEY``) is the wall.
"""

from enum import StrEnum

from sqlalchemy import Connection, Table, event
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

from penalties.office.safeguards import APPEND_ONLY, SEALER_MAY_SET


class Side(StrEnum):
    """Who a transaction acts for."""

    ENFORCEMENT = "enforcement"
    SUPPORT = "support"
    PUBLIC = "public"
    CLOCK = "clock"


SHARED_WITH_SUPPORT = frozenset(
    {
        "audit_details",
        "audit_entries",
        "authorities",
        "extra_bank_holidays",
        "queue_items",
        "security_events",
        "sign_in_names",
        "staff",
        "staff_sessions",
        "support_services",
        "throttles",
    }
)
CLOSED_TO_THE_PUBLIC = frozenset(
    {"attachments", "encounters", "intake_attempts", "people", "vehicles"}
)
SET_AT_THE_DESK = frozenset(
    {
        "extra_bank_holidays",
        "order_standings",
        "order_versions",
        "orders",
        "prohibitions",
        "sign_in_names",
        "signs",
        "staff_powers",
        "statutory_limits",
        "support_services",
        "tablets",
    }
)
EMPTIED_BY_THE_CODE = frozenset({"throttles"})
ONLY_ADDED_TO = frozenset({*APPEND_ONLY, "security_events"})


def role_name(database: str, side: Side) -> str:
    """The role of one side; it carries the database's name, since roles span a cluster."""
    return f"{database}_{side}"


def take_side(sessions: sessionmaker[Session], side: Side) -> None:
    """Make every transaction of ``sessions`` act as ``side``, on PostgreSQL."""

    @event.listens_for(sessions, "after_begin")
    def set_role(_session: Session, _begun: SessionTransaction, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            database = connection.engine.url.database or ""
            connection.exec_driver_sql(f'SET LOCAL ROLE "{role_name(database, side)}"')


def is_support_store(table: Table) -> bool:
    """Whether ``table`` stands behind the wall."""
    return table.info.get("store") == "support"


def verbs(side: Side, table: Table) -> tuple[str, ...]:
    """What ``side`` may do with ``table``; ``UPDATE (column)`` is that column alone."""
    if is_support_store(table):
        return {
            Side.SUPPORT: ("SELECT", "INSERT", "UPDATE"),
            Side.ENFORCEMENT: ("INSERT",),
        }.get(side, ())
    if side is Side.SUPPORT and table.name not in SHARED_WITH_SUPPORT:
        return ()
    if side is Side.PUBLIC and table.name in CLOSED_TO_THE_PUBLIC:
        return ()
    if side is not Side.ENFORCEMENT and table.name in SET_AT_THE_DESK:
        return ("SELECT",)
    return ("SELECT", "INSERT", *_changes(side, table))


def _changes(side: Side, table: Table) -> tuple[str, ...]:
    if table.name in ONLY_ADDED_TO:
        # The clock seals the trail; nothing else is ever sealed.
        sealed = side is Side.CLOCK and SEALER_MAY_SET in table.columns
        return (f"UPDATE ({SEALER_MAY_SET})",) if sealed else ()
    return ("UPDATE", "DELETE") if table.name in EMPTIED_BY_THE_CODE else ("UPDATE",)
