"""Pages in a real browser: nothing that axe finds, no sideways scrolling, and no need of script."""

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, ZOOMED_IN, new_page, served
from tests.web.axe import violations
from tests.web.look import LOOKS, look_app

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SEEN = [name for name in LOOKS if name not in ("error-400", "error-403", "error-405", "error-429")]


@pytest.fixture(scope="module")
def site():
    with served(look_app()) as address:
        yield address


@pytest.mark.parametrize("name", SEEN)
def test_a_page_is_accessible_by_day_and_by_night_and_never_scrolls_sideways(browser, site, name):
    with new_page(browser) as page:
        failed = []
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
        page.goto(f"{site}/{name}")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, ["color-contrast"]) == []
        for size in (PHONE, ZOOMED_IN):
            page.set_viewport_size(size)
            assert page.evaluate(TOO_WIDE) <= 0
        assert failed == []


def test_the_summary_takes_the_focus_and_leads_to_the_first_wrong_box(browser, site):
    with new_page(browser) as page:
        page.goto(f"{site}/errors")
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        page.get_by_role("link", name="Your date of birth must include").click()
        expect(page.locator("#born_on-month")).to_be_focused()


def test_a_question_can_be_answered_without_script(browser, site):
    with new_page(browser, java_script_enabled=False) as page:
        page.goto(f"{site}/question")
        page.get_by_label("Yes").check()
        expect(page.get_by_role("button", name="Continue")).to_be_visible()
        page.goto(f"{site}/notice")
        page.get_by_text("Why this date?").first.click()
        expect(page.get_by_text("Source:").first).to_be_visible()
        expect(page.get_by_role("button", name="Zoom in")).to_have_count(0)


def test_a_session_that_rests_can_be_kept_with_one_press_and_ends_by_itself(browser, site):
    with new_page(browser) as page:
        page.clock.install()
        page.goto(f"{site}/question")
        page.evaluate("import('/static/rest.js').then(() => null)")
        warning = page.get_by_role("dialog", name="Do you need more time?")
        page.clock.run_for(24 * 60 * 1000)
        expect(warning).to_be_hidden()
        page.clock.run_for(2 * 60 * 1000)
        expect(warning).to_contain_text("in 4 minutes")
        assert violations(page) == []
        with page.expect_response(f"{site}/question"):
            warning.get_by_role("button", name="I need more time").click()
        expect(warning).to_be_hidden()
        page.clock.run_for(31 * 60 * 1000)
        page.wait_for_url(f"{site}/cookies")


def test_a_map_is_drawn_nearer_by_key(browser, site):
    with new_page(browser) as page:
        page.goto(f"{site}/notice")
        drawing = page.locator("svg.app-map__drawing").first
        whole = drawing.get_attribute("viewBox")
        page.get_by_role("button", name="Zoom in").first.press("Enter")
        assert drawing.get_attribute("viewBox") != whole
        page.get_by_role("button", name="Whole area").first.press("Enter")
        assert drawing.get_attribute("viewBox") == whole
