"""What somebody needs at the desk: recorded, shown first wherever staff write or call, ended."""

import pytest

from penalties.actions import adjustments
from penalties.office.audit import PUBLIC
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.builders.patrol import penalised
from tests.web.case_pages import desk_of as desk_of
from tests.web.case_pages import issuer as issuer
from tests.web.case_pages import night as night
from tests.web.case_pages import number as number

FIRST = "What this person needs from us"


@pytest.fixture
def needing(office, night, at):
    """Records what somebody needs, as their own page does."""

    def recorded(number, kind, words=""):
        with kept(office) as session:
            case = night.case(session, number)
            adjustments.record(session, case, kind, words, by=PUBLIC, at=at)

    return recorded


def test_what_is_recorded_stands_first_on_every_part_of_the_case(desk_of, number):
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/notices/{number}"
    assert FIRST not in desk.open(path)
    assert f"{path}/adjustments" in desk.open(path)
    assert "Nothing is recorded yet." in desk.open(f"{path}/adjustments")
    desk.send(f"{path}/adjustments", kind="language", words="Romanian <b>only</b>")
    for part in ("", "/timeline", "/money", "/paper", "/decisions"):
        page = desk.open(path + part)
        assert page.index(FIRST) < page.index("moj-sub-navigation")
        assert "Another language" in page
        assert "Romanian &lt;b&gt;only&lt;/b&gt;" in page
    assert "Another language. It binds every letter and call." in desk.open(f"{path}/timeline")


def test_it_can_be_reached_after_the_case_is_over(desk_of, number):
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/notices/{number}"
    desk.send(f"{path}/withdraw", because="checked", words="It does not stand")
    assert f'href="{path}/adjustments"' not in desk.open(path)
    assert f'href="{path}/adjustments"' in desk.open(f"{path}/representations")


def test_nothing_chosen_and_too_much_said_is_told(desk_of, number):
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/notices/{number}/adjustments"
    page = desk.send(path, 422, words="x" * 501)
    assert "Select what the person needs" in page
    assert "must be 500 characters or fewer" in page
    assert "Select what the person needs" in desk.send(path, 422, kind="gold", words="")


def test_what_is_no_longer_needed_is_ended(desk_of, number, needing):
    needing(number, "phone", "Call after 5pm")
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/notices/{number}/adjustments"
    end = desk.open(path).split(f'href="{path}/')[1].split('"')[0]
    assert "Call after 5pm" in desk.open(f"{path}/{end}")
    desk.send(f"{path}/{end}")
    assert FIRST not in desk.open(f"/desk/notices/{number}")
    desk.open(f"{path}/{end}", 404)


def test_officers_and_finance_see_what_binds_them_and_do_not_change_it(
    desk_of, issuer, number, needing
):
    needing(number, "phone", "Call after 5pm")
    for desk in (issuer, desk_of(Role.FINANCE)):
        assert "Call after 5pm" in desk.open(f"/desk/notices/{number}")
        desk.open(f"/desk/notices/{number}/adjustments", 403)


def test_large_print_is_offered_first_and_nothing_else_is_posted(desk_of, night, needing):
    posted = night.hand_in(penalised(notice={"served": "first-class"})).notice.number
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/notices/{posted}"
    assert "In which form" not in desk.open(f"{path}/posted")
    needing(posted, "large_print")
    assert FIRST in desk.open(f"{path}/posted")
    assert "Select the form in which you post it" in desk.send(f"{path}/posted", 422)
    refused = desk.send(f"{path}/posted", 422, printed="plain")
    assert "This person asked for large print." in refused
    desk.send(f"{path}/posted", printed="large")
    assert FIRST in desk.open(f"{path}/envelope")
    paper = desk.open(f"{path}/paper")
    assert paper.index("paper=large") < paper.index("paper=a4")


def test_the_usual_print_comes_first_for_everybody_else(desk_of, number):
    paper = desk_of(Role.SUPERVISOR).open(f"/desk/notices/{number}/paper")
    assert paper.index("paper=a4") < paper.index("paper=large")
