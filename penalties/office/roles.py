"""Separate database roles on PostgreSQL: what each side of the house can touch, whatever the code.

Every transaction takes one role for its length (``SET LOCAL ROLE``). The support store has
row-level security forced: the enforcement role can put into it and read nothing back. SQLite has
no roles; there the key (``SUPPORT_KEY``) is the wall.
"""

from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy import Connection, MetaData, Table, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker


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
EMPTIED_BY_THE_CODE = frozenset({"throttles"})


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


def grant_roles(connection: Connection, metadata: MetaData, app_url: str) -> None:
    """Create the roles where they lack, and grant each just what it needs. Owner's work."""
    database = connection.engine.url.database or ""
    login = make_url(app_url).username or connection.engine.url.username
    for statement in _statements(metadata, database, login or database):
        connection.execute(text(statement))


def _statements(metadata: MetaData, database: str, login: str) -> Iterator[str]:
    for side in Side:
        role = role_name(database, side)
        yield (
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = "
            f"'{role}') THEN CREATE ROLE \"{role}\" NOLOGIN; END IF; END $$"
        )
        yield f'GRANT "{role}" TO "{login}"'
        yield f'GRANT USAGE ON SCHEMA public TO "{role}"'
        yield f'GRANT SELECT ON alembic_version TO "{role}"'
        for table in metadata.sorted_tables:
            yield f'REVOKE ALL ON "{table.name}" FROM "{role}"'
            verbs = ", ".join(_verbs(side, table))
            if verbs:
                yield f'GRANT {verbs} ON "{table.name}" TO "{role}"'
    for table in metadata.sorted_tables:
        if _is_support_store(table):
            yield from _wall(table, database)


def _verbs(side: Side, table: Table) -> list[str]:
    if _is_support_store(table):
        return {Side.SUPPORT: ["SELECT", "INSERT", "UPDATE"], Side.ENFORCEMENT: ["INSERT"]}.get(
            side, []
        )
    if side is Side.SUPPORT and table.name not in SHARED_WITH_SUPPORT:
        return []
    if side is Side.PUBLIC and table.name in CLOSED_TO_THE_PUBLIC:
        return []
    verbs = ["SELECT", "INSERT"]
    if not table.info.get("append_only"):
        verbs.append("UPDATE")
    if table.name in EMPTIED_BY_THE_CODE:
        verbs.append("DELETE")
    return verbs


def _wall(table: Table, database: str) -> Iterator[str]:
    support = role_name(database, Side.SUPPORT)
    enforcement = role_name(database, Side.ENFORCEMENT)
    yield f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table.name}" FORCE ROW LEVEL SECURITY'
    yield f'DROP POLICY IF EXISTS support_reads ON "{table.name}"'
    yield f'CREATE POLICY support_reads ON "{table.name}" TO "{support}" USING (true)'
    yield f'DROP POLICY IF EXISTS enforcement_fills ON "{table.name}"'
    yield (
        f'CREATE POLICY enforcement_fills ON "{table.name}" FOR INSERT TO "{enforcement}"'
        " WITH CHECK (true)"
    )


def _is_support_store(table: Table) -> bool:
    return table.info.get("store") == "support"
