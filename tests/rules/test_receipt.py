"""When a representation is in time, by when it is answered, and what can be made when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.receipt import (
    Looked,
    Making,
    Way,
    after_waiting,
    making,
    more_by,
    review_until,
    target,
)
from appeals.rules.representations import Kind
from penalties.rules.days import LONDON, bank_holidays, is_working_day, last_moment
from penalties.rules.fixed_penalties import GUARDED, Status

HOLIDAYS = bank_holidays()
CLOSE = date(2026, 12, 6)
SECOND = timedelta(seconds=1)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 1))


def way(at: datetime, status: Status = Status.SERVED, **looked: object) -> Making:
    return making(status, Looked(**looked), CLOSE, at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 12, 6, 23, 59, 59, tzinfo=LONDON), Way.NEW),
        (datetime(2026, 12, 7, 0, 0, 0, tzinfo=LONDON), Way.LATE_NEW),
    ],
)
def test_the_last_day_counts_whole_and_the_next_second_is_late(at: datetime, expected: Way) -> None:
    assert way(at) == Making(expected, CLOSE)


@given(DAYS)
def test_the_last_moment_that_is_shown_is_the_last_that_is_in_time(close_on: date) -> None:
    """Over the nights on which the clocks change, too."""
    shown = last_moment(close_on)
    ways = [making(Status.SERVED, Looked(), close_on, at).way for at in (shown, shown + SECOND)]
    assert ways == [Way.NEW, Way.LATE_NEW]


def test_nothing_is_late_while_something_of_ours_has_failed() -> None:
    late = datetime(2027, 1, 5, tzinfo=UTC)
    assert making(Status.SERVED, Looked(), CLOSE, late, stopped=True) == Making(Way.NEW)
    refused = Looked(refused_delivered_on=date(2026, 12, 14))
    assert making(Status.SERVED, refused, CLOSE, late, stopped=True) == Making(Way.REVIEW)


@pytest.mark.parametrize("status", sorted(Status))
def test_something_can_be_made_as_long_as_the_council_can_decide(status: Status) -> None:
    at = datetime(2026, 11, 30, tzinfo=UTC)
    assert way(at, status).way is (Way.NEW if status in GUARDED else Way.CLOSED)
    assert way(at, status, is_open=True).way is Way.ADD


def test_a_refusal_can_be_reviewed_once() -> None:
    delivered = date(2026, 12, 14)
    last = datetime(2026, 12, 28, 23, 59, 59, tzinfo=LONDON)
    refused = {"refused_delivered_on": delivered}
    assert way(last, **refused) == Making(Way.REVIEW, date(2026, 12, 28))
    assert way(last + SECOND, **refused) == Making(Way.LATE_REVIEW, date(2026, 12, 28))
    assert way(last, **refused, has_been_reviewed=True) == Making(Way.CLOSED)


def test_each_way_makes_its_kind() -> None:
    reviews = {each for each in Way if each.kind is Kind.REVIEW}
    assert reviews == {Way.REVIEW, Way.LATE_REVIEW}


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        # The worked examples of the practice, and one received in the hour that London repeats.
        (datetime(2026, 12, 24, 12, tzinfo=UTC), date(2027, 1, 12)),
        (datetime(2027, 4, 1, 12, tzinfo=UTC), date(2027, 4, 15)),
        (datetime(2026, 11, 26, 12, tzinfo=UTC), date(2026, 12, 10)),
        (datetime(2026, 3, 28, 23, 59, 59, tzinfo=UTC), date(2026, 4, 14)),
        (datetime(2026, 3, 29, 23, 0, 0, tzinfo=UTC), date(2026, 4, 15)),
    ],
)
def test_an_answer_is_due_ten_working_days_after_it_came(came: datetime, expected: date) -> None:
    due = target(came, 10, HOLIDAYS)
    assert due.on == expected
    assert "10 working days" in due.steps[-1]


@given(DAYS, st.integers(1, 20), st.integers(0, 40))
def test_waiting_for_the_person_costs_us_no_day_and_gains_none(
    asked: date, left: int, waited: int
) -> None:
    target_on = target(datetime.combine(asked, datetime.min.time(), UTC), left, HOLIDAYS).on
    answered = asked + timedelta(days=waited)
    after = after_waiting(target_on, asked, answered, HOLIDAYS)
    assert after >= target_on
    assert after > answered
    assert is_working_day(after, HOLIDAYS)
    assert after == target_on or _working_days(answered, after) == left


def test_an_answer_on_the_day_of_the_question_moves_nothing() -> None:
    asked = date(2026, 11, 26)
    assert after_waiting(date(2026, 12, 10), asked, asked, HOLIDAYS) == date(2026, 12, 10)


def test_we_hope_to_hear_in_ten_working_days_and_a_review_has_fourteen_days() -> None:
    assert more_by(date(2026, 12, 24), HOLIDAYS) == date(2027, 1, 12)
    assert review_until(date(2026, 12, 29)) == date(2027, 1, 12)


def _working_days(start: date, end: date) -> int:
    days = (start + timedelta(days=each) for each in range(1, (end - start).days + 1))
    return sum(is_working_day(day, HOLIDAYS) for day in days)
