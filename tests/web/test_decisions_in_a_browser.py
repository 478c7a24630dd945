"""Deciding, reading second, and the decision on a phone: accessible, and never sideways."""

import re

import pytest
from playwright.sync_api import expect

from appeals.actions.deciding import decide
from penalties.office.authorities import Authority
from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.builders.deciding import cancellation, refusal, reviewer
from tests.web.axe import violations
from tests.web.decision_desk import decide_at as decide_at
from tests.web.decision_desk import desk as desk
from tests.web.decision_desk import desk_as as desk_as
from tests.web.decision_desk import later as later
from tests.web.decision_desk import one as one

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend", ["sqlite"], indirect=True),
]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
NO_SIGN = ("Could the person", "suggest that they sell", "somebody makes them")


@pytest.fixture
def page_of(browser, app):
    """A page of the desk in which the given one is signed in, and the desk's address."""
    opened = []

    def signed_in(desk):
        site, page = served(app), new_page(browser)
        opened.extend((site, page))
        address, made = site.__enter__(), page.__enter__()
        desk.open("/desk/account/")
        kept_as = desk.client.get_cookie("fairstreet")
        cookie = {"name": kept_as.key, "value": kept_as.value, "url": address}
        made.context.add_cookies([cookie])
        return made, address

    yield signed_in
    for each in reversed(opened):
        each.__exit__(None, None, None)


def looked_at(page):
    """Everything wrong with the open page, by day, by night and at every width."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    for size in (PHONE, ZOOMED_IN, DESKTOP):
        page.set_viewport_size(size)
        if page.evaluate(TOO_WIDE) > 0:
            found.append(f"{page.url} is too wide for {size['width']}")
    return found


def keep_it(page):
    for words in NO_SIGN:
        page.get_by_role("group", name=re.compile(words)).get_by_label("No").check()
    page.get_by_label(re.compile("lower amount open again")).check()
    page.get_by_label("Why do you decide so?").fill("We saw the photos.")
    page.get_by_role("button", name="See what would come of it").click()


def test_deciding_and_its_last_page_are_accessible(desk, decide_at, page_of):
    page, address = page_of(desk)
    page.goto(address + decide_at)
    assert looked_at(page) == []
    page.get_by_role("button", name="See what would come of it").click()
    expect(page).to_have_title(re.compile("^Error: "))
    assert looked_at(page) == []
    keep_it(page)
    expect(page.get_by_role("heading", name=re.compile("^Keep notice"), level=1)).to_be_visible()
    assert looked_at(page) == []
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_label("Why do you decide so?")).to_have_value("We saw the photos.")
    page.get_by_role("button", name="See what would come of it").click()
    page.get_by_role("button", name=re.compile("^Keep notice")).click()
    expect(page.get_by_text("The notice is kept, and the letter is made.")).to_be_visible()
    page.goto(address + decide_at)
    expect(page.get_by_text("Nothing is left to decide.")).to_be_visible()
    assert looked_at(page) == []


def test_reading_second_is_accessible(desk, desk_as, decide_at, page_of, session):
    session.get_one(Authority, 1).second_read_percent = 100
    session.commit()
    page, address = page_of(desk)
    page.goto(address + decide_at)
    keep_it(page)
    expect(page.get_by_text("A second reader has to agree")).to_be_visible()
    page.get_by_role("button", name="Put it before a second reader").click()
    read_at = address + decide_at.replace("/decide", "/read")
    page.goto(read_at)
    expect(page.get_by_text("Somebody else must read this.")).to_be_visible()
    assert looked_at(page) == []
    page, other = page_of(desk_as("Cem Reads"))
    page.goto(read_at.replace(address, other))
    assert looked_at(page) == []
    page.get_by_label("No, it goes back").check()
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_title(re.compile("^Error: "))
    assert looked_at(page) == []


@pytest.mark.parametrize("chosen", [refusal(), cancellation()])
def test_the_decision_is_accessible_with_and_without_its_reasons(
    browser, app, session, street, notice, one, later, at, chosen
):
    decide(session, one, chosen, by=reviewer(session, street.authority, at), at=later)
    session.commit()
    with served(app) as address, new_page(browser, viewport=PHONE) as page:
        page.goto(f"{address}/notice/{notice.token}")
        page.wait_for_url(f"{address}/notice")
        assert looked_at(page) == []
        page.set_viewport_size(PHONE)
        page.get_by_role("link", name="Read our decision").click()
        assert looked_at(page) == []
        page.get_by_role("link", name="Read our reasons in full").click()
        for name, part in (("Day", "17"), ("Month", "5"), ("Year", "1984")):
            page.get_by_label(name).fill(part)
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url(f"{address}/notice/decision#reasons")
        expect(page.get_by_text("The bus stop is inside the area.")).to_be_visible()
        assert looked_at(page) == []
