"""When something counts as having come: the earlier of the day it came and of the ordinary post."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.typed_in import counts_from
from penalties.rules.days import bank_holidays, is_working_day, london_date
from penalties.rules.refusals import Refused

NOTICE_ON = date(2026, 11, 22)
AT = datetime(2026, 12, 30, 15, 4, tzinfo=UTC)
FEW = bank_holidays()


def counts(came_on, posted_on=None, at=AT):
    return counts_from(came_on, posted_on, notice_on=NOTICE_ON, at=at, holidays=FEW)


@pytest.mark.parametrize(
    ("came", "posted", "counts_on"),
    [
        # No postmark: the day it came.
        (date(2026, 12, 9), None, date(2026, 12, 9)),
        # Posted on a Thursday: Monday in the ordinary course of post; opened on Wednesday.
        (date(2026, 12, 9), date(2026, 12, 3), date(2026, 12, 7)),
        # It came sooner than the post usually brings it.
        (date(2026, 12, 4), date(2026, 12, 3), date(2026, 12, 4)),
        # Over Christmas: 25, 26 and the substitute day 28 December are no working days.
        (date(2026, 12, 30), date(2026, 12, 23), date(2026, 12, 29)),
    ],
)
def test_the_day_that_helps_the_person_counts(came, posted, counts_on):
    assert london_date(counts(came, posted).at) == counts_on


def test_the_last_second_of_the_day_is_the_moment_and_never_later_than_now():
    assert counts(date(2026, 12, 6)).at == datetime(2026, 12, 6, 23, 59, 59, tzinfo=UTC)
    assert counts(date(2026, 12, 30)).at == AT


def test_the_reckoning_is_told_in_sentences():
    assert counts(date(2026, 12, 9), date(2026, 12, 3)).steps == (
        "It came on Wednesday 9 December 2026.",
        "Posted on Thursday 3 December 2026, it counts as delivered on Monday 7 December 2026.",
        "The earlier day counts: Monday 7 December 2026.",
    )


@pytest.mark.parametrize(
    ("came", "posted", "words"),
    [
        (date(2026, 12, 31), None, "today or in the past"),
        (date(2026, 11, 21), None, "before the notice was given"),
        (date(2026, 12, 2), date(2026, 11, 21), "before the notice was given"),
        (date(2026, 12, 2), date(2026, 12, 3), "cannot have come before it was posted"),
    ],
)
def test_days_that_cannot_be_are_told(came, posted, words):
    with pytest.raises(Refused, match=words):
        counts(came, posted)


days = st.dates(NOTICE_ON, date(2026, 12, 30))


@given(days, days)
def test_a_postmark_never_makes_it_later_and_gives_no_more_than_two_working_days(one, other):
    posted, came = sorted((one, other))
    on = london_date(counts(came, posted).at)
    assert posted <= on <= came
    between = [date.fromordinal(day) for day in range(posted.toordinal() + 1, on.toordinal() + 1)]
    assert sum(is_working_day(day, FEW) for day in between) <= 2
