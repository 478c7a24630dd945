"""The rows of the look-up bench: one notice made by the real actions, and many copies of it."""

import os
from pathlib import Path

from sqlalchemy import Table, create_engine, text

import wsgi
from penalties.office.database import Base
from penalties.office.premises import Office
from penalties.office.settings import Settings
from tests.builders.patrol import patrol
from tests.builders.payers import handed_over
from tests.conftest import SECRET, SUNDAY_EVENING

FIRST = 2
SERIES = {
    "sqlite": "(WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < "
    "{last}) SELECT i FROM n)",
    "postgresql": "generate_series({first}, {last}) AS n(i)",
}
ID = {
    "sqlite": "printf('%08x-0000-7000-8000-%012x', i, i)",
    "postgresql": "(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))"
    "::uuid",
}
DIGITS = {"sqlite": "printf('%07d', i)", "postgresql": "lpad(i::text, 7, '0')"}
UNCHECKED = {
    "sqlite": "PRAGMA foreign_keys=OFF",
    "postgresql": "SET session_replication_role = replica",
}


def settings_for(url: str, folder: Path) -> dict[str, str]:
    """The environment of a server that works with the filled database."""
    return {
        "DATABASE_URL": url,
        "FILES_DIR": str(folder / "files"),
        "SECRET_KEY": SECRET,
        "FIELD_KEY": SECRET,
        "CLOCK_AT": "",
    }


def one_real_notice(url: str, owner: str, folder: Path) -> Settings:
    """A migrated database with one notice in it; returns its settings."""
    env = {**settings_for(url, folder), "MIGRATE_DATABASE_URL": owner}
    settings = Settings.from_env({**os.environ, **env})
    wsgi.upgrade(settings)
    with Office.of(settings).transaction() as session:
        handed_over(patrol(session, SUNDAY_EVENING))
    return settings


def fill(url: str, rows: int) -> None:
    """Copy the notice and its number until there are ``rows`` of each, each with its own number."""
    engine = create_engine(url)
    with engine.connect() as connection:
        kind = connection.dialect.name
        connection.execute(text(UNCHECKED[kind]))
        connection.commit()
        number = f"'ILF' || {DIGITS[kind]} || '0'"
        for name, own in {
            "notice_numbers": {"serial": "i", "token_digest": number},
            "fixed_penalties": {"encounter_id": ID[kind]},
        }.items():
            table = Base.metadata.tables[name]
            connection.execute(
                text(_copies(table, {"id": ID[kind], "number": number, **own}, kind, rows))
            )
        connection.commit()
        connection.execute(text("ANALYZE"))
        connection.commit()
    engine.dispose()


def _copies(table: Table, own: dict[str, str], kind: str, rows: int) -> str:
    names = [column.name for column in table.columns]
    values = ", ".join(own.get(name, f'one."{name}"') for name in names)
    series = SERIES[kind].format(first=FIRST, last=rows)
    listed = ", ".join(f'"{name}"' for name in names)
    return (
        f'INSERT INTO "{table.name}" ({listed}) SELECT {values} FROM {series}, '
        f'(SELECT * FROM "{table.name}" LIMIT 1) AS one'
    )
