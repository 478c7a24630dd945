"""What each side can find with SQL of its own, past the application: nothing that is not theirs."""

from datetime import timedelta

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint, insert, select, text

from penalties.office.database import Base
from penalties.office.roles import Side, is_support_store, verbs
from penalties.office.staff import StaffSession
from penalties.records.support import SupportEncounter
from penalties.rules.staff import BEHIND_THE_WALL, Role
from tests.wall.raw import TABLES, read_by, rows_of
from tests.wall.world import NOWHERE_ELSE, World

UNIQUE = (PrimaryKeyConstraint, UniqueConstraint)
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


SUPPORT_READS_WHOLE = {
    *("authorities", "bar_questions", "extra_bank_holidays", "gate_policies", "sign_in_names"),
    *("staff", "support_offers", "support_services", "throttles", "victim_routes"),
}
SUPPORT_READS_ITS_OWN_ROWS = {"audit_entries", "staff_sessions"}


def test_the_support_side_can_read_nothing_of_enforcements_records(
    made: World, backend: str
) -> None:
    theirs = {table.name for table in STORE} | SUPPORT_READS_WHOLE | SUPPORT_READS_ITS_OWN_ROWS
    closed = [table for table in TABLES if table.name not in theirs]
    assert {"audit_details", "people", "queue_items", "security_events"} <= set(map(str, closed))
    for table in closed:
        assert "SELECT" not in verbs(Side.SUPPORT, table)
        if backend == "postgresql":
            assert rows_of(made.town.office, table, Side.SUPPORT) is None


def test_of_the_trail_support_sees_what_became_of_its_own_accounts(
    made: World, backend: str
) -> None:
    entries = Base.metadata.tables["audit_entries"]
    ours = {str(one.id) for one in made.staff.values() if Role(one.role) in BEHIND_THE_WALL}
    every = rows_of(made.town.office, entries, Side.ENFORCEMENT) or []
    assert ours < {str(row["subject_id"]) for row in every}
    if backend == "postgresql":
        seen = rows_of(made.town.office, entries, Side.SUPPORT) or []
        assert {str(row["subject_id"]) for row in seen} == ours


def test_neither_side_sees_when_the_other_is_signed_in(made: World, backend: str) -> None:
    at = made.town.office.clock.now()
    with made.town.office.transaction(Side.PUBLIC) as session:
        for one in (made.staff["worker"], made.staff["legal"]):
            opened = {"opened_at": at, "seen_at": at, "ends_at": at + timedelta(hours=1)}
            token = f"{backend} {one.number}"
            session.add(
                StaffSession(
                    authority_id=one.authority_id, staff_id=one.id, token_digest=token, **opened
                )
            )
    sessions = Base.metadata.tables["staff_sessions"]
    if backend == "sqlite":  # which has no roles
        assert rows_of(made.town.office, sessions, Side.SUPPORT)
        return
    for side, who in ((Side.ENFORCEMENT, "legal"), (Side.SUPPORT, "worker")):
        seen = rows_of(made.town.office, sessions, side) or []
        assert [row["staff_id"] for row in seen] == [made.staff[who].id]
    for side in (Side.PUBLIC, Side.CLOCK):
        assert rows_of(made.town.office, sessions, side) is None


def test_adding_to_the_store_tells_nothing_of_what_it_holds(made: World) -> None:
    office = made.town.office
    with office.transaction(Side.SUPPORT) as session:
        kept = session.scalars(select(SupportEncounter).limit(1)).one()
    again = {"authority_id": kept.authority_id, "id": kept.id, "body": b"", "kept_at": kept.kept_at}
    with office.transaction() as session:
        session.execute(insert(SupportEncounter).values(again))
        session.rollback()
    for table in STORE:
        if table.name != "service_secrets":  # of a service, not of a person
            elsewhere = {key.parent.name for key in table.foreign_keys}
            keys = [set(one.columns.keys()) for one in table.constraints if isinstance(one, UNIQUE)]
            assert all(key - elsewhere for key in keys), table.name
