"""An office whose transactions are really committed, for what two processes do to one another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import wsgi
from penalties.office.clock import Clock
from penalties.office.premises import Office
from tests.conftest import new_settings


@pytest.fixture
def open_office(
    backend: str, request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> Iterator[Office]:
    """An office with a migrated database of its own; whatever is committed there stays."""
    office = Office(new_settings(backend, request, tmp_path), clock)
    wsgi.upgrade(office.settings)
    yield office
    office.engine.dispose()
