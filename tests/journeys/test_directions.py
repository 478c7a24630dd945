"""A direction from its authorisation to its end, in a browser, as the police live through it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders.desk_answers import fill_in, typed
from tests.builders.police_house import PoliceHouse, open_police_house
from tests.conftest import new_settings
from tests.web.axe import violations
from tests.web.test_encounter_direction import DIRECTED

pytestmark = pytest.mark.browser
RING = [[0.06, 51.55], [0.07, 51.55], [0.07, 51.556], [0.06, 51.556], [0.06, 51.55]]
LOCALITY = {"type": "Polygon", "coordinates": [RING]}
AUTHORISED = {
    "rank": "Inspector",
    "given_time": "9:10pm",
    "locality": "Loxford, south of the railway",
    "starts_time": "9:10pm",
    "ends_time": "9:10pm",
    "ends_on-day": "23",
    "grounds": "Residents were followed on six nights in November.",
    "signed_name": "Sam Reed",
    "geometry": json.dumps(LOCALITY),
}
HERS = {
    "occurred_time": "9:12pm",
    "direction_area": "Loxford, south of the railway",
    "route": "To the station",
}


@pytest.fixture
def house(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PoliceHouse]:
    """A house on either database."""
    with open_police_house(new_settings(backend, request, tmp_path)) as opened:
        yield opened


def day(page: Page, name: str, on: str) -> None:
    """Type a day of November into its three boxes."""
    for part, text in (("day", on), ("month", "11"), ("year", "2026")):
        page.locator(f'[name="{name}-{part}"]').fill(text)


def authorise(page: Page) -> None:
    """The inspector authorises a dispersal until tomorrow evening."""
    page.get_by_role("link", name="Dispersal").first.click()
    page.get_by_role("button", name="Authorise").first.click()
    assert violations(page) == []
    for name, on in (("given_on", "22"), ("starts_on", "22"), ("ends_on", "23")):
        day(page, name, on)
    page.locator('[name="area_from"][value="own"]').check(force=True)
    fill_in(page, AUTHORISED)
    page.locator('[name="rights_considered"]').check(force=True)
    page.get_by_role("button").last.click()
    expect(page.get_by_text("Live").first).to_be_visible()


def direct(page: Page) -> None:
    """The constable tells Ana to leave, after the check."""
    page.get_by_role("link", name="Record").click()
    page.get_by_text("What a direction to leave says").click()
    fill_in(page, typed(**DIRECTED | HERS))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("A direction to leave is open.")).to_be_visible()
    page.get_by_role("button", name="Give the direction").click()
    expect(page.get_by_text("is recorded.").first).to_be_visible()


def test_authorised_given_varied_and_over(browser: Browser, house: PoliceHouse) -> None:
    with house.inspectors(browser) as page:
        authorise(page)
        assert violations(page) == []
    with house.constables(browser) as page:
        direct(page)
        assert violations(page) == []
        given = page.url
        expect(page.get_by_text("23 hours and 50 minutes left").first).to_be_visible()
        pdf = page.request.get(f"{given}.pdf?paper=a4")
        assert pdf.body().startswith(b"%PDF")
        page.get_by_role("button", name="Vary").first.click()
        assert violations(page) == []
        day(page, "ends_on", "23")
        page.locator('[name="ends_time"]').fill("6am")
        page.locator('[name="because"]').fill("She has to be at work at half past six.")
        page.locator('[name="told"][value="written"]').check(force=True)
        day(page, "told_on", "22")
        page.locator('[name="told_time"]').fill("9:15pm")
        page.get_by_role("button").last.click()
        expect(page.get_by_text("8 hours and 45 minutes left").first).to_be_visible()
        page.get_by_role("link", name="Record").click()
        page.get_by_text("What a direction to leave says").click()
        again = DIRECTED | {"outcome": "support", "given_already": None}
        fill_in(page, typed(**again))
        page.get_by_role("button", name="Check it").click()
        expect(page.get_by_text("A direction to leave runs")).to_be_visible()
        assert violations(page) == []
    with house.officers(browser) as page:
        page.goto(given)
        expect(page.get_by_text("The police decide about this")).to_be_visible()
        expect(page.get_by_role("button", name="Vary")).to_have_count(0)
    house.office.clock.turn(hours=10)
    with house.constables(browser) as page:
        page.get_by_role("link", name="Directions").click()
        expect(page.get_by_text("No direction runs now.")).to_be_visible()
        page.get_by_role("link", name="Dispersal").first.click()
        expect(page.get_by_text("13 hours and 55 minutes left").first).to_be_visible()
    house.office.clock.turn(hours=14)
    with house.constables(browser) as page:
        page.get_by_role("link", name="Record").click()
        page.get_by_text("What a direction to leave says").click()
        late = {"occurred_on-day": "23", "occurred_time": "9:14pm", "leave_on-day": "23"}
        fill_in(page, typed(**DIRECTED | late | {"leave_time": "9:30pm", "ends_on-day": "24"}))
        page.get_by_role("button", name="Check it").click()
        expect(
            page.get_by_text("no dispersal authorisation covers this place").first
        ).to_be_visible()
