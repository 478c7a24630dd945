"""The public's look-up is one statement, and knows all that the page needs."""

from datetime import date

import pytest
from sqlalchemy import event

from penalties.office.authorities import ExtraBankHoliday
from penalties.office.keys import digest
from penalties.office.roles import Side
from penalties.records.look_ups import holidays_of, number_of_token, public_row
from penalties.rules.days import bank_holidays
from tests.builders.patrol import patrol
from tests.builders.payers import case_of, handed_over, paper
from tests.builders.payments import paid_by_card, visited


@pytest.fixture
def street(session, at):
    return patrol(session, at)


def test_it_is_one_statement_on_the_public_side(office, street, session):
    notice = handed_over(street)
    session.commit()
    seen = []
    with office.reading(Side.PUBLIC) as reading:
        connection = reading.connection()
        event.listen(connection, "before_cursor_execute", lambda *told: seen.append(told[2]))
        row = public_row(reading, "ILF", notice.number)
    assert (row.number, row.status) == (notice.number, "served")
    assert len([one for one in seen if one.startswith("SELECT")]) == 1


def test_it_brings_money_visits_and_holidays_along(street, session, at):
    notice = handed_over(street)
    row = public_row(session, "ILF", notice.number)
    assert (row.paid_pence, row.paying_since, row.asked_at) == (0, None, None)
    assert holidays_of(row) == bank_holidays()
    session.add(ExtraBankHoliday(on=date(2026, 12, 1), name="A proclaimed day"))
    case = case_of(session, street.authority.id, notice.number)
    visit = visited(session, case, at)
    row = public_row(session, "ILF", notice.number)
    assert row.paying_since == at
    assert holidays_of(row) == bank_holidays() | {date(2026, 12, 1)}
    visit.status = "expired"
    paid_by_card(session, case, at)
    row = public_row(session, "ILF", notice.number)
    assert (row.paid_pence, row.paying_since) == (7_500, None)


def test_a_number_on_paper_whose_case_has_not_come_yet_is_known(street, session):
    (number,) = street.lease()
    kept = paper(session, street.authority.id, number)
    row = public_row(session, "ILF", number)
    assert (row.number, row.id, row.status) == (number, None, None)
    assert number_of_token(session, "ILF", digest(kept.token)) == number


@pytest.mark.parametrize(("code", "number"), [("ILF", "ILF9999999X"), ("XYZ", None)])
def test_nothing_is_found_of_what_is_not_there(street, session, code, number):
    notice = handed_over(street)
    assert public_row(session, code, number or notice.number) is None
    assert number_of_token(session, code, digest("ILF-nothing")) is None
