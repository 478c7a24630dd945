"""The account of numbers at the desk: counts, no gaps, a search, and each number's history."""

import html
from datetime import datetime

import pytest

from penalties.actions import numbers, tablets
from penalties.office.audit import OPERATOR
from penalties.office.authorities import Authority
from penalties.records.numbers import counts_by_state
from penalties.rules.numbers import compact
from penalties.rules.staff import Role
from tests.builders.councils import council
from tests.builders.desk import kept
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import WORST, worst_answers

FIRST, SECOND = compact("ILF", 1), compact("ILF", 2)


@pytest.fixture
def leased(office, ilford, somebody, at: datetime):
    officer = somebody(Role.OFFICER, name="Amara Okonkwo")
    with kept(office) as session:
        tablet = tablets.enrol(session, ilford, officer, by=OPERATOR, at=at).tablet
        return numbers.lease(session, ilford, tablet, 3, by=OPERATOR, at=at)


def test_an_empty_account_says_so(desk_of):
    page = desk_of(Role.SUPERVISOR).open("/desk/numbers/")
    assert "0 numbers so far. There are no gaps" in page
    assert "No number is in this state." in page


@pytest.mark.usefixtures("leased")
def test_the_account_counts_each_state_and_lists_it(desk_of):
    page = html.unescape(desk_of(Role.AUDITOR).open("/desk/numbers/?state=leased"))
    assert "3 numbers so far" in page
    assert page.count("/desk/numbers/ILF") == 3


@pytest.mark.usefixtures("leased")
def test_a_gap_is_shown_with_its_numbers(desk_of, office, ilford, at):
    with kept(office) as session:
        authority = session.get_one(Authority, ilford.id)
        authority.next_serial = 6
        session.flush()
        numbers.lease(session, authority, None, 1, by=OPERATOR, at=at)
    page = html.unescape(desk_of(Role.SUPERVISOR).open("/desk/numbers/"))
    assert "Numbers are missing from the account" in page
    assert compact("ILF", 4)[3:-1] in page
    assert compact("ILF", 5)[3:-1] in page


@pytest.mark.usefixtures("leased")
@pytest.mark.parametrize("typed", [FIRST, FIRST.lower(), f"ilf {FIRST[3:10]} {FIRST[-1]}"])
def test_a_number_is_found_in_any_spelling(desk_of, typed):
    desk = desk_of(Role.ADMIN)
    answer = desk.client.get("/desk/numbers/find", query_string={"number": typed})
    assert answer.location == f"/desk/numbers/{FIRST}"
    page = html.unescape(desk.open(answer.location))
    assert "The tablet of" in page
    assert "Amara Okonkwo" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter a notice number"),
        (FIRST, "This council has no such number"),
        ("ILF 0001234 X", "does not match what is printed"),
        (WORST, "Enter the reference as it is printed"),
        ("\0", "Enter the reference as it is printed"),
    ],
)
def test_a_number_that_is_not_there_is_said_beside_the_field(desk_of, typed, said):
    desk = desk_of(Role.SUPERVISOR)
    answer = desk.client.get("/desk/numbers/find", query_string={"number": typed})
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)


@pytest.mark.usefixtures("leased")
def test_a_number_is_spoiled_with_its_reason_and_stays_in_the_account(desk_of, office, ilford):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/numbers/{FIRST}/spoil", reason="Rain & wind")
    page = desk.open(f"/desk/numbers/{FIRST}")
    assert "Rain &amp; wind" in page
    assert "Number spoiled" in page
    assert "Spoil this number" not in page
    assert "Rain &amp; wind" in desk.open("/desk/numbers/?state=spoiled")
    with kept(office) as session:
        assert counts_by_state(session, ilford.id)["spoiled"] == 1


@pytest.mark.usefixtures("leased")
def test_a_lost_number_stays_in_the_account_and_may_be_spoiled_yet(desk_of):
    desk = desk_of(Role.SUPERVISOR)
    desk.send(f"/desk/numbers/{FIRST}/lose")
    page = desk.open(f"/desk/numbers/{FIRST}")
    assert "Number lost" in page
    assert "Mark it as lost" not in page
    desk.send(f"/desk/numbers/{FIRST}/spoil", reason="Found in pieces")
    said = desk.send(f"/desk/numbers/{FIRST}/lose", 422)
    assert f"Number {FIRST} is spoiled already." in said


@pytest.mark.usefixtures("leased")
def test_an_issued_number_is_neither_spoiled_nor_lost(desk_of, office, leased, at):
    with kept(office) as session:
        numbers.issue(session, session.merge(leased[0]), by=OPERATOR, at=at)
    desk = desk_of(Role.SUPERVISOR)
    assert "withdraw that instead" in desk.send(
        f"/desk/numbers/{FIRST}/spoil", 422, reason="Wrong name"
    )
    assert "is issued already" in desk.send(f"/desk/numbers/{FIRST}/lose", 422)
    assert "Mark it as lost" not in desk.open(f"/desk/numbers/{FIRST}")


@pytest.mark.usefixtures("leased")
def test_the_worst_reason_is_answered_in_a_sentence(desk_of, entries_written):
    desk, path = desk_of(Role.SUPERVISOR), f"/desk/numbers/{FIRST}/spoil"
    before = entries_written()
    page = desk.send(path, 422, **worst_answers(desk.open(path)))
    assert "must be 500 characters or fewer" in page
    assert entries_written() == before


@pytest.mark.usefixtures("leased")
def test_more_numbers_than_a_page_holds_are_read_by_place(desk_of, office, ilford, at):
    with kept(office) as session:
        authority = session.get_one(Authority, ilford.id)
        for _ in range(2):
            numbers.lease(session, authority, None, 50, by=OPERATOR, at=at)
    desk = desk_of(Role.AUDITOR)
    first = desk.open("/desk/numbers/?state=leased")
    assert compact("ILF", 103) in first
    assert "before=54" in first
    assert compact("ILF", 53) in desk.open("/desk/numbers/?state=leased&before=54")
    assert "Older numbers" not in desk.open("/desk/numbers/?state=leased&before=4")


@pytest.mark.parametrize(
    "path", ["ILF0001234X", "nothing", "%00", f"{SECOND}", "?state=sold", "?before=9999999999999"]
)
def test_what_is_not_there_is_not_found(desk_of, path):
    desk_of(Role.SUPERVISOR).open(f"/desk/numbers/{path}", 404)


def test_another_councils_number_is_not_there(desk_of, office, at):
    with kept(office) as session:
        luton = council(session, at, "LUT")
        numbers.lease(session, luton, None, 1, by=OPERATOR, at=at)
    desk_of(Role.SUPERVISOR).open(f"/desk/numbers/{compact('LUT', 1)}", 404)


@pytest.mark.usefixtures("leased")
def test_who_may_not_is_turned_away(desk_of):
    for role in (Role.OFFICER, Role.FINANCE, Role.SUPPORT, Role.SAFEGUARDING):
        desk_of(role).open("/desk/numbers/", 403)
    for role in (Role.LEGAL, Role.AUDITOR, Role.ADMIN):
        desk_of(role).open(f"/desk/numbers/{FIRST}/spoil", 403)
        assert "Spoil this number" not in desk_of(role).open(f"/desk/numbers/{FIRST}")
