"""Signs are recorded and inspected at the desk, and shown on the plan of their order."""

from io import BytesIO

import pytest
from PIL import Image

from penalties.records.signs import signs_of
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.web.order_pages import desk_of as desk_of
from tests.web.order_pages import ilford as ilford
from tests.web.order_pages import order as order

INSPECTION = {
    "inspected_on-day": "22",
    "inspected_on-month": "11",
    "inspected_on-year": "2026",
    "condition": "good",
}
SIGN = {**INSPECTION, "place": "Corner of A & B Street", "lat_e6": "51.5512", "lon_e6": "0.0638"}


def photo():
    file = BytesIO()
    Image.new("RGB", (20, 20), "green").save(file, "PNG")
    return BytesIO(file.getvalue()), "sign.png"


@pytest.fixture
def sign(office, order, desk_of):
    desk_of(Role.ADMIN).send(f"/desk/orders/{order.id}/signs/new", **SIGN, photo=photo())
    with kept(office) as session:
        (only,) = signs_of(session, order)
        return only


def test_a_sign_is_drawn_on_the_plan_and_listed_with_its_photo(desk_of, order, sign):
    desk = desk_of(Role.OFFICER)
    page = desk.open(f"/desk/orders/{order.id}")
    assert "app-map__sign" in page
    assert "Corner of A &amp; B Street" in page
    assert "No sign is recorded" not in page
    shown = desk.client.get(f"/desk/orders/{order.id}/signs/{sign.id}/photo")
    assert shown.content_type == "image/jpeg"
    assert Image.open(BytesIO(shown.data)).size == (20, 20)


def test_an_inspection_changes_how_the_sign_is_known(desk_of, order, sign):
    desk = desk_of(Role.OFFICER)
    path = f"/desk/orders/{order.id}/signs/{sign.id}"
    assert "Last inspected on 22 November 2026, good." in desk.open(path)
    desk.send(path, **INSPECTION | {"condition": "missing"})
    page = desk.open(f"/desk/orders/{order.id}")
    assert "1 sign damaged or missing." in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lat_e6": "0.0638", "lon_e6": "51.55"}, "Latitude must be 49.8 to 61"),
        ({"inspected_on-day": "23"}, "must be today or in the past"),
        ({"place": ""}, "Enter where the sign is"),
    ],
)
def test_a_sign_that_cannot_be_is_refused_on_its_page(desk_of, office, order, changes, said):
    desk = desk_of(Role.ADMIN)
    path = f"/desk/orders/{order.id}/signs/new"
    assert said in desk.send(path, 422, **(SIGN | changes))
    with kept(office) as session:
        assert signs_of(session, order) == []


def test_a_photo_that_is_none_is_refused_on_its_page(desk_of, order):
    path, none = f"/desk/orders/{order.id}/signs/new", (BytesIO(b"no picture"), "sign.jpg")
    page = desk_of(Role.ADMIN).send(path, 422, **SIGN, photo=none)
    assert "The photo cannot be read" in page


def test_a_sign_of_another_order_and_a_photo_nobody_took_are_not_there(desk_of, order, sign):
    desk = desk_of(Role.OFFICER)
    desk.open(f"/desk/orders/{sign.id}/signs/{sign.id}", 404)
    desk.open(f"/desk/orders/{order.id}/signs/{order.id}/photo", 404)


@pytest.mark.parametrize("role", [Role.LEGAL, Role.AUDITOR])
def test_who_only_reads_records_no_sign(desk_of, order, role):
    desk_of(role).open(f"/desk/orders/{order.id}/signs/new", 403)
