"""A buyer who is warned in person, met again by another officer, and then given a penalty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.desk_answers import fill_in, typed
from tests.builders.police_house import PoliceHouse, open_police_house
from tests.conftest import new_settings
from tests.web.axe import violations

pytestmark = pytest.mark.browser
WARNED = {"outcome": "kerb_warning", "served": None, "served_time": None}
TWO_DAYS_LATER = {"occurred_on-day": "24", "occurred_time": "9:05pm"}


@pytest.fixture
def house(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PoliceHouse]:
    """A house on either database."""
    with open_police_house(new_settings(backend, request, tmp_path)) as opened:
        yield opened


def check(page: Page, **answers: str | None) -> None:
    """Record the buyer as far as the check."""
    page.get_by_role("link", name="Record").click()
    fill_in(page, typed(**answers))
    page.get_by_role("button", name="Check it").click()


def test_warned_then_met_again_then_a_penalty(browser: Browser, house: PoliceHouse) -> None:
    with house.officers(browser) as page:
        check(page, **WARNED)
        expect(page.get_by_text("A kerb-crawling warning is open.")).to_be_visible()
        page.get_by_role("button", name="Record the encounter").click()
        expect(page.get_by_text("is given. Print it for the person.")).to_be_visible()
        assert violations(page) == []
        paper = page.request.get(f"{page.url}.pdf?paper=roll80")
        assert paper.body().startswith(b"%PDF")
    with house.constables(browser) as page:
        check(page, **WARNED, occurred_time="9:12pm")
        expect(page.get_by_text("This is not open")).to_be_visible()
        expect(page.get_by_text("Warning in person", exact=True)).to_be_visible()
        assert violations(page) == []
    house.office.clock.turn(days=2)
    with house.constables(browser) as page:
        check(page, **TWO_DAYS_LATER)
        expect(page.get_by_text("A penalty is open.")).to_be_visible()
        expect(page.get_by_text("Warning in person", exact=True)).to_be_visible()
        page.get_by_role("button", name="Issue the notice").click()
        expect(page.get_by_text("is issued.").first).to_be_visible()
        page.get_by_role("link", name="Warnings", exact=True).first.click()
        assert violations(page) == []
