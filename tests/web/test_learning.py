"""What second looks teach, as a page and as a file: counts, no names, nothing small."""

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from appeals.rules.grounds import Ground
from penalties.office.authorities import Authority
from penalties.rules.staff import Role
from tests.builders.deciding import cancellation, decided, refusal, reviewer
from tests.builders.desk import kept, sign_in
from tests.builders.patrol import patrol
from tests.builders.payers import case_of
from tests.builders.recalled import handed_out, of_sign
from tests.builders.representations import WORDS, taken_in
from tests.builders.staff import member

PATH = "/desk/representations/learning"
CANCELLED, KEPT = 8, 13


@pytest.fixture
def street(office, at):
    with kept(office) as session:
        return patrol(session, at)


@pytest.fixture
def desk_of(app, office, street, at):
    def opened(role):
        with kept(office) as session:
            one = member(session, street.authority, role, at=at, name=f"A {role}")
        return sign_in(app, office, one)

    return opened


@pytest.fixture
def answered(office, street, at):
    """Eight notices cancelled for a sign, thirteen kept; each answered four days later."""
    with kept(office) as session:
        session.get_one(Authority, street.authority.id).second_read_percent = 0
        of_sign(session, street)
        by = reviewer(session, street.authority, at)
        numbers = handed_out(replace(street, session=session), CANCELLED + KEPT).numbers
        for n, number in enumerate(numbers):
            case = case_of(session, street.authority.id, number)
            cancels = n < CANCELLED
            ground = Ground.ORDER_OR_SIGN if cancels else Ground.HARDSHIP
            one = taken_in(session, case, at, grounds=(ground,))
            chosen = cancellation() if cancels else refusal()
            decided(session, case, one, chosen, by=by, at=at + timedelta(days=4))
    return numbers


def rows(page):
    return list(csv.reader(io.StringIO(page)))


def test_before_the_first_answer_it_says_so(desk_of):
    page = desk_of(Role.SUPERVISOR).open(PATH)
    assert "No second look was decided in these months." in page
    assert "October to December 2026, so far" in page


@pytest.mark.usefixtures("answered")
def test_the_page_tells_what_was_wrong_most_often(desk_of):
    page = desk_of(Role.SUPERVISOR).open(PATH)
    assert "Most often cancelled: “The rules or the signs were wrong or not clear”, 8 times" in page
    assert "38%" in page
    assert "4 days" in page
    assert "Ilford Lane, at the bus stop" in page


@pytest.mark.usefixtures("answered")
def test_the_file_has_the_same_numbers(desk_of):
    found = rows(desk_of(Role.AUDITOR).open(f"{PATH}/table.csv?quarter=2026-4"))
    quarter = "October to December 2026"
    assert found[0][:4] == ["Quarter", "By", "Which", "Cancelled"]
    assert found[1] == [quarter, "All", "All", "8", "13", "38%"]
    assert [quarter, "By order", "ILF-HAR", "8", "13", "38%"] not in found
    assert [quarter, "By order", "ILF-LOX", "8", "13", "38%"] in found
    assert [quarter, "By when they came", "Late", "none", "none", "too few to say"] in found
    assert [quarter, "Days to answer", "On target", "21", "", ""] in found


def test_nobody_is_in_it_neither_officer_nor_person_nor_their_words(desk_of, answered):
    desk = desk_of(Role.LEGAL)
    for path in (PATH, f"{PATH}/table.csv"):
        page = desk.open(path)
        for secret in ("Officer Example", "Ada Looks", "Wójcik", WORDS, answered[0]):
            assert secret not in page


def test_a_few_are_never_shown(desk_of, office, street, at, answered):
    with kept(office) as session:
        by = reviewer(session, street.authority, at, "Bo Looks")
        out = replace(street, session=session)
        for number in handed_out(out, 2, first=len(answered)).numbers:
            case = case_of(session, street.authority.id, number)
            one = taken_in(session, case, at, grounds=(Ground.NOT_ME,))
            decided(session, case, one, cancellation(), by=by, at=at)
    found = rows(desk_of(Role.AUDITOR).open(f"{PATH}/table.csv"))
    by_ground = {row[2]: row[3] for row in found if row[1] == "By what people said"}
    assert by_ground["It was not me"] == "fewer than 5"
    assert by_ground[Ground.ORDER_OR_SIGN.asked] == "hidden"


@pytest.mark.parametrize("quarter", ["2026-5", "2025-1", "nonsense", ""])
def test_another_quarter_than_those_offered_is_not_there(desk_of, quarter):
    desk = desk_of(Role.SUPERVISOR)
    desk.open(f"{PATH}?quarter={quarter}", 404)
    desk.open(f"{PATH}/table.csv?quarter={quarter}", 404)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMIN])
def test_only_who_reads_reports_sees_it(desk_of, role):
    desk = desk_of(role)
    for path in (PATH, f"{PATH}/table.csv"):
        desk.open(path, 403)


def test_of_the_parts_of_the_desk_this_one_alone_is_current(desk_of):
    page = desk_of(Role.SUPERVISOR).open(PATH)
    assert re.findall(r'aria-current="true"[^>]*>\s*(?:<strong[^>]*>)?\s*(\w+)', page) == [
        "Learning"
    ]
