"""Somebody who was harmed says so on a phone, can leave at any time, and is read by one person."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from penalties.office.authorities import Authority
from penalties.rules.staff import Role
from tests.browser import DESKTOP, PHONE, new_page
from tests.builders.harmed import ANSWERS, READER, kept_reports, open_the_route
from tests.builders.houses import House, open_house
from tests.builders.staff import PASSWORD, member
from tests.conftest import new_settings
from tests.journeys.test_public_pages import look
from tests.web.axe import violations
from tests.web.help_visits import OUTS

pytestmark = pytest.mark.browser
ELSEWHERE = "https://www.bbc.co.uk/weather"
WORDS = "He would not let me out of the silver van."
VALUES = "boxes => boxes.map(box => box.value).join()"
LEAD = "joan.barrett@ilf.example"


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A house on SQLite: how a page looks does not depend on the database."""
    with open_house(new_settings("sqlite", request, tmp_path)) as opened:
        yield opened


def somebody_reads(house: House) -> None:
    """The safeguarding lead reads reports, and can sign in."""
    at = house.office.clock.now()
    with house.office.transaction() as session:
        council = session.get_one(Authority, house.authority_id)
        about = {"name": "Joan Barrett", "password": PASSWORD}
        lead = member(session, council, Role.SAFEGUARDING, at=at, **about)
        lead.must_change_password = False
    open_the_route(house.office, lead, at)


def begin(page: Page, house: House) -> None:
    """From the first page to the first question, as anybody finds it."""
    page.goto(house.url)
    page.get_by_role("contentinfo").get_by_role("link", name="Help and safety").click()
    page.get_by_role("button", name="Tell us what happened").click()
    expect(page.get_by_text(READER)).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()


def leads_away(page: Page, house: House, leave: Callable[[], None]) -> None:
    """Leave; our own answer is the real one, the page of somebody else is not asked for."""
    led_to: list[str] = []

    def answer(route: Route) -> None:
        led_to.append(route.fetch(max_redirects=0).headers["location"])
        route.fulfill(body="<title>Sunny</title>", content_type="text/html")

    page.route(f"{house.url}/leave?quickly", answer)
    leave()
    expect(page).to_have_title("Sunny")
    assert led_to == [ELSEWHERE]


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def write(page: Page) -> None:
    """Answer every question, up to the end."""
    page.get_by_label("What happened?").fill(WORDS)
    go_on(page)
    page.get_by_label("When").fill("Friday")
    go_on(page)
    go_on(page)
    page.get_by_label("I do not know").check(force=True)
    go_on(page)
    page.get_by_role("button", name="Back").click()
    page.get_by_label("Yes").check(force=True)
    go_on(page)
    page.get_by_label("The police, but not who I am").check(force=True)
    go_on(page)
    page.get_by_label("Text me").check(force=True)
    go_on(page)
    page.get_by_label("The number").fill("07700 900123")
    go_on(page)
    expect(page.get_by_role("heading", name="Check what you wrote")).to_be_visible()


def expect_no_word_of_it(page: Page) -> None:
    """Whoever takes the phone and goes back or loads the page again reads nothing."""
    headings = []
    for step in (page.go_back, page.reload, page.go_back):
        step()
        expect(page.locator("h1")).to_be_visible()
        headings.append(page.locator("h1").inner_text())
        assert WORDS not in page.content()
        assert WORDS not in page.locator("textarea").evaluate_all(VALUES)
    assert headings[0] == "There is a problem with what you sent"


def read_and_close(browser: Browser, house: House) -> None:
    """The reader signs in, opens what came, and closes it."""
    with new_page(browser, viewport=DESKTOP) as desk:
        desk.goto(f"{house.url}/partner/sign-in")
        desk.get_by_label("Email address").fill(LEAD)
        desk.get_by_label("Password", exact=True).fill(PASSWORD)
        desk.get_by_role("button", name="Sign in").click()
        desk.get_by_role("link", name="Reports", exact=True).click()
        desk.get_by_role("table", name="Waiting").get_by_role("link").click()
        expect(desk.get_by_text(WORDS)).to_be_visible()
        assert violations(desk) == []
        desk.get_by_role("button", name="Close this report").click()
        desk.get_by_label("Passed to the police without").check(force=True)
        assert violations(desk) == []
        desk.get_by_role("button", name="Close the report").click()
        expect(desk.get_by_text("Nothing waits.")).to_be_visible()
        assert violations(desk) == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_what_was_written_on_a_phone_is_read_and_closed_by_one_person(
    browser: Browser, house: House, script: bool
) -> None:
    somebody_reads(house)
    seen: list[str] = []
    with new_page(browser, viewport=PHONE, java_script_enabled=script) as phone:
        phone.on("framenavigated", lambda frame: seen.append(frame.url))
        begin(phone, house)
        write(phone)
        phone.get_by_role("button", name="Send").click()
        expect(phone.get_by_role("heading", name="Thank you for telling us")).to_be_visible()
        expect(phone.get_by_text("within 24 hours")).to_be_visible()
        # Going back, the browser has nothing kept, and asks before it sends a form again.
        with pytest.raises(Error, match="ERR_CACHE_MISS"):
            phone.go_back()
    (kept,) = kept_reports(house.office, house.authority_id)
    assert (kept["words"], kept["because"], kept["contact"]) == (WORDS, "yes", "07700 900123")
    assert not [address for address in seen if OUTS.search(address)]
    read_and_close(browser, house)


def press_the_button(page: Page) -> None:
    page.get_by_role("button", name="Exit this page").click()


def press_shift(page: Page) -> None:
    listens = page.locator("body[data-govuk-frontend-exit-this-page-keypress]")
    expect(listens).to_be_attached()
    for _ in range(3):
        page.keyboard.press("Shift")


def use_the_hidden_link(page: Page) -> None:
    page.locator(".govuk-js-exit-this-page-skiplink").focus()
    page.keyboard.press("Enter")


WAYS = {
    "the button": press_the_button,
    "three presses of Shift": press_shift,
    "the hidden link": use_the_hidden_link,
}


@pytest.mark.parametrize("way", WAYS)
def test_from_the_middle_one_press_leads_away(page: Page, place: House, way: str) -> None:
    somebody_reads(place)
    begin(page, place)
    page.get_by_label("What happened?").fill(WORDS)
    go_on(page)
    leads_away(page, place, partial(WAYS[way], page))
    expect_no_word_of_it(page)
    assert kept_reports(place.office, place.authority_id) == []


def test_without_script_the_button_leads_away_and_closes_the_notice(
    browser: Browser, place: House
) -> None:
    somebody_reads(place)
    with new_page(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{place.url}/notice/{place.paper.token}")
        page.get_by_role("button", name="Open the notice").click()
        begin(page, place)
        page.get_by_label("What happened?").fill(WORDS)
        go_on(page)
        leads_away(page, place, partial(press_the_button, page))
        expect_no_word_of_it(page)
        page.goto(f"{place.url}/notice")
        expect(page.get_by_role("heading", name="Find your notice")).to_be_visible()


def test_the_browser_keeps_nothing_of_what_was_typed(page: Page, place: House) -> None:
    somebody_reads(place)
    begin(page, place)
    write(page)
    stored = "JSON.stringify([localStorage, sessionStorage, document.cookie])"
    assert "silver" not in page.evaluate(stored)
    (cookie,) = page.context.cookies()
    assert len(cookie["value"]) < 200
    assert re.fullmatch(r"https?://[^/]+/help/ilf/write", page.url)


def test_every_page_of_the_way_is_accessible_on_any_screen(page: Page, place: House) -> None:
    somebody_reads(place)
    for path in ("/help", "/help/safety", "/help/ilf/start", "/help/ilf/done"):
        page.goto(f"{place.url}{path}")
        look(page)
    begin(page, place)
    go_on(page)
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look(page)
    page.get_by_label("What happened?").fill(WORDS * 20)
    go_on(page)
    while page.get_by_role("button", name="Send").count() == 0:
        look(page)
        choice = page.get_by_label("Call me")
        if choice.count():
            choice.check(force=True)
        box = page.get_by_label("The number")
        if box.count():
            box.fill(ANSWERS["contact"] * 10)
        go_on(page)
    look(page)
