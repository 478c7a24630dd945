"""The world with its marked words, made once on each database; nobody changes it but by copying."""

from collections.abc import Iterator

import pytest

from penalties.office.clock import Clock
from penalties.office.premises import Office
from tests.conftest import SUNDAY_EVENING, new_settings
from tests.wall.world import World, world


@pytest.fixture(scope="module")
def made(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The world, really committed, so that each side of the house looks at it as it would."""
    settings = new_settings(backend, request, tmp_path_factory.mktemp("wall"))
    office = Office(settings, Clock(SUNDAY_EVENING))
    yield world(office)
    office.engine.dispose()
