"""What people type is read forgivingly, and refused with a sentence they can act on."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules import reading, writing
from penalties.rules.reading import DayParts
from penalties.rules.refusals import Refused


@pytest.mark.parametrize(
    "month", ["2", "02", "feb", "Feb.", "FEBRUARY", " febr "], ids=lambda text: text.strip()
)
def test_a_month_may_be_a_number_or_a_word(month):
    assert reading.day(DayParts("29", month, "2024")) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("parts", "rule", "sentence"),
    [
        (("32", "1", "2026"), "day", "The date must include a day from 1 to 31"),
        (("0", "1", "2026"), "day", "The date must include a day from 1 to 31"),
        (("x", "x", "x"), "day", "The date must include a day from 1 to 31"),
        (("²", "1", "2026"), "day", "The date must include a day from 1 to 31"),
        (("1", "13", "2026"), "month", "The date must include a month, like 11 or November"),
        (("1", "ma", "2026"), "month", "The date must include a month, like 11 or November"),
        (("1", "", "2026"), "month", "The date must include a month, like 11 or November"),
        (("1", "1", "26"), "year", "The date must include a year, like 2026"),
        (("1", "1", "0000199"), "year", "The date must include a year, like 2026"),
        (("29", "2", "2026"), "day", "The date must be a real date"),
        (("31", "June", "2026"), "day", "The date must be a real date"),
    ],
)
def test_an_impossible_day_names_the_box_that_is_wrong(parts, rule, sentence):
    with pytest.raises(Refused) as refused:
        reading.day(DayParts(*parts))
    (refusal,) = refused.value.refusals
    assert (refusal.rule, refusal.sentence) == (rule, sentence)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_that_is_written_can_be_read_back(on):
    assert reading.day(DayParts(*writing.day(on).split())) == on


def test_missing_boxes_are_named_in_order():
    assert DayParts("", "11", " ").missing() == ("day", "year")


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("9:15pm", time(21, 15)),
        ("9.15 PM", time(21, 15)),
        ("0915", time(9, 15)),
        ("21:15", time(21, 15)),
        ("9pm", time(21)),
        ("9 p.m.", time(21)),
        ("12am", time(0)),
        ("12:01am", time(0, 1)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("Midday", time(12)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, at):
    assert reading.time_of_day(typed) == at


@pytest.mark.parametrize("typed", ["", "9", "24:00", "13pm", "0am", "9:60", "midnight", "9:5pm"])
def test_a_time_that_is_none_is_refused(typed):
    with pytest.raises(Refused, match=r"Enter a time, like 9:15pm or 21:15"):
        reading.time_of_day(typed)


@given(st.times())
def test_every_time_that_is_written_can_be_read_back(at):
    kept = at.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    assert reading.time_of_day(writing.clock_time(at)) == kept


def test_an_access_code_is_read_in_any_case_and_grouping():
    assert reading.access_code(" 7kqm-2xwd") == "7KQM2XWD"


@pytest.mark.parametrize("typed", ["", "7KQM2XW", "7KQM2XWD2", "7KQM2XW0", "OOOOIIII"])
def test_what_cannot_be_an_access_code_is_refused(typed):
    with pytest.raises(Refused, match=r"must be 8 letters and numbers"):
        reading.access_code(typed)
