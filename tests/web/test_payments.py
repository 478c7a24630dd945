"""Recording money at the desk: the reckoning first, then once; and the money of a day."""

import html
import re
from datetime import date

import pytest

from penalties.records.payments import ledger_of
from penalties.rules.numbers import compact
from penalties.rules.staff import Role
from tests.builders.desk import kept
from tests.web.desk_pages import entries_written as entries_written
from tests.web.money_pages import desk_named as desk_named
from tests.web.money_pages import night as night
from tests.web.money_pages import number as number
from tests.web.money_pages import on
from tests.web.money_pages import paid as paid
from tests.web.nasty import worst_answers

DAY_2 = date(2026, 11, 24)
PHONE = {"way": "phone", "pence": "75", "invited": "yes", **on("received_on", DAY_2)}


@pytest.fixture
def ledger(office, night, number):
    def read():
        with kept(office) as session:
            case = night.case(session, number)
            return [(one.kind, one.pence) for one in ledger_of(session, case.authority_id, case.id)]

    return read


@pytest.fixture(autouse=True)
def later(clock):
    """Two weeks and a day have passed before anybody records anything."""

    def turned():
        clock.turn(days=15)

    return turned


def mark_in(page):
    return re.search(r'name="mark" value="([^"]+)"', page)[1]


def test_a_payment_is_found_checked_and_recorded(desk_named, number, ledger, later):
    later()
    desk = desk_named()
    answer = desk.client.get("/desk/payments/find", query_string={"number": number.lower()})
    assert answer.location == f"/desk/payments/record/{number}"
    page = html.unescape(desk.send(answer.location, 200, **PHONE))
    assert "It came on Tuesday 24 November 2026, and counts on that day." in page
    assert "Paid in time, and the case is over." in page
    assert ledger() == []
    leads_to = desk.send(answer.location, **PHONE, mark=mark_in(page))
    assert "Recorded. Paid in time" in desk.open(leads_to)
    assert ledger() == [("phone", 7500)]


def test_a_letter_counts_when_it_would_arrive_and_says_why(desk_named, number, ledger, later):
    later()
    desk, path = desk_named(), f"/desk/payments/record/{number}"
    letter = PHONE | {"way": "post", **on("received_on", date(2026, 12, 4))}
    letter |= on("posted_on", date(2026, 11, 30))
    page = html.unescape(desk.send(path, 200, **letter))
    assert "posted first class on Monday 30 November 2026" in page
    assert "It counts on Wednesday 2 December 2026, whenever it was opened." in page
    assert "Paid in time" in page
    unread = html.unescape(desk.send(path, 200, **letter | on("posted_on", date(2026, 12, 1))))
    assert "The lower amount came after its last day; £25 is open." in unread
    desk.send(path, **letter, mark=mark_in(page))
    assert ledger() == [("post", 7500)]


def test_a_page_that_is_sent_twice_records_once(desk_named, number, ledger, later):
    later()
    desk, path = desk_named(), f"/desk/payments/record/{number}"
    mark = mark_in(desk.send(path, 200, **PHONE))
    desk.send(path, **PHONE, mark=mark)
    assert "recorded already" in desk.send(path, 422, **PHONE, mark=mark)
    assert ledger() == [("phone", 7500)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"way": "pigeon"}, "Select how it came"),
        ({"pence": "60.5"}, "like £60 or £60.50"),
        ({"pence": "0"}, "Enter an amount above £0."),
        ({"received_on-day": ""}, "must include a day"),
        (on("received_on", date(2026, 12, 8)), "must be today or in the past"),
        (on("received_on", date(2026, 11, 21)), "cannot be before the notice"),
        (on("posted_on", DAY_2), "select that it came by post"),
        ({"way": "post", **on("posted_on", date(2026, 11, 25))}, "before the day it came"),
        ({"invited": ""}, "Select whether anybody asked"),
        ({"mark": "x"}, "Load this page again"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_on_its_page(
    desk_named, number, ledger, later, changes, said
):
    later()
    page = desk_named().send(f"/desk/payments/record/{number}", 422, **(PHONE | changes))
    assert said in html.unescape(page)
    assert ledger() == []


def test_the_worst_that_can_be_typed_is_answered_in_a_sentence(
    desk_named, number, entries_written, later
):
    later()
    desk, path = desk_named(), f"/desk/payments/record/{number}"
    before = entries_written()
    assert "There is a problem" in desk.send(path, 422, **worst_answers(desk.open(path)))
    assert entries_written() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Enter a notice number"), (compact("ILF", 900), "no notice with this number")],
)
def test_a_notice_that_is_not_there_is_said_beside_the_field(desk_named, typed, said):
    answer = desk_named().client.get("/desk/payments/find", query_string={"number": typed})
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)


@pytest.mark.usefixtures("number")
def test_a_day_lists_what_came_and_went_with_its_sums(desk_named, paid):
    paid(7500)
    paid(1000)
    page = html.unescape(desk_named("Peter Voss", Role.AUDITOR).open("/desk/payments/day"))
    assert "Money of Sunday 22 November 2026" in page
    assert page.count("Paid in person") == 3
    assert "£85" in page
    assert "on-day=21" in page
    assert "on-day=23" not in page


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"on-day": "20", "on-month": "Nov", "on-year": "2026"}, 200, "No money came in"),
        ({"on-day": "23", "on-month": "11", "on-year": "2026"}, 422, "today or in the past"),
        ({"on-day": "31", "on-month": "12", "on-year": "9999"}, 422, "today or in the past"),
        ({"on-day": "x", "on-month": "12", "on-year": "2026"}, 422, "a day from 1 to 31"),
    ],
)
def test_another_day_is_asked_for_by_its_date(desk_named, asked, status, said):
    answer = desk_named().client.get("/desk/payments/day", query_string=asked)
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.ADMIN, Role.SUPPORT])
def test_who_may_not_is_turned_away(desk_named, number, role):
    desk = desk_named("Somebody Else", role)
    for path in ("", "day", "find", f"record/{number}", f"refund/{number}"):
        desk.open(f"/desk/payments/{path}", 403)


def test_who_only_sees_payments_records_none(desk_named, number):
    for role in (Role.LEGAL, Role.AUDITOR):
        desk = desk_named(f"A {role}", role)
        assert "Record a payment" not in desk.open("/desk/payments/")
        desk.open(f"/desk/payments/record/{number}", 403)
        desk.open(f"/desk/payments/refund/{number}", 403)
