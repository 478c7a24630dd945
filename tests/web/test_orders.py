"""Orders at the desk: seen by all who enforce, taken in and extended by those who may."""

import html
import json
from io import BytesIO

import pytest

from penalties.actions.orders import take_in
from penalties.office.audit import OPERATOR
from penalties.records.orders import order_with_code, versions_of
from penalties.rules.orders import Change
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.desk import kept
from tests.builders.orders import SAMPLES, collection, draft, feature
from tests.web.order_pages import desk_of as desk_of
from tests.web.order_pages import ilford as ilford
from tests.web.order_pages import order as order


def file(document, name="orders.geojson"):
    return BytesIO(json.dumps(document).encode()), name


def test_the_list_tells_how_each_order_stands_and_what_is_wrong_with_its_signs(desk_of):
    page = desk_of(Role.OFFICER).open("/desk/orders/")
    assert "ILF-HAR" in page
    assert "In force" in page
    assert "24 November 2027" in page
    assert "No sign is recorded" in page
    assert "Take in a file" not in page


def test_an_order_is_shown_with_its_area_words_amounts_and_ceiling(desk_of, order):
    page = desk_of(Role.LEGAL).open(f"/desk/orders/{order.id}")
    assert "In force until 24 November 2027." in page
    assert "challenge it in the High Court ended on 22 December 2024" in page
    assert "No person shall stop." in page
    assert "At all hours" in page
    assert "£75" in page
    assert "£100 on 22 November 2026" in page
    assert "app-map" in page


def test_a_version_can_be_downloaded_and_taken_in_again_as_nothing_new(desk_of, order):
    desk = desk_of(Role.LEGAL)
    answer = desk.client.get(f"/desk/orders/{order.id}/versions/1.geojson")
    assert answer.content_type == "application/geo+json"
    desk.send("/desk/orders/import", file=(BytesIO(answer.data), "order.geojson"))
    assert "Nothing has changed" in desk.open("/desk/orders/")


def test_a_file_of_a_place_is_taken_in_by_upload(desk_of):
    desk = desk_of(Role.ADMIN)
    data = (SAMPLES / "orders-luton.geojson").read_bytes()
    desk.send("/desk/orders/import", file=(BytesIO(data), "luton.geojson"))
    page = desk.open("/desk/orders/")
    assert "Taken in: 1 new order." in page
    assert "LUT-HIG" in page


def test_a_bad_file_is_refused_on_its_page_with_every_reason(desk_of, office, ilford):
    bad = collection(feature(code="ILF-NEW"), feature(lower_days=14, colour="red"))
    page = desk_of(Role.LEGAL).send("/desk/orders/import", 422, file=file(bad))
    shown = html.unescape(page)
    assert "Feature 2 (ILF-LOX): 'colour' is not a known property" in shown
    assert "lower_days must be 1 to 13, not 14" in shown
    with kept(office) as session:
        assert order_with_code(session, ilford.id, "ILF-NEW") is None


def test_a_new_version_is_taken_in_for_its_own_order_alone(desk_of, office, order):
    desk = desk_of(Role.LEGAL)
    path = f"/desk/orders/{order.id}/new-version"
    other = desk.send(path, 422, change="variation", file=file(collection(feature())))
    assert "The file is about ILF-LOX, not ILF-HAR." in other
    text = desk.client.get(f"/desk/orders/{order.id}/versions/1.geojson").get_json()
    text["features"][0]["properties"] |= {"title": "Wider", "made_on": "2026-09-01"}
    desk.send(path, change="variation", file=file(text))
    with kept(office) as session:
        assert [one.change for one in versions_of(session, order)] == [None, Change.VARIATION]
    page = desk.open(f"/desk/orders/{order.id}")
    assert "ILF-HAR: Wider" in page
    assert "ILF-HAR: Harassment" in desk.open(f"/desk/orders/{order.id}/versions/1")


def test_an_extension_is_entered_by_its_dates_and_refused_past_three_years(desk_of, order):
    desk = desk_of(Role.LEGAL)
    made = {"made_on-day": "1", "made_on-month": "10", "made_on-year": "2026"}
    last = {"last_day-day": "25", "last_day-month": "11", "last_day-year": "2030"}
    path = f"/desk/orders/{order.id}/extend"
    assert "The last possible day is 24 November 2030" in desk.send(path, 422, **made, **last)
    desk.send(path, **made, **{**last, "last_day-day": "24"})
    page = desk.open(f"/desk/orders/{order.id}/versions/2")
    assert "Extended" in page
    assert "24 November 2030" in page


@pytest.mark.parametrize(
    ("role", "path"),
    [
        (Role.OFFICER, "import"),
        (Role.FINANCE, ""),
        (Role.SUPPORT, ""),
        (Role.SUPERVISOR, "{id}/extend"),
        (Role.AUDITOR, "{id}/new-version"),
    ],
)
def test_who_may_not_is_turned_away(desk_of, order, role, path):
    desk_of(role).open(f"/desk/orders/{path.format(id=order.id)}", 403)


def test_another_councils_order_is_not_there(desk_of, office, at):
    with kept(office) as session:
        luton = council(session, at, "LUT")
        take_in(session, luton, [draft(code="LUT-HIG")], by=OPERATOR, at=at)
        order = order_with_code(session, luton.id, "LUT-HIG")
    legal, officer = desk_of(Role.LEGAL), desk_of(Role.OFFICER)
    assert "LUT-HIG" not in legal.open("/desk/orders/")
    for path in ("", "/extend", "/standing", "/versions/1.geojson"):
        legal.open(f"/desk/orders/{order.id}{path}", 404)
    officer.open(f"/desk/orders/{order.id}/signs/new", 404)


def test_a_version_nobody_made_is_not_there(desk_of, order):
    desk_of(Role.LEGAL).open(f"/desk/orders/{order.id}/versions/2", 404)
