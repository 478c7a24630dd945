"""What a notice asks for at a moment, and the moment at which money counts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.amounts import (
    Offer,
    Terms,
    amount_now,
    card_moment,
    check_no_rise,
    is_session_open,
    letter_moment,
    terms_of,
)
from penalties.rules.days import PostClass, bank_holidays, is_by_end_of, last_moment, start_of
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused

LOWER_UNTIL, FULL_UNTIL = date(2026, 12, 2), date(2026, 12, 6)
TERMS = Terms(Pence(10_000), FULL_UNTIL, Pence(6_000), LOWER_UNTIL)
ONE_AMOUNT = Terms(Pence(10_000), FULL_UNTIL)
SECOND = timedelta(seconds=1)

moments = st.datetimes(
    datetime(2026, 11, 22),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2027, 2, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("at", "offer"),
    [
        (last_moment(LOWER_UNTIL), Offer(Pence(6_000), True, LOWER_UNTIL)),
        (last_moment(LOWER_UNTIL) + SECOND, Offer(Pence(10_000), False, FULL_UNTIL)),
        (last_moment(FULL_UNTIL), Offer(Pence(10_000), False, FULL_UNTIL)),
        (last_moment(FULL_UNTIL) + SECOND, Offer(Pence(10_000), False, None)),
        (datetime(2027, 3, 1, tzinfo=UTC), Offer(Pence(10_000), False, None)),
    ],
    ids=["lower, last second", "a second later", "full, last second", "late", "very late"],
)
def test_the_amount_changes_once_and_never_again(at: datetime, offer: Offer) -> None:
    assert amount_now(TERMS, at) == offer


def test_a_notice_with_one_amount_asks_for_it_from_the_first_day() -> None:
    at = start_of(date(2026, 11, 22))
    assert amount_now(ONE_AMOUNT, at) == Offer(Pence(10_000), False, FULL_UNTIL)


def test_what_was_paid_already_is_taken_off() -> None:
    late = last_moment(FULL_UNTIL) + SECOND
    assert amount_now(TERMS, late, Pence(6_000)).pence == 4_000
    assert amount_now(TERMS, late, Pence(12_000)).pence == 0


def test_the_lower_amount_is_kept_while_a_representation_is_considered() -> None:
    kept = replace(TERMS, lower_kept=True)
    assert amount_now(kept, datetime(2027, 1, 20, tzinfo=UTC)) == Offer(Pence(6_000), True, None)


@given(moments, moments)
def test_nobody_is_ever_asked_for_more_than_is_printed(first: datetime, second: datetime) -> None:
    earlier, later = sorted([first, second])
    assert amount_now(TERMS, earlier).pence <= amount_now(TERMS, later).pence <= TERMS.full


def test_terms_are_read_from_the_clocks() -> None:
    clocks = of_notice(
        offence_at=datetime(2026, 11, 22, 21, tzinfo=UTC),
        served=Served.HAND,
        on=date(2026, 11, 22),
        discount_days=10,
        holidays=bank_holidays(),
    )
    assert terms_of(clocks, Pence(10_000), Pence(6_000)) == TERMS


@pytest.mark.parametrize(
    "easier",
    [
        TERMS,
        replace(TERMS, full=Pence(9_000)),
        replace(TERMS, lower=Pence(5_000)),
        replace(TERMS, lower_until=date(2026, 12, 20)),
        replace(TERMS, full_until=date(2026, 12, 20)),
    ],
)
def test_terms_may_become_easier(easier: Terms) -> None:
    check_no_rise(TERMS, easier)


@pytest.mark.parametrize(
    "harder",
    [
        replace(TERMS, full=Pence(10_001)),
        replace(TERMS, lower=Pence(6_001)),
        replace(TERMS, lower_until=date(2026, 12, 1)),
        replace(TERMS, full_until=date(2026, 12, 5)),
        ONE_AMOUNT,
    ],
)
def test_terms_never_become_harder(harder: Terms) -> None:
    with pytest.raises(Refused, match="An amount never rises"):
        check_no_rise(TERMS, harder)


@pytest.mark.parametrize(
    ("minutes", "in_time"), [(0, True), (1, True), (30, True), (30.1, False), (45, False)]
)
def test_a_session_opened_in_the_last_second_has_thirty_minutes(
    minutes: float, in_time: bool
) -> None:
    opened_at = last_moment(LOWER_UNTIL)
    counted_at = card_moment(opened_at, opened_at + timedelta(minutes=minutes))
    assert is_by_end_of(counted_at, LOWER_UNTIL) is (in_time or minutes == 0)


@given(moments, st.integers(0, 1800))
def test_a_session_opened_in_time_and_finished_within_its_minutes_is_in_time(
    opened_at: datetime, seconds: int
) -> None:
    counted_at = card_moment(opened_at, opened_at + timedelta(seconds=seconds))
    assert TERMS.is_in_time(counted_at) == TERMS.is_in_time(opened_at)
    assert TERMS.due(counted_at) == TERMS.due(opened_at)


def test_a_session_is_open_for_thirty_minutes_across_midnight() -> None:
    opened_at = last_moment(FULL_UNTIL)
    assert is_session_open(opened_at, opened_at)
    assert is_session_open(opened_at, opened_at + timedelta(minutes=30))
    assert not is_session_open(opened_at, opened_at + timedelta(minutes=30, seconds=1))
    assert not is_session_open(opened_at, opened_at - SECOND)


@pytest.mark.parametrize(
    ("posted", "received", "post_class", "counted"),
    [
        (date(2026, 12, 3), date(2026, 12, 9), PostClass.FIRST, date(2026, 12, 7)),
        (date(2026, 12, 2), date(2026, 12, 9), PostClass.FIRST, date(2026, 12, 4)),
        (date(2026, 12, 2), date(2026, 12, 9), PostClass.SECOND, date(2026, 12, 8)),
        (date(2026, 12, 3), date(2026, 12, 4), PostClass.FIRST, date(2026, 12, 4)),
        (None, date(2026, 12, 9), PostClass.FIRST, date(2026, 12, 9)),
        (date(2026, 12, 10), date(2026, 12, 9), PostClass.FIRST, date(2026, 12, 9)),
    ],
    ids=["late post", "strike", "second class", "sooner", "no postmark", "misread postmark"],
)
def test_money_by_post_counts_when_the_letter_would_arrive(
    posted: date | None, received: date, post_class: PostClass, counted: date
) -> None:
    moment = letter_moment(received, posted, bank_holidays(), post_class)
    assert moment == start_of(counted)
