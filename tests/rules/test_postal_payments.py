"""A posted payment counts on the day that the rule of amounts says, with its reasons."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.amounts import letter_moment
from penalties.rules.days import PostClass, bank_holidays, start_of
from penalties.rules.postal_payments import counts_on

HOLIDAYS = bank_holidays()
MONDAY, WEDNESDAY, THURSDAY = date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 3)


@given(
    received_on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    days_before=st.integers(-3, 40) | st.none(),
    post_class=st.sampled_from(PostClass),
)
def test_the_day_told_is_the_day_that_counts(received_on, days_before, post_class):
    posted_on = None if days_before is None else received_on - timedelta(days_before)
    told = counts_on(received_on, posted_on, HOLIDAYS, post_class)
    assert start_of(told.on) == letter_moment(received_on, posted_on, HOLIDAYS, post_class)
    assert told.on <= received_on
    assert all(step.endswith(".") for step in told.steps)


def test_a_letter_that_came_late_counts_when_it_would_arrive():
    told = counts_on(THURSDAY, MONDAY, HOLIDAYS)
    assert told.on == WEDNESDAY
    assert "posted first class on Monday 30 November 2026" in told.steps[0]
    assert told.steps[-1] == (
        "It came on Thursday 3 December 2026. It counts on Wednesday 2 December 2026, whenever it "
        "was opened."
    )


def test_a_letter_that_came_soon_counts_when_it_came():
    told = counts_on(date(2026, 12, 1), MONDAY, HOLIDAYS)
    assert told.on == date(2026, 12, 1)
    assert told.steps[-1].endswith("That was sooner, so it counts on that day.")


def test_without_a_postmark_it_counts_when_it_came():
    told = counts_on(THURSDAY, None, HOLIDAYS)
    assert told.on == THURSDAY
    assert "not known" in told.steps[-1]
