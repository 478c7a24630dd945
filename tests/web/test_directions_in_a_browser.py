"""The pages of directions in a real browser: accessible, and never sideways."""

import pytest

from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.builders.beat import ASKED_ALL
from tests.web.axe import violations
from tests.web.direction_pages import beat as beat
from tests.web.direction_pages import desk_of as desk_of
from tests.web.direction_pages import directed as directed
from tests.web.direction_pages import linked
from tests.web.test_directions import SEEN, TAKEN

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HOME = {
    "asked": True,
    "answer": True,
    "carve_out": "Your home and the way to it from the station",
    "place": {"lat": 51.5531, "lon": 0.0652},
}
LONG = {"area": "The-streets-around-Wolfeschlegelsteinhausenbergerdorff-" * 3}
DEEDS = ("", "/vary", "/withdraw", "/breach", "/items/new", "/told/1")


@pytest.fixture
def paths(desk_of, directed, clock):
    """Every page about a direction to which everything happened, and about one that is none."""
    home = {"exemptions": ASKED_ALL | {"home": HOME}}
    number, void = directed(direction=home | LONG), directed(hold=True)
    desk, gone = desk_of("given_by"), {"told": "not", "why_not": "She had gone"}
    desk.send(f"/desk/directions/{number}/vary", **gone, because="She works there")
    desk.send(f"/desk/directions/{number}/items/new", **TAKEN)
    clock.turn(hours=1)
    desk_of("given_by").send(f"/desk/directions/{number}/breach", **SEEN)
    page = desk_of("given_by").open(f"/desk/directions/{number}")
    listed = desk_of("given_by").open("/desk/directions/")
    return [
        *(f"/desk/directions/{number}{deed}" for deed in DEEDS),
        *("/desk/directions/", f"/desk/directions/{void}"),
        linked(page, rf"/desk/directions/{number}/items/[\w-]+/return"),
        linked(page, rf"/desk/directions/{number}/items/[\w-]+/dispose"),
        linked(listed, rf"/desk/directions/{number}/matters/[\w-]+"),
        linked(listed, rf"/desk/directions/{void}/matters/[\w-]+"),
    ]


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("who", ["given_by", "supervisor", "council_officer"])
def test_every_page_is_accessible_at_every_width(browser, app, desk_of, paths, who):
    desk = desk_of(who)
    desk.open("/desk/account/")
    kept = desk.client.get_cookie("fairstreet")
    with served(app) as address, new_page(browser) as page:
        page.context.add_cookies([{"name": kept.key, "value": kept.value, "url": address}])
        for path in paths:
            page.set_viewport_size(DESKTOP)
            assert page.goto(f"{address}{path}").status == 200, path
            assert violations(page) == [], path
            for size in (PHONE, ZOOMED_IN):
                page.set_viewport_size(size)
                assert page.evaluate(TOO_WIDE) <= 0, path
