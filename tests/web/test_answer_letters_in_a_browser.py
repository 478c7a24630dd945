"""The posting desk and our letters on a phone: accessible, and never sideways."""

import os
import re

import pytest
from playwright.sync_api import expect

from appeals.rules.representations import AnswerBy, Wanted
from penalties.rules.adjustments import Adjustment
from penalties.rules.staff import Role
from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.builders.answers import ELSEWHERE, answered
from tests.builders.deciding import refusal
from tests.builders.desk import kept, sign_in
from tests.builders.payers import paper
from tests.builders.staff import member
from tests.web.axe import violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend", ["sqlite"], indirect=True),
]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def here(office):
    made = answered(office)
    made.support_knows(**ELSEWHERE)
    needs = (Wanted(Adjustment.EASY_WORDS, "Short sentences please."),)
    made.asks(answer_by=AnswerBy.POST, adjustments=needs)
    made.decides(refusal())
    return made


def looked_at(page, name):
    """Everything wrong with the open page, by day, by night and at every width."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    for size in (PHONE, ZOOMED_IN, DESKTOP):
        page.set_viewport_size(size)
        if page.evaluate(TOO_WIDE) > 0:
            found.append(f"{page.url} is too wide for {size['width']}")
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{name}-{size['width']}.png", full_page=True)
    return found


def test_the_posting_desk_is_accessible(here, app, office, browser):
    with kept(office) as session:
        who = member(session, here.town.street.authority, Role.SUPERVISOR, at=here.at, name="Pat")
    desk = sign_in(app, office, who)
    desk.open("/desk/account/")
    cookie = desk.client.get_cookie("fairstreet")
    number = here.letters()[0].number
    with served(app) as address, new_page(browser) as page:
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        page.goto(f"{address}/desk/answer-letters/")
        assert looked_at(page, "list") == []
        page.get_by_role("table", name="To post").get_by_role("link").last.click()
        page.get_by_role("button", name="Make it ready for today").or_(
            page.get_by_role("button", name="It is posted")
        ).first.wait_for()
        expect(page.get_by_text("PO Box 7")).to_be_visible()
        assert looked_at(page, "letter") == []
        page.get_by_role("button", name="It is posted").click()
        expect(page.get_by_text("The letter is posted.")).to_be_visible()
        page.goto(f"{address}/desk/notices/{number}/paper")
        assert looked_at(page, "paper") == []


def test_our_letters_on_the_page_are_accessible(here, app, office, browser):
    with kept(office) as session:
        printed = paper(session, here.authority_id, here.letters()[0].number)
    with served(app) as address, new_page(browser, java_script_enabled=True) as page:
        page.goto(f"{address}/notice")
        page.get_by_label("Notice number").fill(printed.number)
        page.get_by_label("Access code").fill(printed.code)
        page.get_by_role("button").first.click()
        page.get_by_role("link", name="Our letters to you").click()
        assert looked_at(page, "letters") == []
        page.get_by_role("link", name="Our decision").click()
        expect(page).to_have_title(re.compile("^We have decided to keep the notice"))
        assert looked_at(page, "words") == []
        page.get_by_role("link", name="As a PDF to print").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("date of birth"))
