"""A prohibition applies within its windows of London time, past midnight and over clock changes."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import LONDON
from penalties.rules.prohibitions import WEEK, Day, Window, applies_at, windows

FRIDAY_NIGHT = Window((Day.FRI,), time(22), time(4))
EVENINGS = Window(WEEK[:5], time(18), time(23, 30))


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


def test_without_windows_a_prohibition_always_applies():
    assert applies_at((), london(2026, 11, 22, 21, 15))


@pytest.mark.parametrize(
    ("at", "applies"),
    [
        (london(2026, 11, 20, 21, 59, 59), False),
        (london(2026, 11, 20, 22), True),
        (london(2026, 11, 20, 23, 59, 59), True),
        (london(2026, 11, 21, 0), True),
        (london(2026, 11, 21, 3, 59, 59), True),
        (london(2026, 11, 21, 4), False),
        (london(2026, 11, 20, 3, 59), False),
        (london(2026, 11, 21, 22), False),
        (london(2026, 11, 22, 1), False),
    ],
)
def test_a_window_past_midnight_belongs_to_the_day_it_opens(at, applies):
    assert applies_at((FRIDAY_NIGHT,), at) is applies


@pytest.mark.parametrize(
    ("at", "applies"),
    [
        (london(2026, 11, 20, 18), True),
        (london(2026, 11, 20, 23, 29, 59), True),
        (london(2026, 11, 20, 23, 30), False),
        (london(2026, 11, 21, 18), False),
        (london(2026, 11, 22, 2), False),
    ],
)
def test_a_window_within_a_day_ends_before_its_last_minute_begins(at, applies):
    assert applies_at((EVENINGS,), at) is applies


def test_the_clock_of_london_counts_and_not_that_of_the_moment():
    summer = Window((Day.SAT,), time(0), time(1))
    assert applies_at((summer,), datetime(2026, 7, 17, 23, 30, tzinfo=UTC))
    assert not applies_at((summer,), datetime(2026, 7, 18, 0, 30, tzinfo=UTC))


def test_both_of_the_doubled_hours_of_october_count():
    doubled = Window((Day.SUN,), time(1), time(2))
    for hour in (0, 1):
        assert applies_at((doubled,), datetime(2026, 10, 25, hour, 30, tzinfo=UTC))


@given(st.datetimes(timezones=st.just(UTC)))
def test_the_whole_day_is_midnight_to_midnight(at):
    whole = tuple(Window((day,), time(0), time(0)) for day in WEEK)
    assert sum(applies_at((window,), at) for window in whole) == 1


@given(st.sets(st.sampled_from(WEEK), min_size=1), st.times(), st.times())
def test_windows_survive_their_way_through_json(days, opens, closes):
    window = Window(
        tuple(day for day in WEEK if day in days),
        opens.replace(second=0, microsecond=0),
        closes.replace(second=0, microsecond=0),
    )
    assert windows([window.as_data()]) == (window,)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (FRIDAY_NIGHT, "Friday, 10pm to 4am the next day"),
        (Window((Day.FRI, Day.SAT), time(18), time(0)), "Friday and Saturday, 6pm to midnight"),
        (Window(WEEK, time(9, 30), time(12)), "Every day, 9:30am to midday"),
        (Window((Day.SUN,), time(0), time(0)), "Sunday, all day"),
    ],
)
def test_a_window_can_be_read_aloud(window, words):
    assert window.in_words() == words
