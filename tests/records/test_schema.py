"""The database is what the tables say, on both databases, and refuses what is never to be."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

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


def test_enforcement_cannot_read_the_support_store(office: Office, backend: str) -> None:
    if backend == "sqlite":
        assert office.keyring.support.secrets != office.keyring.field.secrets
        return
    with pytest.raises(DBAPIError, match="permission denied"), office.transaction() as session:
        session.execute(text("SELECT * FROM support_encounters"))
    with office.transaction(Side.SUPPORT) as session:
        assert session.execute(text("SELECT * FROM support_encounters")).all() == []
