"""The story of a letter to a keeper in a browser: approved, posted, answered "sold", withdrawn."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from penalties.actions.numbers import access_of
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.records.numbers import notice_number
from tests.browser import PHONE, new_page, served
from tests.builders.apps import app_in
from tests.builders.desk import sign_in
from tests.builders.letters import House, house
from tests.conftest import SUNDAY_EVENING, new_settings
from tests.web.axe import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def here(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A house on either database; two officers have seen a vehicle whose keeper is known."""
    settings = new_settings(backend, request, tmp_path)
    office = Office(settings, Clock(held_at=SUNDAY_EVENING))
    made = house(office)
    made.seen_and_told()
    yield made
    office.engine.dispose()


@pytest.fixture
def url(here: House) -> Iterator[str]:
    """The house behind a real socket."""
    app = app_in(here.office)
    with served(app) as address:
        yield address


def at_desk(browser: Browser, here: House, who: str) -> AbstractContextManager[Page]:
    """A browser in which somebody is signed in already."""
    desk = sign_in(app_in(here.office), here.office, here.staff[who])
    cookie = desk.client.get_cookie("fairstreet")
    assert cookie is not None
    return new_page(browser, storage_state={"cookies": [_kept(cookie.value)], "origins": []})


def _kept(value: str) -> dict[str, object]:
    here = {"name": "fairstreet", "value": value, "domain": "127.0.0.1", "path": "/"}
    return {**here, "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}


def press(page: Page, words: str) -> None:
    """Press a button, or what looks like one."""
    page.get_by_role("button", name=words, exact=True).click()


def test_asked_approved_posted_answered_sold_and_withdrawn(
    browser: Browser, here: House, url: str
) -> None:
    with at_desk(browser, here, "officer") as desk:
        desk.goto(f"{url}/desk/sightings/")
        desk.get_by_role("link", name="AB12 CDE").first.click()
        press(desk, "Ask for a letter")
        press(desk, "Ask for the letter")
        expect(desk.get_by_text("Waits for approval")).to_be_visible()
        letter = desk.url
        assert desk.get_by_role("button", name="Approve it").count() == 0

    with at_desk(browser, here, "sergeant") as desk:
        desk.goto(f"{url}/desk/")
        desk.get_by_role("link", name="waits for a sergeant").click()
        press(desk, "Approve it")
        desk.get_by_label("Your rank").select_option("Sergeant")
        press(desk, "Approve it")
        press(desk, "Post it")
        press(desk, "Post it today")
        expect(desk.get_by_text("Print it and post it today.")).to_be_visible()
        expect(desk.get_by_role("link", name="The letter (PDF)")).to_be_visible()

    with new_page(browser, viewport=PHONE, java_script_enabled=False) as phone:
        find(phone, here, url, letter.rpartition("/")[2])
        expect(phone.get_by_role("heading", name="About a letter")).to_be_visible()
        assert "AB12" not in phone.content()
        phone.get_by_label("I have sold the vehicle").check()
        press(phone, "Send")
        expect(phone.get_by_role("heading", name="We have your answer")).to_be_visible()

    with at_desk(browser, here, "sergeant") as desk:
        desk.goto(f"{url}/desk/")
        desk.get_by_role("link", name="answered a letter").click()
        expect(desk.get_by_text("I have sold the vehicle")).to_be_visible()
        press(desk, "Say what came of it")
        desk.get_by_label("Our record was wrong").check()
        desk.get_by_label("What was found?").fill("It was sold in May.")
        press(desk, "Keep it")
        press(desk, "Withdraw it")
        desk.get_by_label("Why?").fill("It was sold in May.")
        press(desk, "Withdraw it")
        expect(desk.get_by_text("The letter is withdrawn.")).to_be_visible()
        assert violations(desk) == []

    with new_page(browser, viewport=PHONE) as phone:
        find(phone, here, url, letter.rpartition("/")[2])
        expect(phone.get_by_text("We have withdrawn this letter.")).to_be_visible()
        assert violations(phone) == []


def find(phone: Page, here: House, url: str, number: str) -> None:
    """Open the letter's page with what is printed on it."""
    with here.work() as session:
        kept = notice_number(session, here.authority.id, number)
        assert kept is not None
        code = access_of(session, kept).code
    phone.goto(f"{url}/notice")
    phone.get_by_label("Notice number").fill(number)
    phone.get_by_label("Access code").fill(code)
    press(phone, "Continue")
