"""The desk of the second look in a real browser: accessible, and side by side where it fits."""

import pytest

from appeals.rules.grounds import Ground
from appeals.rules.representations import ActsFor, Wanted
from penalties.rules.adjustments import Adjustment
from penalties.rules.staff import Role
from tests.browser import DESKTOP, TABLET
from tests.builders.patrol import penalised
from tests.web.review_pages import answers
from tests.web.review_pages import ask as ask
from tests.web.review_pages import desk_of as desk_of
from tests.web.review_pages import night as night
from tests.web.review_pages import number as number
from tests.web.test_cases_in_a_browser import LONG, looked_at
from tests.web.test_cases_in_a_browser import page_of as page_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("backend", ["sqlite"], indirect=True),
]
SAID = {
    "grounds": (Ground.EXCUSE, Ground.UNDER_18, Ground.ORDER_OR_SIGN),
    "words": f"I was waiting for the bus. {LONG}\n\nI saw no sign.",
    "acts_for": ActsFor("Ann Aid", "their social worker", "A signed letter is with the files"),
    "adjustments": (Wanted(Adjustment.LARGE_PRINT), Wanted(Adjustment.PHONE, f"After 5pm {LONG}")),
    "phone": "020 7946 0000",
    "may_call": "Weekdays",
}


@pytest.fixture
def path(ask, number):
    """The page of a representation that has everything."""
    return f"/desk/representations/{ask(number, **SAID)}"


def test_every_page_of_the_desk_is_accessible_at_every_width(desk_of, path, number, page_of):
    desk = desk_of(Role.SUPERVISOR)
    page, address = page_of(desk)
    desk.send(path, **answers("ticked_excuse", letter_words="The notice says so."))
    paths = (
        *("/desk/", "/desk/representations/", path, f"{path}/points/new", f"{path}/points/1"),
        *(f"{path}/points/1/remove", f"{path}/ask", f"{path}/add"),
        *(f"/desk/notices/{number}{part}" for part in ("", "/representations", "/adjustments")),
    )
    for each in paths:
        page.goto(f"{address}{each}")
        assert looked_at(page) == [], each
    page.get_by_role("link", name="Large print").click()
    assert looked_at(page) == []


def test_wrong_answers_are_told_accessibly(desk_of, path, page_of):
    page, address = page_of(desk_of(Role.SUPERVISOR))
    page.goto(f"{address}{path}")
    page.set_viewport_size(DESKTOP)
    page.get_by_label("Agreed", exact=True).first.check()
    page.get_by_role("button", name="Save answers").click()
    page.get_by_role("link", name="Enter your answer to this point").click()
    assert page.locator(":focus").get_attribute("name").endswith("-answer")
    assert looked_at(page) == []


def test_it_is_side_by_side_where_there_is_room_and_below_elsewhere(desk_of, path, page_of):
    page, address = page_of(desk_of(Role.SUPERVISOR))
    page.goto(f"{address}{path}")
    said, file = page.locator(".app-review > div").all()
    page.set_viewport_size(DESKTOP)
    left, right = said.bounding_box(), file.bounding_box()
    assert left["y"] == right["y"]
    assert abs(left["width"] - right["width"]) < 1
    page.set_viewport_size(TABLET)
    left, right = said.bounding_box(), file.bounding_box()
    assert right["y"] >= left["y"] + left["height"]


def test_typing_one_in_is_accessible(desk_of, night, number, page_of):
    page, address = page_of(desk_of(Role.SUPERVISOR))
    page.goto(f"{address}/desk/notices/{number}/representation")
    assert looked_at(page) == []
    page.get_by_role("button", name="Take it in").click()
    assert page.title().startswith("Error: ")
    assert looked_at(page) == []


def test_posting_to_who_asked_for_large_print_is_accessible(desk_of, night, ask, page_of):
    posted = night.hand_in(penalised(notice={"served": "first-class"})).notice.number
    ask(posted, **SAID)
    page, address = page_of(desk_of(Role.SUPERVISOR))
    page.goto(f"{address}/desk/notices/{posted}/posted")
    assert looked_at(page) == []
    page.get_by_label("In the usual print").check()
    page.get_by_role("button", name="Record that it was posted").click()
    assert page.title().startswith("Error: ")
    assert looked_at(page) == []
