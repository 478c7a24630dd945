"""The pages that wait for a call in a real browser: accessible, and never sideways."""

import pytest

from tests.browser import DESKTOP, TABLET, ZOOMED_IN, new_page, served
from tests.builders.desk import kept
from tests.builders.desk_answers import fill_in, typed
from tests.web.axe import violations
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Multi-agency-safeguarding-and-early-help-hub-" * 2
TEAMS = [
    {"name": LONG, "phone": "020 7946 0770, then option 2, then 1", "hours": "5pm to 9am"},
    {"name": "Adults' team", "phone": "020 7946 0771"},
]
MET = {
    "a child": {"born_on-year": "2010"},
    "the other person": {"other_exploited": "yes"},
    "a sign": {"role": "selling", "asked_controlled_by_another": "yes", "outcome": "support"},
}


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("met", MET.values(), ids=MET)
def test_a_page_that_waits_for_a_call_is_accessible_at_every_width(
    browser, app, office, issuer, night, met
):
    with kept(office) as session:
        session.merge(night.patrol.authority).emergency_contacts = TEAMS
    issuer.open("/desk/")
    cookie = issuer.client.get_cookie("fairstreet")
    with served(app) as address, new_page(browser, viewport=DESKTOP) as page:
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        page.goto(f"{address}/desk/encounters/new")
        fill_in(page, typed(**met))
        page.get_by_role("button", name="Check it").click()
        page.get_by_role("button", name="I have called").click()
        assert page.get_by_text("There is a problem").is_visible()
        assert violations(page) == []
        for size in (TABLET, ZOOMED_IN):
            page.set_viewport_size(size)
            assert page.evaluate(TOO_WIDE) <= 0
            assert violations(page) == []
