"""Cases, matters and the encounter form in a real browser: accessible, and never sideways."""

import re

import pytest
from playwright.sync_api import expect

from penalties.records.queues import open_items
from penalties.rules.staff import Role
from tests.browser import DESKTOP, PHONE, TABLET, ZOOMED_IN, new_page, served
from tests.builders.desk import kept
from tests.builders.desk_answers import fill_in, typed
from tests.builders.patrol import on_paper, penalised, seen
from tests.web.axe import violations
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend", ["sqlite"], indirect=True),
]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3
PARTS = ("", "/timeline", "/money", "/paper", "/decisions", "/copy", "/withdraw", "/holds/new")
CHILD = {"born_on-year": "2010"}


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
    page.set_viewport_size(DESKTOP)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    for size in (TABLET, PHONE, ZOOMED_IN):
        page.set_viewport_size(size)
        if page.evaluate(TOO_WIDE) > 0:
            found.append(f"{page.url} is too wide for {size['width']}")
    return found


def test_every_part_of_a_case_is_accessible_at_every_width(desk_of, night, page_of):
    item = penalised(particulars=f"He said: {LONG}")
    number = night.hand_in(item).notice.number
    page, address = page_of(desk_of(Role.SUPERVISOR))
    for part in PARTS:
        page.goto(f"{address}/desk/notices/{number}{part}")
        assert looked_at(page) == []
    page.goto(f"{address}/desk/notices/")
    assert looked_at(page) == []


def test_what_is_held_and_what_waits_is_accessible(desk_of, night, office, page_of):
    held = on_paper(night.lease(), device_clock="2026-11-22T23:40:00Z")
    number = night.hand_in(held).notice.number
    night.hand_in({**(first := seen(particulars=LONG)), "particulars": "First"})
    night.hand_in(first)
    with kept(office) as session:
        matters = [item.id for item in open_items(session, 1, "supervisor")]
    page, address = page_of(desk_of(Role.SUPERVISOR))
    paths = ["", f"notices/{number}", f"notices/{number}/let-stand"]
    for path in [*paths, *(f"matters/{one}" for one in matters)]:
        page.goto(f"{address}/desk/{path}")
        assert looked_at(page) == []


def test_the_encounter_form_its_check_and_its_stop_are_accessible(issuer, page_of):
    page, address = page_of(issuer)
    page.goto(f"{address}/desk/encounters/new")
    assert looked_at(page) == []
    page.get_by_role("button", name="Check it").click()
    expect(page).to_have_title(re.compile("^Error: "))
    assert looked_at(page) == []
    page.set_viewport_size(DESKTOP)
    fill_in(page, typed())
    page.get_by_role("button", name="Check it").click()
    expect(page).to_have_title(re.compile("Check before you go on"))
    assert looked_at(page) == []
    page.set_viewport_size(DESKTOP)
    page.get_by_role("button", name="Change answers").click()
    fill_in(page, CHILD)
    page.get_by_role("button", name="Check it").click()
    expect(page).to_have_title(re.compile("Stop here"))
    assert looked_at(page) == []


def test_a_point_is_chosen_on_the_map_and_checked_as_tapped(issuer, page_of):
    page, address = page_of(issuer)
    page.goto(f"{address}/desk/encounters/new")
    page.get_by_text("Map of ILF-LOX").click()
    drawing = page.locator("svg.app-map__drawing")
    box = drawing.bounding_box()
    drawing.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(page.locator('[name="place_source"]')).to_have_value("tapped")
    latitude, longitude = (page.locator(f"#{name}").input_value() for name in ("lat_e6", "lon_e6"))
    expect(page.get_by_text(f"Point chosen: {latitude}, {longitude}")).to_be_visible()
    changes = dict.fromkeys(("lat_e6", "lon_e6", "accuracy_m", "place_source"))
    fill_in(page, typed(**changes))
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("Inside the area").first).to_be_visible()
    expect(page.locator('[name="place_source"]')).to_have_value("tapped")
