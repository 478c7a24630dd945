"""What the stories may ask for: a whole house, and a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PHONE, new_page
from tests.builders.houses import House, open_house
from tests.conftest import new_settings


@pytest.fixture
def house(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A house with one notice, on either database."""
    with open_house(new_settings(backend, request, tmp_path)) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a phone."""
    with new_page(browser, viewport=PHONE) as opened:
        yield opened
