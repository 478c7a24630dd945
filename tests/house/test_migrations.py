"""A database of any earlier release, filled, comes to this one with every row and every guard."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

import wsgi
from penalties.office import schema
from penalties.office.database import Base, make_engine
from penalties.office.settings import Settings
from tests.builders import rows
from tests.builders.databases import described, opened
from tests.conftest import bare_settings

REVISIONS = [each.revision for each in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()]
SEED = 20261122
NEXT_RELEASE = '''
"""The next release, rehearsed: every table gets a column, and every row a value in it."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "rehearsal", "{head}"


def upgrade() -> None:
    connection = op.get_bind()
    # SQLite rebuilds a table for most changes; here it is made to rebuild each of them.
    recreate = "always" if connection.dialect.name == "sqlite" else "never"
    for table in sa.inspect(connection).get_table_names():
        if table != "alembic_version":
            with op.batch_alter_table(table, recreate=recreate) as batch:
                batch.add_column(sa.Column("rehearsed", sa.Integer()))
            op.execute(f"UPDATE {{table}} SET rehearsed = 1")
'''

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def settings(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A database of its own, not yet migrated."""
    return bare_settings(backend, request, tmp_path)


@pytest.fixture
def all_seeing(settings: Settings, request: pytest.FixtureRequest) -> str:
    """The same database for somebody before whom no wall stands."""
    url = make_url(settings.migrate_database_url)
    if url.get_backend_name() == "postgresql":
        url = request.getfixturevalue("postgresql").set(database=url.database)
    return url.render_as_string(hide_password=False)


@pytest.fixture
def fresh(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """What a database made today holds besides rows."""
    (tmp_path / "fresh").mkdir()
    settings = bare_settings(backend, request, tmp_path / "fresh")
    wsgi.upgrade(settings)
    return _without_names(settings)


def test_revisions_are_numbered_in_one_line() -> None:
    assert sorted(REVISIONS) == [f"{number:04d}" for number in range(1, len(REVISIONS) + 1)]
    assert sorted(REVISIONS, reverse=True) == REVISIONS


def test_checks_and_indexes_are_as_the_tables_say(
    settings: Settings, fresh: dict[str, str]
) -> None:
    engine = make_engine(settings.migrate_database_url)
    Base.metadata.create_all(engine)
    engine.dispose()
    assert _as_tables_say(_without_names(settings)) == _as_tables_say(fresh)


def test_what_is_compared_has_the_guards_in_it(fresh: dict[str, str]) -> None:
    assert "WHERE" in fresh["index ix_fixed_penalties_due"]
    for ending in ("audit_entries_no_change", "ledger_entries_no_remove", "_paid_says_when"):
        assert any(name.endswith(ending) for name in fresh), ending


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_earlier_release_keeps_its_rows_and_gets_todays_guards(
    settings: Settings, all_seeing: str, fresh: dict[str, str], revision: str
) -> None:
    wsgi.upgrade(settings, to=revision)
    before = _filled(all_seeing)
    wsgi.upgrade(settings)
    assert _without_names(settings) == fresh
    _still_there(before, _rows(all_seeing))


def test_a_release_that_rebuilds_every_table_keeps_rows_and_guards(
    settings: Settings,
    all_seeing: str,
    fresh: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wsgi.upgrade(settings)
    before = _filled(all_seeing)
    monkeypatch.setattr(schema, "MIGRATIONS", _with_a_next_release(tmp_path))
    wsgi.upgrade(settings)
    after = _rows(all_seeing)
    _still_there(before, after)
    assert all(row["rehearsed"] == 1 for table in before for row in after[table])
    kept = {n: d for n, d in _without_names(settings).items() if not n.endswith(".rehearsed")}
    assert kept == {**fresh, **_rehearsed_triggers(kept, fresh)}


def _with_a_next_release(folder: Path) -> Path:
    migrations = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations)
    (migrations / "versions" / "rehearsal.py").write_text(NEXT_RELEASE.format(head=REVISIONS[0]))
    return migrations


def _filled(url: str) -> Rows:
    with opened(url) as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA foreign_keys=ON"))
        rows.fill(connection, SEED)
    filled = _rows(url)
    assert all(filled.values())
    return filled


def _rows(url: str) -> Rows:
    with opened(url) as connection:
        tables = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
        found = {table: connection.execute(text(f"SELECT * FROM {table}")) for table in tables}
        return {table: [dict(row) for row in each.mappings()] for table, each in found.items()}


def _still_there(before: Rows, after: Rows) -> None:
    """Every row is there with every value that it had, whatever columns came beside them."""
    for table, kept in before.items():
        known = kept[0].keys() & after[table][0].keys()
        assert _values(after[table], known) >= _values(kept, known), table
        assert len(after[table]) >= len(kept)


def _values(of: list[dict[str, Any]], columns: Iterator[str]) -> set[str]:
    return {repr(sorted((name, row[name]) for name in columns)) for row in of}


def _without_names(settings: Settings) -> dict[str, str]:
    """What the database holds, without the name that its roles carry."""
    name = make_url(settings.database_url).database or ""
    return {
        re.sub(name, "", part): re.sub(name, "", how) for part, how in described(settings).items()
    }


def _as_tables_say(parts: dict[str, str]) -> dict[str, str]:
    """Columns, constraints and indexes, without what stands beside the tables."""
    beside = ("trigger", "policy", "table")
    return {
        name: how
        for name, how in parts.items()
        if not name.startswith(beside) and "alembic_version" not in name
    }


def _rehearsed_triggers(kept: dict[str, str], fresh: dict[str, str]) -> dict[str, str]:
    """The guards against changes, which name every column and so the new one too."""
    return {
        name: how
        for name, how in kept.items()
        if name.startswith("trigger") and how.replace(", rehearsed", "") == fresh[name]
    }
