"""How dates, times and references are written."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules import writing


def test_a_day_is_written_in_full_without_an_ordinal():
    assert writing.day(date(2026, 11, 22)) == "22 November 2026"
    assert writing.weekday(date(2026, 12, 6)) == "Sunday 6 December 2026"
    assert writing.end_of(date(2026, 12, 2)) == "11:59pm on Wednesday 2 December 2026"


@pytest.mark.parametrize(
    ("on", "today", "words"),
    [
        (date(2026, 11, 22), None, "22 Nov"),
        (date(2026, 11, 22), date(2026, 1, 1), "22 Nov"),
        (date(2027, 1, 2), date(2026, 12, 31), "2 Jan 2027"),
    ],
)
def test_a_table_shows_the_year_only_where_it_is_another(on, today, words):
    assert writing.short_day(on, today) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 0), "12am"),
        (time(0, 1), "12:01am"),
        (time(9, 0), "9am"),
        (time(11, 59, 59), "11:59am"),
        (time(12, 0), "midday"),
        (time(12, 0, 59), "midday"),
        (time(12, 1), "12:01pm"),
        (time(21, 15), "9:15pm"),
        (time(23, 59, 59), "11:59pm"),
    ],
)
def test_a_time_is_on_the_twelve_hour_clock(at, words):
    assert writing.clock_time(at) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 22, 21, 15, tzinfo=UTC), "9:15pm on 22 November 2026"),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "12:30am on 1 July 2026"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "12:59am on 29 March 2026"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2am on 29 March 2026"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "1:30am on 25 October 2026"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "1:30am on 25 October 2026"),
    ],
)
def test_a_moment_is_told_on_a_london_clock_through_both_changes(at, words):
    assert writing.moment(at) == words


def test_a_moment_without_a_zone_is_not_guessed():
    with pytest.raises(ValueError, match="time zone"):
        writing.moment(datetime(2026, 11, 22, 21, 15))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "22 November 2026"),
        (date(2026, 11, 22), date(2026, 11, 24), "22 to 24 November 2026"),
        (date(2026, 11, 22), date(2026, 12, 3), "22 November to 3 December 2026"),
        (date(2026, 12, 22), date(2027, 1, 3), "22 December 2026 to 3 January 2027"),
    ],
)
def test_a_span_says_month_and_year_once(first, last, words):
    assert writing.span(first, last) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1200, "1,200 days ago"),
        (-2, "2 days ago"),
        (-1, "yesterday"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
    ],
)
def test_a_queue_says_how_far_off_a_day_is(days, words):
    today = date(2026, 11, 22)
    assert writing.away(today + timedelta(days=days), today) == words


def test_names_and_counts_read_as_sentences():
    assert writing.listed([]) == ""
    assert writing.listed(["a"]) == "a"
    assert writing.listed(["a", "b"]) == "a and b"
    assert writing.listed(["a", "b", "c"], "or") == "a, b or c"
    assert writing.counted(0, "notice") == "0 notices"
    assert writing.counted(1, "notice") == "1 notice"
    assert writing.counted(1204, "reply", "replies") == "1,204 replies"


def test_an_access_code_stands_in_fours():
    assert writing.access_code("7KQM2XWD") == "7KQM 2XWD"


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1)))  # noqa: DTZ001
def test_no_moment_is_called_midnight_or_shows_a_second(at):
    words = writing.moment(at)
    assert "midnight" not in words
    assert words.count(":") <= 1
