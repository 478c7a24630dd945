"""Tablets at the desk: a token that is shown once, and numbers that count as lost."""

import html
import re

import pytest

from penalties.actions import numbers
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.office.keys import digest
from penalties.office.tablets import tablet_with, tablets_of
from penalties.records.numbers import counts_by_state
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

PATH = "/desk/tablets/enrol"
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-" * 5


@pytest.fixture
def officer(somebody):
    return somebody(Role.OFFICER, name=LONG_NAME)


@pytest.fixture
def enrolled(office, ilford, officer, desk_of):
    """A tablet that was enrolled at the desk and holds two numbers; the page with its token."""
    desk = desk_of(Role.ADMIN)
    page = desk.send(PATH, 200, officer=str(officer.id), mark=_mark(desk))
    with kept(office) as session:
        (tablet,) = tablets_of(session, ilford.id)
        authority = session.get_one(Authority, ilford.id)
        numbers.lease(session, authority, tablet, 2, by=OPERATOR, at=office.clock.now())
        return tablet, page


def test_an_empty_list_says_so(desk_of):
    assert "No tablet is enrolled yet." in desk_of(Role.ADMIN).open("/desk/tablets/")


def test_a_token_is_shown_once_with_what_to_do(desk_of, office, ilford, enrolled):
    tablet, page = enrolled
    token = re.search(r'app-token">(ILF\.[\w-]{43})<', page)[1]
    assert "http://127.0.0.1:5000/tablet" in page
    with kept(office) as session:
        assert tablet_with(session, ilford.id, digest(token)).id == tablet.id
    desk = desk_of(Role.ADMIN)
    for path in ("", f"{tablet.id}"):
        assert token not in desk.open(f"/desk/tablets/{path}")


def test_a_page_that_is_sent_twice_enrols_once(desk_of, office, ilford, officer):
    desk = desk_of(Role.ADMIN)
    answers = {"officer": str(officer.id), "mark": _mark(desk)}
    desk.send(PATH, 200, **answers)
    assert "Its token was shown once." in desk.send(PATH, 422, **answers)
    with kept(office) as session:
        assert len(tablets_of(session, ilford.id)) == 1


def test_only_open_accounts_that_record_encounters_are_offered(desk_of, office, somebody):
    somebody(Role.OFFICER, name="Open Officer")
    gone = somebody(Role.OFFICER, name="Gone Officer")
    with kept(office) as session:
        session.merge(gone).is_active = False
    page = desk_of(Role.ADMIN).open(PATH)
    assert "Open Officer" in page
    assert "Gone Officer" not in page
    assert "Admin Example (" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"officer": ""}, "Select an officer"),
        ({"officer": "nobody"}, "Select an officer"),
        ({"mark": "x"}, "Load this page again"),
        ({"mark": ""}, "Enter the page again"),
    ],
)
def test_what_cannot_be_enrolled_is_refused_on_its_page(desk_of, officer, changes, said):
    desk = desk_of(Role.ADMIN)
    answers = {"officer": str(officer.id), "mark": _mark(desk)} | changes
    assert said in desk.send(PATH, 422, **answers)


def test_the_worst_that_can_be_sent_is_answered_in_a_sentence(desk_of, entries_written):
    desk = desk_of(Role.ADMIN)
    before = entries_written()
    assert "There is a problem" in desk.send(PATH, 422, **worst_answers(desk.open(PATH)))
    assert entries_written() == before


def test_a_tablet_shows_what_it_holds_and_loses_it_when_it_is_shut_out(
    desk_of, office, ilford, enrolled
):
    tablet, _page = enrolled
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/tablets/{tablet.id}"
    assert html.unescape(desk.open(path)).count('href="/desk/numbers/ILF') == 2
    assert "2 unused numbers count as lost" in desk.open(f"{path}/revoke")
    desk.send(f"{path}/revoke")
    page = desk.open(path)
    assert "Shut out at 9:15pm" in page
    assert "It holds no unused number." in page
    assert "Tablet revoked" in page
    assert "Shut out" in desk.open("/desk/tablets/")
    with kept(office) as session:
        assert counts_by_state(session, ilford.id)["lost"] == 2


def test_an_auditor_reads_and_changes_nothing(desk_of, enrolled):
    tablet, _page = enrolled
    desk = desk_of(Role.AUDITOR)
    assert "Shut this tablet out" not in desk.open(f"/desk/tablets/{tablet.id}")
    desk.open(f"/desk/tablets/{tablet.id}/revoke", 403)
    desk.open(PATH, 403)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEGAL, Role.FINANCE, Role.SUPPORT])
def test_who_may_not_is_turned_away(desk_of, role):
    desk_of(role).open("/desk/tablets/", 403)


def test_a_tablet_nobody_enrolled_is_not_there(desk_of, ilford, officer):
    desk_of(Role.ADMIN).open(f"/desk/tablets/{officer.id}", 404)


def _mark(desk):
    return re.search(r'name="mark" id="mark" value="([^"]+)"', desk.open(PATH))[1]
