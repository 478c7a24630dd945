"""Opening hours run past midnight and over clock changes, and the next opening is the next."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import LONDON
from penalties.rules.prohibitions import WEEK, Day, Window
from penalties.rules.refusals import Refused
from penalties.rules.service_hours import (
    MOST_WINDOWS,
    check_hours,
    hours_in_words,
    is_open_at,
    opening_in_words,
    opens_at,
)

NIGHTS = (Window(WEEK, time(18), time(6)),)
OFFICE = (Window(WEEK[:5], time(9), time(17)),)
CLOCKS_BACK, CLOCKS_FORWARD = datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)

minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.sets(st.sampled_from(WEEK), min_size=1).map(lambda on: tuple(sorted(on, key=WEEK.index)))
window = st.builds(Window, days, minutes, minutes)
nights = st.sampled_from([CLOCKS_BACK, CLOCKS_FORWARD])


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (london(2026, 11, 22, 17, 59, 59), False),
        (london(2026, 11, 22, 18), True),
        (london(2026, 11, 23, 0), True),
        (london(2026, 11, 23, 5, 59, 59), True),
        (london(2026, 11, 23, 6), False),
    ],
)
def test_a_night_service_is_open_over_midnight(at, is_open):
    assert is_open_at(NIGHTS, at) is is_open


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        (london(2026, 11, 22, 6), london(2026, 11, 22, 18)),
        (london(2026, 11, 22, 17, 59, 59), london(2026, 11, 22, 18)),
        (london(2026, 11, 22, 18), None),
        (london(2026, 11, 23, 5, 59), None),
    ],
)
def test_a_night_service_opens_next_in_the_evening(at, opens):
    assert opens_at(NIGHTS, at) == opens


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        (london(2026, 11, 20, 17), london(2026, 11, 23, 9)),
        (london(2026, 11, 23, 8, 59), london(2026, 11, 23, 9)),
        (london(2026, 11, 22, 21, 15), london(2026, 11, 23, 9)),
    ],
)
def test_an_office_opens_after_the_weekend(at, opens):
    assert opens_at(OFFICE, at) == opens


def test_open_on_one_day_opens_a_week_later():
    once = (Window((Day.SUN,), time(21), time(21, 15)),)
    assert opens_at(once, london(2026, 11, 22, 21, 15)) == london(2026, 11, 29, 21)


@pytest.mark.parametrize(
    ("closed_at", "opens", "hours_open"),
    [
        (london(2026, 10, 24, 17), london(2026, 10, 24, 18), 13),
        (london(2027, 3, 27, 17), london(2027, 3, 27, 18), 11),
        (london(2026, 11, 21, 17), london(2026, 11, 21, 18), 12),
    ],
)
def test_a_night_with_a_clock_change_is_an_hour_longer_or_shorter(closed_at, opens, hours_open):
    assert opens_at(NIGHTS, closed_at) == opens
    begins = opens.astimezone(UTC)
    assert is_open_at(NIGHTS, begins + timedelta(hours=hours_open, seconds=-1))
    assert not is_open_at(NIGHTS, begins + timedelta(hours=hours_open))


def test_what_opens_in_the_hour_that_is_left_out_opens_when_the_clock_has_changed():
    early = (Window((Day.SUN,), time(1, 30), time(4)),)
    opens = opens_at(early, london(2027, 3, 28, 0, 30))
    assert opens == datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert opens.time() == time(2)


def test_what_opens_in_the_doubled_hour_opens_in_its_first():
    early = (Window((Day.SUN,), time(1, 30), time(4)),)
    opens = opens_at(early, london(2026, 10, 25, 0, 30))
    assert opens.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_without_hours_a_service_is_open_day_and_night():
    assert is_open_at((), london(2026, 11, 22, 4))
    assert opens_at((), london(2026, 11, 22, 4)) is None
    assert hours_in_words(()) == "Day and night"


@given(
    st.lists(window, min_size=1, max_size=3),
    nights,
    st.integers(-2 * 24 * 60, 2 * 24 * 60),
)
def test_nothing_is_open_between_a_moment_and_the_next_opening(windows, night, away):
    at = night + timedelta(minutes=away)
    opens = opens_at(windows, at)
    if opens is None:
        assert is_open_at(windows, at)
        return
    assert is_open_at(windows, opens)
    minute = at
    while minute < opens.astimezone(UTC):
        assert not is_open_at(windows, minute)
        minute += timedelta(minutes=1)


@pytest.mark.parametrize(
    ("opens", "words"),
    [
        (london(2026, 11, 22, 23), "11pm today"),
        (london(2026, 11, 23, 9, 30), "9:30am tomorrow"),
        (london(2026, 11, 27, 12), "midday on Friday 27 November 2026"),
    ],
)
def test_an_opening_is_told_from_where_one_stands(opens, words):
    assert opening_in_words(opens, london(2026, 11, 22, 21, 15)) == words


def test_an_opening_after_midnight_is_tomorrow_in_london_whatever_the_zone():
    at = datetime(2026, 7, 17, 22, 30, tzinfo=UTC)
    assert opening_in_words(london(2026, 7, 18, 6), at) == "6am tomorrow"


def test_hours_are_read_one_row_after_the_other():
    rows = (*OFFICE, Window((Day.SAT,), time(22), time(2)))
    weekdays = "Monday, Tuesday, Wednesday, Thursday and Friday"
    assert hours_in_words(rows) == f"{weekdays}, 9am to 5pm; Saturday, 10pm to 2am the next day"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([Window((), time(9), time(17))], "Select the days"),
        ([Window(WEEK, time(9), time(9))], "cannot open and close at the same time"),
        ([*OFFICE, Window((Day.FRI,), time(16, 59), time(20))], "overlap on Friday"),
        ([Window((Day.MON, Day.TUE), time(18), time(0)), *NIGHTS], "overlap on Monday"),
        (
            [Window((Day.SUN,), time(22), time(4)), Window((Day.MON,), time(3), time(5))],
            "overlap on Monday",
        ),
        ([Window((day,), time(9), time(10)) for day in WEEK], f"room for {MOST_WINDOWS} rows"),
        (
            [
                Window(WEEK[:6], time(hour, 30), time(hour, 45))
                for hour in range(9, 9 + MOST_WINDOWS)
            ],
            "too long to be read",
        ),
    ],
)
def test_hours_that_make_no_sense_are_refused(rows, said):
    with pytest.raises(Refused, match=said):
        check_hours(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [Window(WEEK, time(0), time(0))],
        list(NIGHTS),
        [*OFFICE, Window(WEEK[:5], time(17), time(20)), Window((Day.SAT,), time(9), time(9, 1))],
        [Window((Day.SUN,), time(22), time(4)), Window((Day.MON,), time(4), time(5))],
    ],
)
def test_hours_that_only_touch_are_kept(rows):
    assert check_hours(rows) == tuple(rows)


@given(window, window)
def test_two_rows_are_refused_exactly_where_both_are_open_at_once(one, other):
    if one.opens == one.closes or other.opens == other.closes:
        return
    monday = datetime(2026, 11, 16, tzinfo=LONDON)
    both = any(
        is_open_at((one,), at) and is_open_at((other,), at)
        for at in (monday + timedelta(minutes=minute) for minute in range(7 * 24 * 60))
    )
    if both:
        with pytest.raises(Refused, match="overlap"):
            check_hours((one, other))
    else:
        assert check_hours((one, other)) == (one, other)
