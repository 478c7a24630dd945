"""Somebody to be kept safe: by when what is done, over Christmas, Easter and the ends of months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import bank_holidays, is_working_day
from penalties.rules.duty_to_notify import decide_by, may_be_child, notify_by
from penalties.rules.refusals import Refused
from penalties.rules.safeguarding import (
    ENDING_WORDS,
    KIND_WORDS,
    STEP_WORDS,
    Ending,
    Kind,
    Standing,
    Step,
    call_by,
    check_ending,
    close_by,
    endings_of,
    kind_of,
    left_to_do,
)

HOLIDAYS = bank_holidays()
SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(2024, 11, 25), date(2029, 12, 31))
NOTHING_DONE = {
    "opened_on": SUNDAY,
    "due_on": SUNDAY,
    "is_called": False,
    "duty_is_decided": False,
    "duty_is_met": False,
    "duty_due_on": date(2026, 11, 23),
}
DONE = {"is_called": True, "duty_is_decided": True, "duty_is_met": True}


def standing(**changes) -> Standing:
    return Standing(**(NOTHING_DONE | changes))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("A", Kind.CHILD),
        ("B", Kind.OTHER_PERSON),
        ("C", Kind.ADULT),
        ("D", Kind.OTHER_PERSON),
        ("E", Kind.ADULT),
    ],
)
def test_whom_it_is_about_follows_from_the_row_of_the_gate(row, kind):
    assert kind_of(row) is kind


@pytest.mark.parametrize(
    ("opened_on", "child", "adult"),
    [
        (SUNDAY, SUNDAY, date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 27), date(2026, 11, 30)),
        # Christmas Eve is a Thursday in 2026; Boxing Day, a Saturday, is made up for on the 28th.
        (date(2026, 12, 24), date(2026, 12, 24), date(2026, 12, 29)),
        (date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 4)),
        # Maundy Thursday: Good Friday and Easter Monday are left out.
        (date(2027, 3, 25), date(2027, 3, 25), date(2027, 3, 30)),
    ],
)
def test_for_a_child_nobody_waits_until_the_next_day(opened_on, child, adult):
    assert call_by(opened_on, HOLIDAYS, may_be_child=True).on == child
    assert call_by(opened_on, HOLIDAYS, may_be_child=False).on == adult
    assert decide_by(opened_on, HOLIDAYS).on == adult


@pytest.mark.parametrize(
    ("opened_on", "child", "adult"),
    [
        (SUNDAY, date(2026, 11, 23), date(2026, 11, 27)),
        (date(2026, 12, 24), date(2026, 12, 29), date(2027, 1, 5)),
        (date(2027, 3, 25), date(2027, 3, 30), date(2027, 4, 5)),
        (date(2027, 4, 29), date(2027, 4, 30), date(2027, 5, 7)),
    ],
)
def test_a_child_is_notified_the_next_working_day_and_an_adult_within_five(opened_on, child, adult):
    assert notify_by(opened_on, opened_on, HOLIDAYS, is_child=True).on == child
    assert notify_by(opened_on, opened_on, HOLIDAYS, is_child=False).on == adult


@pytest.mark.parametrize(
    ("met_on", "opened_on", "latest"),
    [
        (date(2026, 11, 22), date(2026, 12, 18), date(2026, 12, 22)),
        (date(2027, 1, 31), date(2027, 2, 26), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 25), date(2028, 2, 29)),
        (date(2026, 10, 31), date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 9, 1), date(2026, 11, 22), date(2026, 10, 1)),
    ],
)
def test_what_came_in_late_is_notified_within_a_month_of_the_encounter(met_on, opened_on, latest):
    by = notify_by(opened_on, met_on, HOLIDAYS, is_child=False)
    assert by.on == latest
    assert "which comes first" in by.steps[-1]


def test_a_day_explains_itself_with_what_was_left_out_and_says_whose_day_it_is():
    by = notify_by(date(2026, 12, 24), date(2026, 12, 23), HOLIDAYS, is_child=True)
    told = " ".join(by.steps)
    assert "Count 1 working day after Thursday 24 December 2026, when it was recorded." in told
    for left_out in (
        "Friday 25 December 2026 (bank holiday)",
        "Saturday 26 December 2026 (weekend)",
        "Monday 28 December 2026 (bank holiday)",
    ):
        assert left_out in told
    assert "The last is Tuesday 29 December 2026." in told
    assert "Saturday 23 January 2027, which is no earlier." in told
    assert by.source == (
        "Modern Slavery Act 2015 s52 says that it must be done; the day is the council's policy"
    )


def test_it_is_closed_or_looked_at_again_after_a_month():
    assert close_by(date(2027, 1, 31)).on == date(2027, 2, 28)


@given(DAYS, st.integers(0, 60), st.booleans())
def test_every_day_is_a_working_day_that_waits_no_longer_than_it_may(met_on, late, is_child):
    opened_on = met_on + timedelta(days=late)
    by = notify_by(opened_on, met_on, HOLIDAYS, is_child=is_child)
    months = (by.on.year - met_on.year) * 12 + by.on.month - met_on.month
    assert months == 0 or (months == 1 and by.on.day <= met_on.day)
    assert is_working_day(by.on, HOLIDAYS) or "which comes first" in by.steps[-1]
    decided = decide_by(opened_on, HOLIDAYS)
    assert is_working_day(decided.on, HOLIDAYS)
    assert opened_on < decided.on <= opened_on + timedelta(days=6)


def test_only_what_was_never_a_child_waits_like_an_adult():
    assert may_be_child(Kind.CHILD, other_age_doubt=False)
    assert may_be_child(Kind.OTHER_PERSON, other_age_doubt=True)
    assert not may_be_child(Kind.OTHER_PERSON, other_age_doubt=False)
    assert not may_be_child(Kind.ADULT, other_age_doubt=True)


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, [Step.CALL, Step.DECIDE]),
        ({"due_on": date(2026, 11, 24)}, [Step.DECIDE, Step.CALL]),
        ({"is_called": True}, [Step.DECIDE]),
        ({"is_called": True, "duty_is_decided": True}, [Step.NOTIFY]),
        ({"duty_is_decided": True, "duty_is_met": True}, [Step.CALL]),
        (DONE, [Step.CLOSE]),
    ],
)
def test_what_is_left_to_do_is_told_the_soonest_due_first(changes, left):
    assert [todo.step for todo in left_to_do(standing(**changes))] == left


def test_a_step_rings_once_its_day_is_over():
    (todo,) = left_to_do(standing(is_called=True))
    assert not todo.is_overdue(date(2026, 11, 23))
    assert todo.is_overdue(date(2026, 11, 24))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"duty_is_decided": True, "duty_is_met": True}, "safeguarding.no_call"),
        ({"is_called": True}, "safeguarding.duty_not_decided"),
        ({"is_called": True, "duty_is_decided": True}, "safeguarding.duty_not_met"),
    ],
)
def test_nothing_closes_without_a_call_or_with_the_duty_open(changes, rule):
    with pytest.raises(Refused) as refused:
        check_ending(Kind.ADULT, Ending.NO_FURTHER_ACTION, standing(**changes))
    assert [each.rule for each in refused.value.refusals] == [rule]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_endings_and_no_other(kind):
    for ending in Ending:
        if ending in endings_of(kind):
            assert check_ending(kind, ending, standing(**DONE)) is ending
        else:
            with pytest.raises(Refused, match="It does not end so"):
                check_ending(kind, ending, standing(**DONE))
    with pytest.raises(Refused, match="It does not end so"):
        check_ending(kind, "forgotten", standing(**DONE))


def test_a_strategy_meeting_is_for_children_and_an_enquiry_for_adults():
    assert Ending.STRATEGY_MEETING not in endings_of(Kind.ADULT)
    assert Ending.ADULT_ENQUIRY not in endings_of(Kind.CHILD)


def test_everything_has_words():
    assert (set(KIND_WORDS), set(STEP_WORDS), set(ENDING_WORDS)) == (
        set(Kind),
        set(Step),
        set(Ending),
    )
