"""Offices whose transactions are really committed: one on each database, one behind the wall."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import wsgi
from penalties.office.clock import Clock
from penalties.office.premises import Office
from tests.conftest import SUNDAY_EVENING, new_settings


@pytest.fixture
def open_office(
    backend: str, request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[Office]:
    """An office with a migrated database of its own; whatever is committed there stays."""
    office = Office(new_settings(backend, request, tmp_path), clock)
    wsgi.upgrade(office.settings)
    yield office
    office.engine.dispose()


@pytest.fixture(scope="module")
def walled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """An office on PostgreSQL, where roles keep the sides apart; nothing is written to it."""
    folder = tmp_path_factory.mktemp("walled")
    office = Office(new_settings("postgresql", request, folder), Clock(SUNDAY_EVENING))
    wsgi.upgrade(office.settings)
    yield office
    office.engine.dispose()
