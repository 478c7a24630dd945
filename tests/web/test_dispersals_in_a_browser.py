"""The pages of authorisations in a real browser: accessible, and never sideways."""

import pytest

from penalties.rules.area_files import read_area
from tests.browser import DESKTOP, PHONE, ZOOMED_IN, new_page, served
from tests.builders.dispersals import HOUR
from tests.builders.orders import HOLE, SQUARE
from tests.web.axe import violations
from tests.web.dispersal_pages import by_phone as by_phone
from tests.web.dispersal_pages import constables as constables
from tests.web.dispersal_pages import councils as councils
from tests.web.dispersal_pages import desk_of as desk_of
from tests.web.dispersal_pages import fletcher as fletcher
from tests.web.dispersal_pages import ilford as ilford
from tests.web.dispersal_pages import inspectors as inspectors
from tests.web.dispersal_pages import khan as khan
from tests.web.dispersal_pages import order as order
from tests.web.dispersal_pages import written as written

pytestmark = pytest.mark.browser
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = "Wolfeschlegelsteinhausenbergerdorff-" * 5
PARTS = [[SQUARE, HOLE], [[[lon + 0.5, lat + 0.4] for lon, lat in SQUARE]]]
FAR_APART = read_area({"type": "MultiPolygon", "coordinates": PARTS})


@pytest.fixture
def paths(inspectors, constables, by_phone, written, at):
    """Every page there is, of one not signed yet, one to come and one that was ended."""
    running = by_phone(locality=LONG, grounds=f"{LONG}\n<script>alert(1)</script>")
    written(locality="Mulberry Way & back", starts_at=at + HOUR, area=FAR_APART)
    ended = written(locality="Sample Lane", ends_at=at + HOUR)
    constables.send(f"/desk/dispersals/{ended.id}/end", reason=LONG)
    return [
        *("/desk/dispersals/", "/desk/dispersals/new", "/desk/dispersals/phoned"),
        *(f"/desk/dispersals/{running.id}{deed}" for deed in ("", "/sign", "/end")),
        f"/desk/dispersals/{ended.id}",
    ]


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("who", ["inspectors", "constables", "councils"])
def test_every_page_is_accessible_at_every_width(browser, app, paths, who, request):
    found = request.getfixturevalue(who)
    desk = found() if who == "councils" else found
    desk.open("/desk/account/")
    cookie = desk.client.get_cookie("fairstreet")
    with served(app) as address, new_page(browser) as page:
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        for path in paths:
            page.set_viewport_size(DESKTOP)
            assert page.goto(f"{address}{path}").status in (200, 409), path
            assert violations(page) == [], path
            for size in (PHONE, ZOOMED_IN):
                page.set_viewport_size(size)
                assert page.evaluate(TOO_WIDE) <= 0, path
