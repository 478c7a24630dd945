"""Every public page on a phone, on a desktop at 400% zoom and in the dark: read by axe."""

import pytest
from playwright.sync_api import Page, expect

from penalties.actions.card_events import settle
from penalties.actions.moves import move
from penalties.office.audit import CLOCK
from penalties.rules.fixed_penalties import Verb
from tests.browser import PHONE, ZOOMED_IN
from tests.builders.houses import House, open_house
from tests.builders.payers import case_of
from tests.builders.payments import completed, visited
from tests.conftest import new_settings
from tests.web.axe import violations

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def place(request, tmp_path):
    """A house on SQLite: how a page looks does not depend on the database."""
    with open_house(new_settings("sqlite", request, tmp_path)) as opened:
        yield opened


def look(page: Page) -> None:
    """Nothing for axe to find by day or night, and no sideways scrolling."""
    expect(page.locator("h1")).to_have_count(1)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["color-contrast"]) == []
    page.emulate_media(color_scheme="light")
    for size in (ZOOMED_IN, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate(TOO_WIDE) <= 0


def open_and_look(page: Page, house: House, path: str, heading: str) -> None:
    page.goto(f"{house.url}{path}")
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    look(page)


def test_the_pages_before_a_notice_is_open(page: Page, place: House) -> None:
    for path, heading in {
        "/": "Pay or reply to a notice",
        "/notice": "Find your notice",
        "/notice/ILF-old": "This link no longer works",
        "/leave": "You have left your notice",
        "/accessibility": "Accessibility statement",
        "/privacy": "Privacy",
        "/cookies": "Cookies",
    }.items():
        open_and_look(page, place, path, heading)
    page.goto(f"{place.url}/notice")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look(page)


def test_the_pages_of_an_open_notice(page: Page, place: House) -> None:
    page.goto(f"{place.url}/notice/{place.paper.token}")
    page.wait_for_url(f"{place.url}/notice")
    page.get_by_text("Why this date?").first.click()
    expect(page.get_by_text("Count 10 days after the date of the notice")).to_be_visible()
    look(page)
    for path, heading in {
        "/notice/ask": "Ask us to look again",
        "/notice/pay": "Pay £75",
        "/notice/unpaid": "You have not paid yet",
    }.items():
        open_and_look(page, place, path, heading)
    open_and_look(page, place, "/notice/details", "What is your date of birth?")
    for box, words in {"Day": "17", "Month": "May", "Year": "1984"}.items():
        page.get_by_label(box).fill(words)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("He stopped a silver car")).to_be_visible()
    look(page)


def test_the_pages_of_a_notice_that_moved_on(page: Page, place: House) -> None:
    page.goto(f"{place.url}/notice/{place.paper.token}")
    page.wait_for_url(f"{place.url}/notice")
    at = place.office.clock.now()
    with place.office.transaction() as session:
        case = case_of(session, place.authority_id, place.paper.number)
        visit = visited(session, case, at)
    open_and_look(page, place, "/notice/paying", "We are checking your payment")
    with place.office.transaction() as session:
        settle(session, completed(case, visit, at), at=at)
    open_and_look(page, place, "/notice/receipt", "Payment received")
    page.emulate_media(media="print")
    expect(page.get_by_text("£75 on 22 November 2026")).to_be_visible()
    expect(page.get_by_text("Close this notice")).to_be_hidden()


@pytest.mark.parametrize(
    ("verbs", "words"),
    [
        ([Verb.WITHDRAW], "We have cancelled this notice"),
        ([Verb.REFER, Verb.CHARGE], "We can no longer take payment here"),
    ],
)
def test_the_page_of_a_notice_that_asks_for_nothing(
    page: Page, place: House, verbs: list[Verb], words: str
) -> None:
    at = place.office.clock.now()
    with place.office.transaction() as session:
        case = case_of(session, place.authority_id, place.paper.number)
        for verb in verbs:
            move(session, case, verb, by=CLOCK, at=at)
    page.goto(f"{place.url}/notice/{place.paper.token}")
    page.wait_for_url(f"{place.url}/notice")
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    look(page)
