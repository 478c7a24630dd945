"""What every test may ask for: an office on each database, rolled back after the test."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from flask import Flask
from sqlalchemy import Connection
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session, sessionmaker

import wsgi
from penalties.actions import sessions, staff
from penalties.office.clock import Clock
from penalties.office.database import session_factory
from penalties.office.premises import Office
from penalties.office.roles import Side, take_side
from penalties.office.settings import Settings
from tests import postgres
from tests.browser import browser as browser  # one Chromium for all: two cannot share a thread
from tests.builders.apps import app_in

SUNDAY_EVENING = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
SECRET = "a secret that is long enough to be one for tests alone"


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL]:
    """A PostgreSQL cluster for this run; the address of its superuser."""
    # A socket's path may not be longer than about 100 characters.
    with (
        tempfile.TemporaryDirectory(prefix="fs-pg-") as folder,
        postgres.cluster(Path(folder)) as u,
    ):
        yield u


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Either database: whatever asks for it runs on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def premises(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """An office with a migrated, empty database that lives as long as the run."""
    office = Office.of(new_settings(backend, request, tmp_path_factory.mktemp(backend)))
    wsgi.upgrade(office.settings)
    yield office
    office.engine.dispose()


@dataclass(frozen=True)
class RolledBackOffice(Office):
    """An office whose every transaction happens inside one that is never committed."""

    connection: Connection

    @cached_property
    def engine(self):
        return self.connection.engine

    def _sessions_for(self, side: Side) -> sessionmaker[Session]:
        sessions = session_factory(self.connection, **self.at_hand)
        sessions.configure(join_transaction_mode="create_savepoint")
        take_side(sessions, side)
        return sessions


@pytest.fixture(scope="session", autouse=True)
def costly_hasher() -> Iterator[PasswordHasher]:
    """What keeps passwords when nobody tests; here each costs next to nothing."""
    cheap = PasswordHasher.from_parameters(CHEAPEST)
    with pytest.MonkeyPatch.context() as patch:
        kept = staff.HASHER
        for module in (staff, sessions):
            patch.setattr(module, "HASHER", cheap)
        yield kept


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at a Sunday evening in November until a test turns it."""
    return Clock(held_at=SUNDAY_EVENING)


@pytest.fixture
def office(premises: Office, clock: Clock) -> Iterator[Office]:
    """An office to work in; whatever is done in it is undone after the test."""
    with premises.engine.connect() as connection:
        outer = connection.begin()
        yield RolledBackOffice(premises.settings, clock, connection)
        outer.rollback()


@pytest.fixture
def session(office: Office) -> Iterator[Session]:
    """A session of the enforcement side."""
    with office.sessions(Side.ENFORCEMENT)() as opened:
        yield opened


@pytest.fixture
def app(office: Office) -> Flask:
    """The whole application, working in this test's office."""
    return app_in(office)


@pytest.fixture
def at(clock: Clock) -> datetime:
    """The moment at which the clock stands."""
    return clock.now()


@pytest.fixture(scope="session")
def pattern(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Settings]:
    """A migrated, empty database on each backend, to be copied and never opened."""

    @cache
    def made(backend: str) -> Settings:
        settings = bare_settings(backend, request, tmp_path_factory.mktemp("pattern"))
        wsgi.upgrade(settings)
        return settings

    return made


def new_settings(backend: str, request: pytest.FixtureRequest, folder: Path) -> Settings:
    """Settings for a database of its own, a copy of a migrated one."""
    like = request.getfixturevalue("pattern")(backend)
    settings = bare_settings(backend, request, folder, like)
    if backend == "postgresql":
        wsgi.upgrade(settings)  # its roles carry the name of the database
    return settings


def bare_settings(
    backend: str, request: pytest.FixtureRequest, folder: Path, like: Settings | None = None
) -> Settings:
    """Settings for a database of its own: not yet migrated, or ``like`` another."""
    copied = make_url(like.database_url).database if like else None
    if backend == "sqlite":
        file = folder / "fairstreet.sqlite3"
        app = owner = f"sqlite:///{file}"
        if copied:
            shutil.copyfile(copied, file)
    else:
        app, owner = postgres.new_database(request.getfixturevalue("postgresql"), copied)
    return Settings(
        database_url=app,
        migrate_database_url=owner,
        files_dir=folder / "files",
        secret_keys=(SECRET,),
        field_keys=(SECRET,),
        support_keys=(SECRET[::-1],),
    )


def pytest_configure() -> None:
    """Nothing is thrown away while tests are collected, so nothing needs to be looked for."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What stays to the end of the run is not looked through again and again."""
    gc.enable()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """In the pipeline nothing is skipped: a missing browser or tool is a failure there."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
