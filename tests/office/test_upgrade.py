"""Creating and migrating: whole or not at all, once and no more, refused in a sentence."""

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import IntegrityError

import wsgi
from penalties.office import schema
from penalties.office.clock import Clock
from penalties.office.database import new_id
from penalties.office.premises import Office
from penalties.office.roles import Side, role_name
from penalties.office.settings import Settings
from penalties.office.tablets import Tablet
from tests.builders.databases import described, opened
from tests.conftest import bare_settings

DONE = "The database is up to date.\n"


@pytest.fixture
def settings(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A database of its own that nobody has migrated yet."""
    return bare_settings(backend, request, tmp_path)


def test_an_upgrade_twice_over_changes_nothing(settings: Settings) -> None:
    assert _upgraded(settings).output == DONE
    first = described(settings)
    assert _upgraded(settings).output == DONE
    assert described(settings) == first


def test_foreign_keys_are_on_again_after_an_upgrade(settings: Settings, at: datetime) -> None:
    wsgi.upgrade(settings)
    office = Office(settings, Clock())
    nobodys = Tablet(authority_id=7, officer_id=new_id(), token_digest="x", enrolled_at=at)
    with pytest.raises(IntegrityError), office.transaction() as session:
        session.add(nobodys)
    office.engine.dispose()


def test_rows_that_would_point_at_nothing_stop_an_upgrade(tmp_path: Path) -> None:
    file = f"sqlite:///{tmp_path / 'fairstreet.sqlite3'}"
    settings = Settings(file, file, tmp_path / "files")
    wsgi.upgrade(settings)
    with opened(file) as connection, connection.begin():
        connection.execute(text("INSERT INTO sign_in_names VALUES ('a@b.example', 7, 'nobody')"))
    with pytest.raises(RuntimeError, match="1 rows would point at nothing"):
        wsgi.upgrade(settings)


def test_an_upgrade_measures_the_tables(settings: Settings) -> None:
    wsgi.upgrade(settings)
    with opened(settings.migrate_database_url) as connection:
        if connection.dialect.name == "sqlite":
            measured = connection.execute(text("SELECT tbl FROM sqlite_stat1")).scalars().all()
        else:
            counted = "SELECT relname FROM pg_class WHERE reltuples > 0"
            measured = connection.execute(text(counted)).scalars().all()
    assert "statutory_limits" in measured


def test_a_failure_half_way_leaves_nothing_behind(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_limits(_connection: object) -> None:
        raise RuntimeError("the power went off")

    monkeypatch.setattr(schema, "ship_limits", no_limits)
    with pytest.raises(RuntimeError, match="power"):
        wsgi.upgrade(settings)
    assert described(settings) == {}
    monkeypatch.undo()
    assert _upgraded(settings).output == DONE


def test_before_the_first_upgrade_commands_say_what_to_do(settings: Settings) -> None:
    answer = _typed(settings, "numbers")
    assert answer.exit_code == 1
    assert answer.stderr == "Error: The database has no tables yet: run `flask upgrade` first.\n"


def test_readiness_waits_for_the_upgrade_and_life_does_not(settings: Settings) -> None:
    office = Office(settings, Clock())
    client = wsgi.create_app(office).test_client()
    assert [client.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 503]
    wsgi.upgrade(settings)
    assert [client.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 200]
    office.engine.dispose()


def test_an_owner_who_may_not_create_roles_is_told_what_to_do(
    postgresql: URL, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings = _owned_by_somebody_small(postgresql, request, tmp_path)
    answer = _upgraded(settings)
    assert answer.exit_code == 1
    assert answer.stderr.startswith(
        "Error: The owner of the tables, fs_small_owner, may not create"
    )
    assert "Nothing was changed." in answer.stderr
    assert described(settings) == {}


def test_roles_that_an_administrator_made_will_do(
    postgresql: URL, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings = _owned_by_somebody_small(postgresql, request, tmp_path)
    app = make_url(settings.database_url)
    with opened(postgresql) as superuser, superuser.begin():
        for side in Side:
            role = role_name(app.database or "", side)
            superuser.exec_driver_sql(f'CREATE ROLE "{role}" NOLOGIN')
            superuser.exec_driver_sql(f'GRANT "{role}" TO "{app.username}"')
    assert _upgraded(settings).output == DONE
    office = Office(settings, Clock())
    with office.transaction(Side.SUPPORT) as session:
        assert schema.is_current(session.connection())
    office.engine.dispose()


def _upgraded(settings: Settings) -> Result:
    return _typed(settings, "upgrade")


def _typed(settings: Settings, *words: str) -> Result:
    office = Office(settings, Clock())
    answer = wsgi.create_app(office).test_cli_runner().invoke(args=list(words))
    office.engine.dispose()
    return answer


def _owned_by_somebody_small(
    postgresql: URL, request: pytest.FixtureRequest, folder: Path
) -> Settings:
    """A database whose owner may create tables and no roles."""
    settings = bare_settings("postgresql", request, folder)
    owner = make_url(settings.migrate_database_url).set(username="fs_small_owner")
    with opened(postgresql) as superuser, superuser.begin():
        if not superuser.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = 'fs_small_owner'")):
            superuser.exec_driver_sql("CREATE ROLE fs_small_owner LOGIN")
        superuser.exec_driver_sql(f'ALTER DATABASE "{owner.database}" OWNER TO fs_small_owner')
    return Settings(
        settings.database_url, owner.render_as_string(hide_password=False), settings.files_dir
    )
