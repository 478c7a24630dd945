"""The rooms of administration and finance in a real browser: accessible, and never sideways."""

import re

import pytest

from penalties.rules.staff import Role
from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.web.axe import violations
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number
from tests.web.money_pages import desk_named as desk_named
from tests.web.money_pages import paid as paid

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-" * 4
ROOMS = {
    Role.ADMIN: (
        *("account/", "account/password", "staff/", "staff/add", "tablets/", "tablets/enrol"),
        *("council/", "council/change/contact", "council/contacts/help_lines", "council/law"),
        *("council/law/ceilings/50000", "council/law/holidays/add", "numbers/"),
        *("council/policy", "council/policy/ladder", "council/policy/signs"),
        *("council/policy/exception", "council/policy/questions/add", "council/policy/versions/1"),
        "council/change/card",
    ),
    Role.FINANCE: (
        *("payments/", "payments/day", "payments/find", "payments/record/{number}"),
        *("payments/refund/{number}", "{matter}"),
    ),
    Role.AUDITOR: (
        *("audit/", "audit/?about=ILF", "audit/access", "audit/security"),
        *("authorisations/exceptions", "authorisations/exceptions?month=2026-13"),
    ),
    Role.SUPERVISOR: ("numbers/find", "numbers/{number}", "{account}", "support-card"),
}


@pytest.fixture
def cookie_of(desk_named):
    """The session cookie of somebody with a role, and a name that is hard to fit."""

    def found(role):
        desk = desk_named(f"{LONG_NAME}{role}", role)
        desk.open("/desk/account/")
        kept = desk.client.get_cookie("fairstreet")
        return {"name": kept.key, "value": kept.value}

    return found


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("role", ROOMS)
def test_a_room_is_accessible_at_every_width(
    browser, app, desk_named, cookie_of, paid, number, role
):
    paid(1_000)
    cookie, desk = cookie_of(role), desk_named(f"{LONG_NAME}{role}", role)
    known = {"number": number, "matter": _first(desk, "payments/", r"payments/matters/[\w-]+")}
    known["account"] = _first(desk, "staff/", r"staff/[\w-]{36}")
    with served(app) as address, new_page(browser) as page:
        page.context.add_cookies([{**cookie, "url": address}])
        for path in ROOMS[role]:
            page.set_viewport_size(DESKTOP)
            assert page.goto(f"{address}/desk/{path.format(**known)}").status in (200, 422)
            assert violations(page) == []
            for size in (PHONE, ZOOMED_IN):
                page.set_viewport_size(size)
                assert page.evaluate(TOO_WIDE) <= 0, path


def _first(desk, path, pattern):
    """The first address on a page that fits, if this desk may open it."""
    answer = desk.client.get(f"/desk/{path}")
    found = re.search(f'href="/desk/({pattern})"', answer.get_data(as_text=True))
    return found[1] if found else ""
