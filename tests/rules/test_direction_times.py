"""How long a direction still runs and why it ends then, on nights when the clocks change too."""

from datetime import UTC, datetime, timedelta

import pytest

from penalties.rules.direction_times import time_left, why_until

AT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(hours=48), "48 hours"),
        (timedelta(hours=1, minutes=1), "1 hour and 1 minute"),
        (timedelta(minutes=59, seconds=59), "1 hour"),
        (timedelta(seconds=61), "2 minutes"),
        (timedelta(seconds=1), "1 minute"),
    ],
)
def test_every_minute_that_has_begun_counts(left, words):
    assert time_left(AT + left, AT) == words


def test_an_ordinary_night_needs_no_more_than_the_hours():
    why = why_until(AT, AT + timedelta(hours=24))
    assert why.steps == (
        "It was first given at 9:15pm on Sunday 22 November 2026.",
        "It ends 24 hours after that, as time elapses: at 9:15pm on Monday 23 November 2026.",
        "It can never end after 9:15pm on Tuesday 24 November 2026, however often it is varied.",
    )
    assert why.source == "ASBCPA 2014 s35(4) and (8)"


def test_in_the_night_when_the_clocks_go_back_48_hours_end_an_hour_earlier_by_the_clock():
    given = datetime(2026, 10, 24, 20, 15, tzinfo=UTC)  # 9:15pm in London, where it is summer
    steps = why_until(given, given + timedelta(hours=48)).steps
    assert steps[1].endswith("at 8:15pm on Monday 26 October 2026.")
    assert steps[2] == (
        "The clocks go back on 25 October 2026. A clock on the wall would show 47 hours. "
        "That does not count."
    )
    assert "8:15pm on Monday 26 October 2026" in steps[3]


def test_in_the_night_when_they_go_forward_48_hours_end_an_hour_later_by_the_clock():
    given = datetime(2027, 3, 27, 21, 15, tzinfo=UTC)
    steps = why_until(given, given + timedelta(hours=48)).steps
    assert steps[1].endswith("at 10:15pm on Monday 29 March 2027.")
    assert "would show 49 hours" in steps[2]


@pytest.mark.parametrize("before", [timedelta(), timedelta(hours=24)])
def test_one_that_ended_before_it_began_never_ran(before):
    steps = why_until(AT, AT - before).steps
    ended = "Sunday 22" if not before else "Saturday 21"
    assert steps[1] == f"It was to end at 9:15pm on {ended} November 2026. So it never ran."
    assert not any("-" in step for step in steps)
