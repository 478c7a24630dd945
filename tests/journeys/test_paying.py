"""Somebody pays: on a phone, with the real card library, against the processor's stand-in."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from penalties.office.premises import Office
from tests.browser import new_page, served
from tests.builders.apps import app_in
from tests.builders.houses import House
from tests.builders.payers import SAYS_WHAT_IT_IS_ABOUT
from tests.honesty.visitor import WELL_FILLED
from tests.web.axe import violations

pytestmark = pytest.mark.browser
DECLINES = "4000 0000 0000 0002"
LOWER = 7_500


def find(page: Page, house: House) -> None:
    """Find the notice by what is printed on it."""
    page.goto(house.url)
    page.get_by_role("button", name="Start now").click()
    page.get_by_label("Notice number").fill(house.paper.number.lower())
    page.get_by_label("Access code").fill(f"{house.paper.code[:4]} {house.paper.code[4:]}")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Your notice")).to_be_visible()


def go_to_the_card_page(page: Page, house: House, words: str = "Pay £75 by card") -> None:
    page.goto(f"{house.url}/notice/pay")
    page.get_by_role("button", name=words).click()
    page.wait_for_url(re.compile("/c/pay/"))


def fill_in_the_card(page: Page, card: str = WELL_FILLED["card"]) -> None:
    for box, words in {**WELL_FILLED, "card": card}.items():
        page.locator(f"#{box}").fill(words)
    page.get_by_role("button", name="Pay £").click()


def come_back(page: Page, house: House) -> None:
    """Back from the card page, without waiting for the page to ask again by itself."""
    page.wait_for_url(f"{house.url}/notice/**")
    house.cards.settle()
    page.goto(f"{house.url}/notice/paying")
    expect_a_receipt(page, house)


def expect_a_receipt(page: Page, house: House) -> None:
    page.wait_for_url(f"{house.url}/notice/receipt")
    expect(page.get_by_role("heading", name="Payment received")).to_be_visible()
    expect(page.get_by_text("£75")).to_be_visible()


def test_a_notice_is_found_paid_and_receipted(page: Page, house: House) -> None:
    seen: list[str] = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    find(page, house)
    page.get_by_role("button", name="Pay", exact=True).click()
    assert violations(page) == []
    page.get_by_role("button", name="Pay £75 by card").click()
    page.wait_for_url(re.compile("/c/pay/"))
    fill_in_the_card(page)
    come_back(page, house)
    assert violations(page) == []
    assert house.case() == ("paid", [("card", LOWER, "paid_in_time")], [])
    assert not [address for address in seen if SAYS_WHAT_IT_IS_ABOUT.search(address)]


def test_a_scanned_link_opens_the_notice_and_leaves_the_list_of_pages(
    page: Page, house: House
) -> None:
    page.goto(house.url)
    page.goto(f"{house.url}/notice/{house.paper.token}")
    page.wait_for_url(f"{house.url}/notice")
    expect(page.get_by_role("heading", name="Your notice")).to_be_visible()
    page.go_back()
    assert page.url == f"{house.url}/"


def test_everything_works_without_script(browser, house: House) -> None:
    with new_page(browser, java_script_enabled=False) as page:
        page.goto(f"{house.url}/notice/{house.paper.token}")
        page.get_by_role("button", name="Open the notice").click()
        page.wait_for_url(f"{house.url}/notice")
        go_to_the_card_page(page, house)
        house.cards.pull("hold")
        fill_in_the_card(page)
        expect(page.get_by_role("heading", name="We are checking your payment")).to_be_visible()
        house.cards.pull("release")
        expect_a_receipt(page, house)


def test_a_declined_card_takes_nothing_and_can_be_followed_by_another(
    page: Page, house: House
) -> None:
    find(page, house)
    go_to_the_card_page(page, house)
    fill_in_the_card(page, DECLINES)
    expect(page.get_by_role("alert")).to_contain_text("declined")
    house.cards.settle()
    assert house.case() == ("served", [], [])
    fill_in_the_card(page)
    come_back(page, house)


def test_leaving_the_card_page_loses_nothing_and_the_same_page_waits(
    page: Page, house: House
) -> None:
    find(page, house)
    go_to_the_card_page(page, house)
    card_page = page.url
    page.goto(f"{house.url}/notice/unpaid")
    expect(page.get_by_role("heading", name="You have not paid yet")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Pay £75 by card").click()
    page.wait_for_url(card_page)


def test_a_visit_that_ran_out_is_told_and_another_can_begin(page: Page, house: House) -> None:
    find(page, house)
    go_to_the_card_page(page, house)
    first = page.url
    house.set_clock(minutes=32)
    house.cards.settle()
    find(page, house)
    go_to_the_card_page(page, house)
    assert page.url != first
    fill_in_the_card(page)
    come_back(page, house)


def test_two_tabs_lead_to_one_page_and_one_payment(page: Page, browser, house: House) -> None:
    find(page, house)
    go_to_the_card_page(page, house)
    with new_page(browser) as other:
        find(other, house)
        other.goto(f"{house.url}/notice/pay")
        expect(other.get_by_text("Somebody opened the card page")).to_be_visible()
        other.get_by_role("button", name="Pay £75 by card").click()
        other.wait_for_url(page.url)
        fill_in_the_card(page)
        come_back(page, house)
        other.reload()
        expect_a_receipt(other, house)
    assert house.case() == ("paid", [("card", LOWER, "paid_in_time")], [])


def test_a_visit_over_midnight_counts_as_opened(page: Page, house: House) -> None:
    house.set_clock(days=10, hours=2, minutes=35)
    assert house.office.clock.now().isoformat() == "2026-12-02T23:50:00+00:00"
    find(page, house)
    go_to_the_card_page(page, house)
    house.set_clock(minutes=20)
    fill_in_the_card(page)
    come_back(page, house)
    assert house.case() == ("paid", [("card", LOWER, "paid_in_time")], [])


def test_when_the_processor_is_away_the_page_says_how_else_to_pay(page: Page, house: House) -> None:
    settings = replace(house.office.settings, stripe_api_base="http://127.0.0.1:9")
    away = Office(settings, house.office.clock)
    with served(app_in(away)) as url:
        find(page, replace(house, url=url))
        page.goto(f"{url}/notice/pay")
        page.get_by_role("button", name="Pay £75 by card").click()
        expect(page.get_by_role("heading", name="Card payments do not work")).to_be_visible()
        expect(page.get_by_text("By post")).to_be_visible()
        assert violations(page) == []
    away.engine.dispose()
    go_to_the_card_page(page, house)


def test_an_answer_of_the_processor_that_got_lost_is_asked_for_again(
    page: Page, house: House
) -> None:
    find(page, house)
    house.cards.pull("lose-answers", count=1)
    go_to_the_card_page(page, house)
    fill_in_the_card(page)
    come_back(page, house)
    assert house.case() == ("paid", [("card", LOWER, "paid_in_time")], [])
