"""What each side can find with SQL of its own, past the application: nothing that is not theirs."""

import pytest
from sqlalchemy import text

from penalties.office.roles import Side, is_support_store, verbs
from tests.wall.raw import TABLES, read_by, rows_of
from tests.wall.world import NOWHERE_ELSE, World

STORE = [table for table in TABLES if is_support_store(table)]


@pytest.mark.parametrize("side", [Side.ENFORCEMENT, Side.PUBLIC, Side.CLOCK])
def test_raw_sql_finds_no_word_from_behind_the_wall(made: World, side: Side) -> None:
    kept = read_by(made.town.office, side)
    assert kept["authorities"]
    assert NOWHERE_ELSE not in str(kept)


def test_on_postgresql_no_other_side_reads_a_table_of_the_store(made: World, backend: str) -> None:
    if backend == "sqlite":  # which has no roles: there what stands in the store is sealed
        assert all(rows_of(made.town.office, table, Side.SUPPORT) is not None for table in STORE)
        return
    for side in (Side.ENFORCEMENT, Side.PUBLIC, Side.CLOCK):
        read = {table.name for table in STORE if rows_of(made.town.office, table, side) is not None}
        assert read == set()


def test_whoever_asks_on_postgresql_is_neither_owner_nor_superuser(
    made: World, backend: str
) -> None:
    with made.town.office.transaction(Side.ENFORCEMENT) as session:
        if backend == "sqlite":
            assert session.get_bind().dialect.name == "sqlite"
            return
        row = session.execute(
            text(
                "SELECT current_user, rolsuper, rolbypassrls, (SELECT count(*) FROM pg_tables"
                " WHERE tableowner IN (current_user, session_user)) AS owned"
                " FROM pg_roles WHERE rolname = current_user"
            )
        ).one()
    assert row.current_user.endswith("_enforcement")
    assert (row.rolsuper, row.rolbypassrls, row.owned) == (False, False, 0)


def test_the_support_side_can_read_nothing_of_enforcements_records(
    made: World, backend: str
) -> None:
    closed = ("people", "encounters", "fixed_penalties", "holds", "ledger_entries", "vehicles")
    for table in TABLES:
        if table.name in closed:
            assert verbs(Side.SUPPORT, table) == ()
            if backend == "postgresql":
                assert rows_of(made.town.office, table, Side.SUPPORT) is None
