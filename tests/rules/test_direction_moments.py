"""When a direction is said to be given: after the meeting, and never in time to come."""

from datetime import timedelta

import pytest

from penalties.rules.direction_moments import CLOCKS_DIFFER, Heard
from penalties.rules.directions import Terms
from tests.builders.giving import GIVEN_AT, HOUR, RUNNING, SECOND, TERMS, against, rules_of

MINUTE = timedelta(minutes=1)
GIVEN, NOT_YET = True, False


@pytest.mark.parametrize(
    ("met", "heard", "is_given", "rules"),
    [
        (timedelta(), timedelta(), NOT_YET, set()),
        (-HOUR, HOUR, GIVEN, set()),
        (SECOND, HOUR, GIVEN, {"given_before_met"}),
        (timedelta(), -CLOCKS_DIFFER, NOT_YET, set()),
        (timedelta(), -CLOCKS_DIFFER - SECOND, GIVEN, {"given_later"}),
        (timedelta(), 6 * HOUR - SECOND, NOT_YET, set()),
        (timedelta(), 6 * HOUR, NOT_YET, {"after_authorisation"}),
        (timedelta(), 6 * HOUR, GIVEN, set()),
        (timedelta(), 24 * HOUR, NOT_YET, {"after_authorisation", "ends_too_soon"}),
        (timedelta(), 24 * HOUR, GIVEN, set()),
    ],
)
def test_the_moment_of_giving_is_one_that_can_be_true(met, heard, is_given, rules):
    found = against(heard=Heard(GIVEN_AT + met, GIVEN_AT + heard, is_given))
    assert rules_of(found) == rules
    assert all(refusal.source.startswith("ASBCPA 2014 s3") for refusal in found)


def test_whoever_dates_it_forward_bars_nobody_for_longer_than_48_hours():
    heard = Heard(GIVEN_AT - HOUR, GIVEN_AT - HOUR, GIVEN)
    longest = Terms(GIVEN_AT, TERMS.leave_by, GIVEN_AT + 48 * HOUR)
    found = against(terms=longest, heard=heard)
    assert rules_of(found) == {"given_later", "too_long"}
    assert "It has to end by 8:15pm on 24 November 2026." in found[1].sentence
    shorter = Terms(GIVEN_AT, TERMS.leave_by, GIVEN_AT + 47 * HOUR)
    assert rules_of(against(terms=shorter, heard=heard)) == {"given_later"}


def test_each_says_what_to_do_or_what_is_wrong():
    late = against(heard=Heard(GIVEN_AT, RUNNING.ends_at + MINUTE, NOT_YET))
    assert [refusal.sentence for refusal in late] == [
        "The authorisation ended at 3:15am on 23 November 2026. It is too late to give a direction "
        "now."
    ]
