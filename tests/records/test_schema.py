"""The database is what the tables say, on both databases."""

import pytest

from penalties.office import schema
from penalties.office.database import Base
from penalties.office.premises import Office

pytestmark = pytest.mark.usefixtures("backend")


def test_the_migrations_give_what_the_tables_say(premises: Office) -> None:
    with premises.transaction() as session:
        connection = session.connection()
        assert schema.differences(connection, Base.metadata) == []
        assert schema.is_current(connection)
