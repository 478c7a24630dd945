"""What London's clocks show: asked again on the nights they are changed, never guessed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import LONDON
from penalties.rules.refusals import Refused
from penalties.rules.wall_clock import (
    WallTime,
    by_the_wall_clock,
    change_between,
    lasting,
    moment,
    time_of_day,
)

BACK, FORWARD = date(2026, 10, 25), date(2027, 3, 28)
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC) for year in (2024, 2030))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:15pm", WallTime(time(21, 15))),
        (" 1.30 AM gmt ", WallTime(time(1, 30), "GMT")),
        ("0130BST", WallTime(time(1, 30), "BST")),
    ],
)
def test_a_time_may_say_which_clock_it_is_of(typed, read):
    assert time_of_day(typed) == read


@pytest.mark.parametrize("typed", ["", "BST", "GMT", "25:00", "9pm CET", "1:30am GMT GMT"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Refused, match="Enter a time"):
        time_of_day(typed)


def test_an_hour_that_is_skipped_is_refused_and_its_edges_are_not():
    for minute in (0, 30, 59):
        with pytest.raises(Refused, match="the clocks go forward from 1am to 2am"):
            moment(FORWARD, WallTime(time(1, minute)))
    assert moment(FORWARD, WallTime(time(0, 59))) == utc(2027, 3, 28, 0, 59)
    assert moment(FORWARD, WallTime(time(2))) == utc(2027, 3, 28, 1)


def test_an_hour_that_comes_twice_is_asked_again_until_somebody_says_which():
    with pytest.raises(Refused) as refused:
        moment(BACK, WallTime(time(1, 30)))
    assert str(refused.value) == (
        "1:30am on 25 October 2026 comes twice, because the clocks go back. "
        "Enter 1:30am BST for the first or 1:30am GMT for the second."
    )
    assert moment(BACK, WallTime(time(1, 30), "BST")) == utc(2026, 10, 25, 0, 30)
    assert moment(BACK, WallTime(time(1, 30), "GMT")) == utc(2026, 10, 25, 1, 30)
    assert moment(BACK, WallTime(time(0, 59))) == utc(2026, 10, 24, 23, 59)
    assert moment(BACK, WallTime(time(2))) == utc(2026, 10, 25, 2)


def test_the_wrong_one_of_the_two_is_refused():
    with pytest.raises(Refused, match="the clocks show GMT, not BST"):
        moment(date(2026, 11, 22), WallTime(time(21), "BST"))


@given(st.datetimes(FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None)))
def test_whatever_the_clocks_show_at_a_moment_is_read_as_that_moment(naive):
    at = naive.replace(second=0, microsecond=0, tzinfo=UTC)
    local = at.astimezone(LONDON)
    said = WallTime(local.time(), local.tzname())
    assert moment(local.date(), said) == at


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (utc(2026, 10, 24, 20), utc(2026, 10, 26, 20), (BACK, False)),
        (utc(2026, 10, 24, 20), utc(2026, 10, 25, 1), (BACK, False)),
        (utc(2026, 10, 24, 20), utc(2026, 10, 25, 0, 59), None),
        (utc(2026, 10, 25, 1), utc(2026, 10, 27), None),
        (utc(2027, 3, 27, 20), utc(2027, 3, 28, 5), (FORWARD, True)),
        (utc(2026, 11, 22), utc(2026, 11, 24), None),
    ],
)
def test_the_change_of_the_clocks_is_found(first, last, found):
    change = change_between(first, last)
    assert (change and (change.on, change.forward)) == found


def test_forty_eight_hours_of_the_wall_clock_are_not_always_that_long():
    for first, last in (
        (utc(2026, 10, 24, 20), utc(2026, 10, 26, 21)),
        (utc(2027, 3, 27, 21), utc(2027, 3, 29, 20)),
    ):
        assert by_the_wall_clock(first, last) == timedelta(hours=48)


@pytest.mark.parametrize(
    ("length", "said"),
    [
        ({"hours": 49}, "49 hours"),
        ({"hours": 1, "minutes": 1, "seconds": 59}, "1 hour and 1 minute"),
        ({"minutes": 20}, "20 minutes"),
        ({"seconds": 59}, "less than a minute"),
    ],
)
def test_a_length_of_time_is_written_in_whole_minutes(length, said):
    assert lasting(timedelta(**length)) == said
