"""The pages of warnings and courses in a real browser: accessible, and never sideways."""

import pytest

from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.builders.patrol import seen
from tests.web.axe import violations
from tests.web.warning_pages import OFFER
from tests.web.warning_pages import desk_of as desk_of
from tests.web.warning_pages import given as given
from tests.web.warning_pages import street as street

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "He asked in Wolfeschlegelsteinhausenbergerdorffstreet-by-the-bakery-and-the-station. " * 3


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_every_page_is_accessible_at_every_width(browser, app, desk_of, given):
    number, desk = given(seen(outcome="kerb_warning", particulars=LONG)), desk_of()
    offer = desk.send(f"/desk/courses/after/{number}", **OFFER)
    kept = desk.client.get_cookie("fairstreet")
    paths = (
        *("/desk/warnings/", f"/desk/warnings/{number}", f"/desk/courses/after/{number}"),
        *("/desk/courses/", offer, f"{offer}/answer", "/desk/support-card"),
    )
    with served(app) as address, new_page(browser) as page:
        page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": address}])
        for path in paths:
            page.set_viewport_size(DESKTOP)
            assert page.goto(f"{address}{path}").status == 200, path
            assert violations(page) == [], path
            for size in (PHONE, ZOOMED_IN):
                page.set_viewport_size(size)
                assert page.evaluate(TOO_WIDE) <= 0, path
