"""On PostgreSQL each side can do what its table of verbs says and nothing else, whatever runs."""

import pytest
from sqlalchemy import Table, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from penalties.office.audit import Entry
from penalties.office.authorities import Authority
from penalties.office.database import Base, new_id
from penalties.office.premises import Office
from penalties.office.roles import Side, is_support_store, role_name, verbs
from penalties.office.row_rules import ROWS
from penalties.records.support import SupportEncounter

TABLES = Base.metadata.sorted_tables
SUPPORT_STORE = [table for table in TABLES if is_support_store(table)]
FILLED_BY_THE_PUBLIC = {"support_trail", "victim_reports"}
EVERY_VERB = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


@pytest.mark.parametrize("side", Side)
def test_a_side_can_do_what_its_verbs_say_and_nothing_else(walled: Office, side: Side) -> None:
    with walled.transaction(side) as session:
        can = {table.name: _can(session, side, table) for table in TABLES}
    said = {table.name: {v for v in verbs(side, table) if "(" not in v} for table in TABLES}
    assert can == said


@pytest.mark.parametrize("side", Side)
def test_a_verb_for_one_column_reaches_no_other(walled: Office, side: Side) -> None:
    role = role_name(walled.engine.url.database or "", side)
    with walled.transaction(side) as session:
        reached = [
            column.name
            for column in Entry.__table__.columns
            if session.scalar(
                text("SELECT has_column_privilege(:role, 'audit_entries', :column, 'UPDATE')"),
                {"role": role, "column": column.name},
            )
        ]
    assert reached == (["seal_id"] if side is Side.CLOCK else [])


def test_the_store_of_support_is_not_empty_of_tables() -> None:
    assert "support_encounters" in {table.name for table in SUPPORT_STORE}


@pytest.mark.parametrize("table", SUPPORT_STORE, ids=lambda table: table.name)
def test_support_alone_reads_its_store(table: Table) -> None:
    assert [side for side in Side if "SELECT" in verbs(side, table)] == [Side.SUPPORT]
    adds = {side for side in Side if verbs(side, table) == ("INSERT",)}
    of_the_public = {Side.PUBLIC} if table.name in FILLED_BY_THE_PUBLIC else set()
    assert adds == {Side.ENFORCEMENT} | of_the_public
    assert verbs(Side.CLOCK, table) == ()
    assert not any("DELETE" in verbs(side, table) for side in Side)


@pytest.mark.parametrize("table", ["people", "encounters", "attachments", "vehicles"])
def test_the_public_reaches_no_record_of_the_street(table: str) -> None:
    assert verbs(Side.PUBLIC, Base.metadata.tables[table]) == ()


@pytest.mark.parametrize("table", ["audit_details", "keeper_answers"])
def test_the_public_adds_words_and_reads_none(table: str) -> None:
    assert verbs(Side.PUBLIC, Base.metadata.tables[table]) == ("INSERT",)


@pytest.mark.parametrize("table", ["orders", "order_versions", "staff_powers", "statutory_limits"])
def test_law_and_powers_are_set_at_the_desk_alone(table: str) -> None:
    writers = [side for side in Side if "UPDATE" in verbs(side, Base.metadata.tables[table])]
    assert writers == [Side.ENFORCEMENT]


@pytest.mark.parametrize("table", ["audit_entries", "ledger_entries", "security_events"])
def test_nobody_changes_or_removes_what_is_only_added_to(table: str) -> None:
    for side in Side:
        assert {"UPDATE", "DELETE"}.isdisjoint(verbs(side, Base.metadata.tables[table]))


def test_the_wall_is_forced_on_the_owner_too(walled: Office) -> None:
    with walled.transaction() as session:
        rows = session.execute(
            text("SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"), {}
        )
        walls = {row.relname: (row.relrowsecurity, row.relforcerowsecurity) for row in rows}
    assert {walls[table.name] for table in SUPPORT_STORE} == {(True, True)}
    assert {name for name, (secured, _) in walls.items() if secured} == {
        *(table.name for table in SUPPORT_STORE),
        *ROWS,
    }
    assert {walls[name] for name in ROWS} == {(True, False)}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM support_encounters",
        "SELECT count(*) FROM support_encounters",
        "SELECT 1 FROM encounters JOIN support_encounters USING (authority_id, id)",
        "TABLE support_encounters",
        "UPDATE support_encounters SET body = ''",
        "DELETE FROM support_encounters",
        "COPY support_encounters TO STDOUT",
        "ALTER TABLE support_encounters DISABLE ROW LEVEL SECURITY",
        "DROP POLICY support_reads ON support_encounters",
    ],
)
@pytest.mark.parametrize("side", [Side.ENFORCEMENT, Side.PUBLIC, Side.CLOCK])
def test_raw_sql_reads_nothing_behind_the_wall(walled: Office, side: Side, statement: str) -> None:
    with (
        pytest.raises(DBAPIError, match=r"permission denied|must be owner"),
        walled.transaction(side) as session,
    ):
        session.execute(text(statement))


def test_enforcement_cannot_even_read_back_what_it_puts_there(walled: Office) -> None:
    row = {"authority_id": 1, "kept_id": new_id(), "id": new_id(), "body": b"sealed"}
    row |= {"kept_at": walled.clock.now()}
    for reads in (
        insert(SupportEncounter).values(row).returning(SupportEncounter.body),
        insert(SupportEncounter).from_select(
            list(row), select(*(SupportEncounter.__table__.columns[name] for name in row))
        ),
    ):
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            walled.transaction() as session,
        ):
            session.execute(reads)


def test_the_login_itself_can_do_nothing_before_it_takes_a_side(walled: Office) -> None:
    with walled.engine.connect() as connection:
        for table in TABLES:
            with pytest.raises(DBAPIError, match="permission denied"), connection.begin():
                connection.execute(select(table))


def test_a_side_ends_with_its_transaction(walled: Office) -> None:
    with walled.transaction(Side.SUPPORT) as session:
        connection = session.connection()
        assert connection.scalar(text("SELECT current_user")).endswith("_support")
    with walled.engine.connect() as connection:
        assert connection.scalar(text("SELECT current_user = session_user"))


def test_the_login_owns_nothing_and_is_no_superuser(walled: Office) -> None:
    with walled.engine.connect() as connection:
        row = connection.execute(
            text(
                "SELECT rolsuper, rolcreaterole, rolbypassrls, (SELECT count(*) FROM pg_tables"
                " WHERE tableowner = session_user) FROM pg_roles WHERE rolname = session_user"
            )
        ).one()
    assert tuple(row) == (False, False, False, 0)


def test_a_council_is_seen_by_every_side(walled: Office) -> None:
    for side in Side:
        with walled.transaction(side) as session:
            assert session.scalars(select(Authority)).all() == []


def _can(session: Session, side: Side, table: Table) -> set[str]:
    role = role_name(session.get_bind().engine.url.database or "", side)
    asked = text("SELECT has_table_privilege(:role, :table, :verb)")
    return {
        verb
        for verb in EVERY_VERB
        if session.scalar(asked, {"role": role, "table": table.name, "verb": verb})
    }
