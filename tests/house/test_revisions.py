"""Writing the next migration: numbered, in the house's own types, and only for a difference."""

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import Column, ForeignKeyConstraint, MetaData, SmallInteger, String, Table

import wsgi
from penalties.commands import upgrading
from penalties.office import schema
from penalties.office.clock import Clock
from penalties.office.database import Base, UtcDateTime, Uuid
from penalties.office.premises import Office
from penalties.office.settings import Settings


class NextRelease:
    """The tables of today and one more."""

    metadata = MetaData(naming_convention=Base.metadata.naming_convention)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A migrated database, and migrations of this test's own."""
    shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations")
    monkeypatch.setattr(schema, "MIGRATIONS", tmp_path / "migrations")
    url = f"sqlite:///{tmp_path / 'fairstreet.sqlite3'}"
    made = Settings(url, url, tmp_path / "files")
    wsgi.upgrade(made)
    return made


def test_without_a_difference_nothing_is_written(settings: Settings) -> None:
    answer = _typed(settings, "Nothing new")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Error: The database is as the tables say")


def test_the_next_revision_is_numbered_and_speaks_the_houses_types(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for table in Base.metadata.sorted_tables:
        table.to_metadata(NextRelease.metadata)
    Table(
        "visits",
        NextRelease.metadata,
        Column("authority_id", SmallInteger, primary_key=True),
        Column("id", Uuid, primary_key=True),
        Column("seen_at", UtcDateTime, nullable=False),
        Column("words", String(40)),
        ForeignKeyConstraint(["authority_id"], ["authorities.id"]),
    )
    monkeypatch.setattr(upgrading, "Base", NextRelease)
    before = len(list((schema.MIGRATIONS / "versions").glob("*.py")))
    answer = _typed(settings, "Count visits")
    assert answer.exit_code == 0, answer.output
    written = Path(answer.output.split()[-1])
    assert written.name == f"{before + 1:04d}_count_visits.py"
    text = written.read_text("utf-8")
    assert "UtcDateTime()" in text
    assert "Uuid()" in text
    assert "run `flask upgrade` first" in _typed(settings, "Once more").stderr
    wsgi.upgrade(settings)
    assert "nothing to write" in _typed(settings, "Once more").stderr


def _typed(settings: Settings, sentence: str) -> Result:
    office = Office(settings, Clock())
    return wsgi.create_app(office).test_cli_runner().invoke(args=["revision", sentence])
