"""The hosted page on a phone: read by axe, filled in by hand, and left for the caller's page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PHONE, ZOOMED_IN, new_page
from tests.honesty.shop import Shop
from tests.honesty.visitor import WELL_FILLED
from tests.web.axe import violations

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a phone."""
    with new_page(browser, viewport=PHONE) as opened:
        yield opened


def fill(page: Page, **typed: str) -> None:
    """Fill in the form and send it."""
    for box, words in {**WELL_FILLED, **typed}.items():
        page.locator(f"#{box}").fill(words)
    page.get_by_role("button", name="Pay £60.00").click()


def look(page: Page) -> None:
    """Nothing for axe to find, and no sideways scrolling, on a phone and zoomed in."""
    assert violations(page) == []
    for size in (ZOOMED_IN, PHONE):
        page.set_viewport_size(size)
        assert page.evaluate(TOO_WIDE) <= 0


def test_a_person_pays_after_a_slip_a_decline_and_the_banks_question(
    page: Page, shop: Shop
) -> None:
    session = shop.session(success_url=f"{shop.stand_in.url}/_test/health")
    page.goto(session.url)
    look(page)
    fill(page, name="")
    expect(page.get_by_role("alert")).to_be_focused()
    look(page)
    page.get_by_role("link", name="Enter the name on the card").click()
    expect(page.get_by_label("Name on card")).to_be_focused()
    fill(page, card="4000 0000 0000 0002")
    expect(page.get_by_role("alert")).to_contain_text("Your card was declined.")
    look(page)
    fill(page, card="4000 0025 0000 3155")
    look(page)
    page.get_by_role("button", name="Confirm payment").click()
    page.wait_for_url("**/_test/health")
    assert shop.api.checkout.sessions.retrieve(session.id).payment_status == "paid"


def test_a_page_that_expired_is_accessible_too(page: Page, shop: Shop) -> None:
    session = shop.session()
    shop.api.checkout.sessions.expire(session.id)
    page.goto(session.url)
    look(page)
