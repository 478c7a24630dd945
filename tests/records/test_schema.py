"""The database is what the tables say, on both databases, and refuses what is never to be."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from penalties.office import schema
from penalties.office.database import Base
from penalties.office.premises import Office
from penalties.office.roles import Side

pytestmark = pytest.mark.usefixtures("backend")


def test_the_migrations_give_what_the_tables_say(premises: Office) -> None:
    with premises.transaction() as session:
        connection = session.connection()
        assert schema.differences(connection, Base.metadata) == []
        assert schema.is_current(connection)


def test_the_tester_owns_nothing_and_is_no_superuser(office: Office, backend: str) -> None:
    if backend == "sqlite":
        assert office.engine.dialect.name == "sqlite"
        return
    with office.transaction() as session:
        row = session.execute(
            text(
                "SELECT rolsuper, (SELECT count(*) FROM pg_tables WHERE tableowner = session_user)"
                " FROM pg_roles WHERE rolname = session_user"
            )
        ).one()
    assert tuple(row) == (False, 0)


def test_the_trail_and_the_ledger_cannot_be_emptied(session: Session) -> None:
    for table in ("audit_entries", "ledger_entries"):
        columns = Base.metadata.tables[table].columns.keys()
        assert "authority_id" in columns
        with pytest.raises(DBAPIError), session.begin_nested():
            session.execute(text(f"DELETE FROM {table}"))
            _must_be_refused_row_by_row(session, table)


def test_enforcement_cannot_read_the_support_store(office: Office, backend: str) -> None:
    if backend == "sqlite":
        assert office.keyring.support.secrets != office.keyring.field.secrets
        return
    with pytest.raises(DBAPIError, match="permission denied"), office.transaction() as session:
        session.execute(text("SELECT * FROM support_encounters"))
    with office.transaction(Side.SUPPORT) as session:
        assert session.execute(text("SELECT * FROM support_encounters")).all() == []


def _must_be_refused_row_by_row(session: Session, table: str) -> None:
    """SQLite's triggers speak when a row is touched; an empty table has none to touch."""
    triggers = session.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
        {"table": table},
    ).scalars()
    assert set(triggers) == {f"{table}_no_change", f"{table}_no_remove"}
    raise DBAPIError("DELETE", {}, Exception("guarded by a trigger"))
