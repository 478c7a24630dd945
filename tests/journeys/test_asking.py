"""Asking us to look again on a phone: made, left, gone on with elsewhere, sent, acknowledged."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from appeals.actions.sealing import what_was_said
from appeals.records.representations import representations_of
from appeals.rules.representations import Said
from tests.browser import PHONE, new_page
from tests.builders.houses import House, open_house
from tests.conftest import new_settings
from tests.journeys.test_public_pages import look

pytestmark = pytest.mark.browser
ASK = "/notice/ask"
CODE = re.compile(r"[0-9A-Z]{4}\s[0-9A-Z]{4}")
WORDS = "I was waiting for the night bus.\nI am not sure what else to say."


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs script, or does not."""
    with new_page(browser, viewport=PHONE, java_script_enabled=request.param) as page:
        yield page


@pytest.fixture
def place(request, tmp_path):
    """A house on SQLite: how a page looks does not depend on the database."""
    with open_house(new_settings("sqlite", request, tmp_path)) as opened:
        yield opened


def go_on(page: Page, button: str = "Continue") -> None:
    page.get_by_role("button", name=button, exact=True).click()


def open_notice(page: Page, house: House) -> None:
    page.goto(f"{house.url}/notice")
    page.get_by_label("Notice number").fill(house.paper.number)
    page.get_by_label("Access code").fill(house.paper.code)
    go_on(page)


def asked(house: House) -> list[tuple[str, bool, Said]]:
    """What came in, as it is kept: how, in time or not, and what was said."""
    with house.office.transaction() as session:
        found = representations_of(session, house.authority_id, house.case_id())
        return [(one.channel, one.in_time, what_was_said(session, one)) for one in found]


def test_it_is_made_and_acknowledged(phone: Page, house: House) -> None:
    open_notice(phone, house)
    go_on(phone, "Ask")
    go_on(phone, "Start now")
    phone.get_by_label("I had a good reason").check()
    go_on(phone)
    phone.get_by_label("Tell us in your own words").fill(WORDS)
    go_on(phone)
    expect(phone).to_have_url(f"{house.url}{ASK}/files")
    go_on(phone)
    phone.get_by_label("Myself").check()
    go_on(phone)
    phone.get_by_label("Full name").fill("Tom Worth")
    phone.get_by_label("On this page only").check()
    go_on(phone)
    go_on(phone)
    go_on(phone)
    expect(phone.get_by_role("heading", name="Check what you wrote")).to_be_visible()
    go_on(phone, "Send my reply")
    expect(phone.get_by_role("heading", name="We have what you sent")).to_be_visible()
    expect(phone.get_by_text("we send no letters about payment")).to_be_visible()
    expect(phone.get_by_text("Friday 4 December 2026").first).to_be_visible()
    ((channel, in_time, said),) = asked(house)
    assert (channel, in_time) == ("page", True)
    assert (said.words, said.name) == (WORDS, "Tom Worth")
    open_notice_again(phone, house)
    phone.goto(f"{house.url}{ASK}/sent")
    expect(phone.get_by_role("heading", name="We have what you sent")).to_be_visible()


def open_notice_again(page: Page, house: House) -> None:
    page.get_by_role("link", name="Close this notice and leave").click()
    open_notice(page, house)


def test_it_is_left_and_gone_on_with_on_another_phone(
    phone: Page, browser: Browser, place: House
) -> None:
    open_notice(phone, place)
    phone.goto(f"{place.url}{ASK}")
    go_on(phone, "Start now")
    phone.get_by_label("I cannot afford to pay").check()
    go_on(phone)
    phone.get_by_label("Tell us in your own words").fill("Half a sen")
    go_on(phone, "Save and come back later")
    expect(phone.get_by_role("heading", name="We have kept what you wrote")).to_be_visible()
    shown = phone.locator("main").inner_text()
    code = CODE.findall(shown.replace("\N{NO-BREAK SPACE}", " "))[-1]
    with new_page(browser, viewport=PHONE) as other:
        open_notice(other, place)
        other.goto(f"{place.url}{ASK}/words")
        expect(other.get_by_text("Half a sen")).to_have_count(0)
        other.get_by_role("link", name="Go on with what you began").click()
        other.get_by_label("code to come back").fill(code)
        go_on(other)
        expect(other.get_by_label("Tell us in your own words")).to_have_value("Half a sen")


def test_what_is_typed_when_the_page_rests_is_kept(page: Page, place: House) -> None:
    page.clock.install()
    open_notice(page, place)
    page.goto(f"{place.url}{ASK}")
    go_on(page, "Start now")
    page.get_by_label("It was not me").check()
    place.office.clock.turn(minutes=31)
    page.clock.fast_forward("31:00")
    page.wait_for_url(f"{place.url}/notice")
    expect(page.get_by_text("We closed your notice because")).to_be_visible()
    open_notice(page, place)
    page.goto(f"{place.url}{ASK}")
    page.get_by_role("button", name="Go on with what you began").click()
    expect(page.get_by_label("It was not me")).to_be_checked()


def test_every_page_of_it_can_be_read_by_everybody(page: Page, place: House) -> None:
    open_notice(page, place)
    page.goto(f"{place.url}{ASK}")
    look(page)
    go_on(page, "Start now")
    go_on(page)
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look(page)
    for step in ("words", "late", "new", "whom", "acting", "name", "email", "phone", "needs"):
        page.goto(f"{place.url}{ASK}/{step}")
        look(page)
        if step == "words":
            page.get_by_label("Tell us in your own words").fill(WORDS)
            expect(page.get_by_text("characters remaining").first).to_be_visible()
            go_on(page)
    page.goto(f"{place.url}{ASK}/check")
    look(page)
    go_on(page, "Save and come back later")
    look(page)
    page.goto(f"{place.url}{ASK}/back")
    page.get_by_label("code to come back").fill("7KQM 2XWD")
    go_on(page)
    expect(page.get_by_text("does not match anything").first).to_be_visible()
    look(page)


def test_a_complaint_is_made_and_read_by_everybody(page: Page, place: House) -> None:
    open_notice(page, place)
    page.get_by_role("link", name="Make a complaint").click()
    go_on(page, "Send my complaint")
    look(page)
    page.get_by_label("How we use or keep your data").check()
    page.get_by_label("What happened?").fill("My neighbour got my letter.")
    page.get_by_label("Full name").fill("Tom Worth")
    page.get_by_label("By phone").check()
    page.get_by_label("Phone number").fill("07700 900123")
    go_on(page, "Send my complaint")
    expect(page.get_by_role("heading", name="We have your complaint")).to_be_visible()
    look(page)
