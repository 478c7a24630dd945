"""Months as people name them, and where they begin and end in London."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules import months
from penalties.rules.days import london_date
from penalties.rules.refusals import Refused

NOVEMBER = date(2026, 11, 1)
MONTHS = st.dates(months.FIRST_MONTH, date(9998, 12, 1)).map(months.month_of)


@pytest.mark.parametrize(
    "text",
    ["2026-11", "11/2026", "11 2026", "November 2026", " NOV  2026", "nov. 2026"],
)
def test_a_month_is_read_as_people_write_it(text: str) -> None:
    assert months.read(text) == NOVEMBER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "2026-11-22",
        "26-11",
        "Movember 2026",
        "no 2026",
        "٢٠٢٦-11",
    ],
)
def test_what_is_no_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refused, match="like 2026-11"):
        months.read(text)


@pytest.mark.parametrize("text", ["2014-09", "0000-11", "0001-01", "January 1999"])
def test_there_is_nothing_to_report_before_the_first_order(text: str) -> None:
    assert months.read("2014-10") == months.FIRST_MONTH
    with pytest.raises(Refused, match="from October 2014 on"):
        months.read(text)


def test_a_month_begins_and_ends_on_londons_clock() -> None:
    assert months.bounds(date(2026, 10, 1)) == (
        datetime(2026, 9, 30, 23, tzinfo=UTC),
        datetime(2026, 11, 1, tzinfo=UTC),
    )


@given(MONTHS)
def test_what_is_written_is_read_again_and_months_leave_no_gap(month: date) -> None:
    assert months.read(months.in_figures(month)) == month
    assert months.read(months.in_words(month)) == month
    assert months.before(months.after(month)) == month
    first, end = months.bounds(month)
    assert london_date(first) == month
    assert months.bounds(months.after(month))[0] == end


def test_the_first_month_has_none_before_it() -> None:
    assert months.before(months.FIRST_MONTH) is None
    assert months.before(date(2014, 11, 1)) == months.FIRST_MONTH
