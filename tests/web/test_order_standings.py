"""What a court or the council did to an order is entered at the desk, by those who may."""

import pytest

from penalties.rules.staff import Role
from tests.web.order_pages import desk_of as desk_of
from tests.web.order_pages import ilford as ilford
from tests.web.order_pages import order as order

SUSPENDED = {
    "kind": "suspended",
    "from_on-day": "2",
    "from_on-month": "March",
    "from_on-year": "2026",
    "from_time": "10:30am",
    "reason": "Interim relief <until> the hearing.",
    "court_reference": "AC-2026-LON-000123",
}
DISCHARGED = {
    **SUSPENDED,
    "kind": "discharged",
    "from_on-month": "12",
    "from_time": "",
    "court_reference": "",
}


def test_a_suspension_stands_on_the_page_of_the_order_from_its_minute(desk_of, order):
    desk = desk_of(Role.LEGAL)
    desk.send(f"/desk/orders/{order.id}/standing", **SUSPENDED)
    page = desk.open(f"/desk/orders/{order.id}")
    assert "The High Court suspended this order on 2 March 2026." in page
    assert "10:30am on 2 March 2026" in page
    assert "Interim relief &lt;until&gt; the hearing." in page
    assert "Suspended" in desk.open("/desk/orders/")


def test_a_discharge_may_be_announced_and_needs_no_court(desk_of, order):
    desk = desk_of(Role.LEGAL)
    desk.send(f"/desk/orders/{order.id}/standing", **DISCHARGED)
    page = desk.open(f"/desk/orders/{order.id}")
    assert "In force until 24 November 2027." in page
    assert "Discharged by the council" in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "suspension_lifted"}, "This order is not suspended."),
        ({"from_on-month": "12"}, "on or after the day it takes effect"),
        ({"court_reference": ""}, "Enter the court reference"),
        ({"from_time": "25:00"}, "Enter a time"),
    ],
)
def test_what_cannot_be_is_said_on_the_page_and_not_kept(desk_of, order, changes, said):
    desk = desk_of(Role.LEGAL)
    page = desk.send(f"/desk/orders/{order.id}/standing", 422, **(SUSPENDED | changes))
    assert said in page
    assert "Courts and discharge" not in desk.open(f"/desk/orders/{order.id}")


def test_once_quashed_nothing_can_follow_but_a_correction(desk_of, order):
    desk = desk_of(Role.LEGAL)
    desk.send(f"/desk/orders/{order.id}/standing", **SUSPENDED | {"kind": "quashed"})
    page = desk.open(f"/desk/orders/{order.id}")
    assert "quashed this order on 2 March 2026" in page
    assert "Extend the order" not in page
    assert "Take in a new version" in page
    again = desk.send(f"/desk/orders/{order.id}/standing", 422, **DISCHARGED)
    assert "This order is quashed already." in again


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR])
def test_only_legal_enters_what_a_court_did(desk_of, order, role):
    desk_of(role).open(f"/desk/orders/{order.id}/standing", 403)
