"""London days, working days and the post."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import (
    PostClass,
    add_working_days,
    bank_holidays,
    corresponding_date,
    deemed_delivery,
    is_by_end_of,
    is_working_day,
    last_day_beginning_with,
    last_day_following,
    last_moment,
    london_date,
    start_of,
    working_day_on_or_before,
)

HOLIDAYS = bank_holidays()
days = st.dates(date(2019, 1, 1), date(2040, 6, 30))


def test_a_summer_evening_in_utc_is_already_the_next_day_in_london() -> None:
    assert london_date(datetime(2026, 6, 30, 23, 0, tzinfo=UTC)) == date(2026, 7, 1)
    assert london_date(datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC)) == date(2026, 6, 30)


def test_a_moment_without_its_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="time zone"):
        london_date(datetime(2026, 6, 30, 23, 0))  # noqa: DTZ001 - the mistake itself


@pytest.mark.parametrize(
    ("on", "start", "hours"),
    [
        (date(2026, 3, 29), "2026-03-29T00:00:00+00:00", 23),
        (date(2026, 10, 25), "2026-10-24T23:00:00+00:00", 25),
        (date(2026, 12, 6), "2026-12-06T00:00:00+00:00", 24),
        (date(2027, 3, 28), "2027-03-28T00:00:00+00:00", 23),
        (date(2027, 10, 31), "2027-10-30T23:00:00+00:00", 25),
    ],
)
def test_a_day_on_which_the_clocks_change_has_its_own_length(
    on: date, start: str, hours: int
) -> None:
    assert start_of(on).isoformat() == start
    assert start_of(on + timedelta(days=1)) - start_of(on) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (date(2026, 12, 6), "2026-12-06T23:59:59+00:00"),
        (date(2026, 7, 6), "2026-07-06T23:59:59+01:00"),
        (date(2026, 3, 29), "2026-03-29T23:59:59+01:00"),
        (date(2026, 10, 25), "2026-10-25T23:59:59+00:00"),
    ],
)
def test_the_last_moment_is_one_second_before_midnight_in_london(on: date, shown: str) -> None:
    assert last_moment(on).isoformat() == shown


@given(days)
def test_in_time_ends_exactly_where_the_next_day_starts(on: date) -> None:
    nearly = start_of(on + timedelta(days=1)) - timedelta(microseconds=1)
    assert is_by_end_of(last_moment(on), on)
    assert is_by_end_of(nearly, on)
    assert not is_by_end_of(start_of(on + timedelta(days=1)), on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2027, 5, 22), date(2027, 5, 21)),
        (date(2027, 2, 28), date(2027, 2, 26)),
        (date(2027, 6, 18), date(2027, 6, 18)),
        (date(2027, 3, 29), date(2027, 3, 25)),
        (date(2027, 12, 28), date(2027, 12, 24)),
    ],
)
def test_the_working_day_before_skips_weekends_and_bank_holidays(on: date, expected: date) -> None:
    assert working_day_on_or_before(on, HOLIDAYS) == expected


@pytest.mark.parametrize(
    ("received", "answered"),
    [
        (date(2026, 12, 24), date(2027, 1, 12)),
        (date(2027, 4, 1), date(2027, 4, 15)),
        (date(2026, 11, 26), date(2026, 12, 10)),
    ],
)
def test_ten_working_days_after_a_representation(received: date, answered: date) -> None:
    assert add_working_days(received, 10, HOLIDAYS) == answered


@pytest.mark.parametrize(
    ("posted", "post_class", "delivered"),
    [
        (date(2026, 12, 23), "first-class", date(2026, 12, 29)),
        (date(2026, 12, 23), "second-class", date(2026, 12, 31)),
        (date(2027, 3, 25), "first-class", date(2027, 3, 31)),
        (date(2027, 3, 25), "second-class", date(2027, 4, 2)),
        (date(2026, 12, 7), "first-class", date(2026, 12, 9)),
        (date(2026, 12, 11), "first-class", date(2026, 12, 15)),
        (date(2026, 12, 12), "first-class", date(2026, 12, 15)),
        (date(2026, 12, 13), "first-class", date(2026, 12, 15)),
    ],
)
def test_a_letter_arrives_in_the_ordinary_course_of_post(
    posted: date, post_class: str, delivered: date
) -> None:
    assert deemed_delivery(posted, post_class, HOLIDAYS) == delivered


def test_a_one_off_day_that_the_council_adds_delays_the_post() -> None:
    extra = bank_holidays(frozenset({date(2026, 12, 8)}))
    assert deemed_delivery(date(2026, 12, 7), PostClass.FIRST, extra) == date(2026, 12, 10)


@given(days, st.integers(1, 15))
def test_counting_working_days_lands_on_one_and_counts_each_once(on: date, count: int) -> None:
    end = add_working_days(on, count, HOLIDAYS)
    passed = [on + timedelta(days=n) for n in range(1, (end - on).days + 1)]
    assert is_working_day(end, HOLIDAYS)
    assert sum(is_working_day(day, HOLIDAYS) for day in passed) == count


@pytest.mark.parametrize("count", [0, -1])
def test_counting_no_working_days_is_a_mistake_of_the_program(count: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        add_working_days(date(2026, 12, 7), count, HOLIDAYS)


def test_following_leaves_the_day_out_and_beginning_with_counts_it() -> None:
    assert last_day_following(date(2026, 11, 22), 14) == date(2026, 12, 6)
    assert last_day_beginning_with(date(2026, 12, 1), 42) == date(2027, 1, 11)
    assert last_day_beginning_with(date(2026, 11, 22), 28) == date(2026, 12, 19)
    assert last_day_beginning_with(date(2026, 11, 22), 21) == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 11, 22), 3, date(2027, 2, 22)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_run_to_the_corresponding_day_or_the_months_last(
    on: date, months: int, expected: date
) -> None:
    assert corresponding_date(on, months) == expected
