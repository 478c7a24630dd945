"""The ceiling of the law is raised in two steps, and one-off bank holidays are entered ahead."""

import html
from datetime import date

import pytest

from penalties.office.authorities import holidays, statutory_limits
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.web.desk_pages import desk_of as desk_of
from tests.web.desk_pages import entries_written as entries_written
from tests.web.desk_pages import ilford as ilford
from tests.web.desk_pages import somebody as somebody
from tests.web.nasty import worst_answers

CEILING = "/desk/council/law/ceilings/50000"
HOLIDAY = "/desk/council/law/holidays/add"


def day(name, year, month, number):
    return {f"{name}-day": str(number), f"{name}-month": str(month), f"{name}-year": str(year)}


ORDER = {"instrument": "si 2026/901", **day("from_on", 2027, 1, 4)}


def test_the_ceiling_in_force_and_the_one_that_waits_are_shown(desk_of):
    page = desk_of(Role.AUDITOR).open("/desk/council/law")
    assert "Waits for its commencement" in page
    assert "SI 2014/2590" in page
    assert "None has been entered." in page


def test_a_ceiling_is_entered_only_after_what_it_changes_was_shown(desk_of, office):
    desk = desk_of(Role.ADMIN)
    shown = html.unescape(desk.send(CEILING, 200, **ORDER))
    assert "A notice dated 4 January 2027 or later may ask for up to £500." in shown
    assert "For an offence before that day the ceiling stays £100." in shown
    assert "That day has come already" not in shown
    with kept(office) as session:
        assert statutory_limits(session)[1].from_on is None
    desk.send(CEILING, **ORDER, confirmed="yes")
    with kept(office) as session:
        raised = statutory_limits(session)[1]
        assert (raised.from_on, raised.instrument) == (date(2027, 1, 4), "SI 2026/901")
    assert "4 January 2027" in desk.open("/desk/council/law")
    desk.open(CEILING, 404)


def test_a_day_that_has_come_is_entered_with_a_word(desk_of):
    past = ORDER | day("from_on", 2026, 6, 29)
    assert "That day has come already" in desk_of(Role.ADMIN).send(CEILING, 200, **past)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"instrument": ""}, "Enter the number of the commencement order"),
        ({"instrument": "the order"}, "like SI 2026/689"),
        (day("from_on", 2026, 4, 28), "passed on 29 April 2026"),
        ({"instrument": "SI 2028/1"}, "cannot begin before that"),
        ({"from_on-year": ""}, "must include a year"),
    ],
)
def test_a_commencement_that_cannot_be_is_refused(desk_of, entries_written, changes, said):
    desk, before = desk_of(Role.ADMIN), entries_written()
    for confirmed in ({}, {"confirmed": "yes"}):
        assert said in desk.send(CEILING, 422, **(ORDER | changes), **confirmed)
    assert entries_written() == before


def test_a_bank_holiday_is_entered_for_a_day_to_come(desk_of, office):
    desk = desk_of(Role.ADMIN)
    desk.send(HOLIDAY, name="Coronation & feast", **day("on", 2027, 5, 10))
    assert "Coronation &amp; feast" in desk.open("/desk/council/law")
    with kept(office) as session:
        assert date(2027, 5, 10) in holidays(session)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ((2026, 11, 22), "later than today"),
        ((2027, 5, 8), "is a weekend"),
        ((2026, 12, 25), "is a bank holiday already"),
        ((2027, 2, 30), "must be a real date"),
        ((9999, 1, 1), "not after 31 December"),
    ],
)
def test_a_day_that_cannot_become_one_is_refused(desk_of, entries_written, on, said):
    desk, before = desk_of(Role.ADMIN), entries_written()
    assert said in desk.send(HOLIDAY, 422, name="Feast", **day("on", *on))
    assert entries_written() == before


@pytest.mark.parametrize("path", [CEILING, HOLIDAY])
def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(desk_of, entries_written, path):
    desk, before = desk_of(Role.ADMIN), entries_written()
    assert "There is a problem" in desk.send(path, 422, **worst_answers(desk.open(path)))
    assert entries_written() == before


@pytest.mark.parametrize("pence", ["1", "99999999999999999999"])
def test_a_ceiling_that_the_law_does_not_know_is_not_there(desk_of, pence):
    desk_of(Role.ADMIN).open(f"/desk/council/law/ceilings/{pence}", 404)
