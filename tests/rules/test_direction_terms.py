"""48 hours are counted as they elapse, from the first giving, whatever the clocks do."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.days import LONDON
from penalties.rules.direction_terms import EXCLUSION_LASTS, Running, Terms, check_varying
from penalties.rules.directions import check_terms
from tests.builders.giving import GIVEN_AT, HOUR, RUNNING, SECOND, TERMS, rules_of

BACK_2026 = datetime(2026, 10, 25, 1, tzinfo=UTC)
FORWARD_2027 = datetime(2027, 3, 28, 1, tzinfo=UTC)
BACK_2027 = datetime(2027, 10, 31, 1, tzinfo=UTC)
CHANGES = (BACK_2026, FORWARD_2027, BACK_2027)


def london(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


def lasting(first: datetime, ends_at: datetime) -> Terms:
    return Terms(first, first, ends_at)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (london("2026-11-22 21:15"), london("2026-11-24 21:15")),
        (london("2026-10-24 21:15"), london("2026-10-26 20:15")),
        (london("2026-10-23 01:30"), london("2026-10-25 01:30", fold=0)),
        (london("2026-10-25 01:30", fold=1), london("2026-10-27 01:30")),
        (london("2027-03-27 21:15"), london("2027-03-29 22:15")),
        (london("2027-10-30 23:00"), london("2027-11-01 22:00")),
        (london("2026-12-31 23:59"), london("2027-01-02 23:59")),
    ],
)
def test_48_hours_are_the_most_to_the_second(first: datetime, last: datetime) -> None:
    assert last.timestamp() - first.timestamp() == 48 * 3600
    assert check_terms(lasting(first, last), first, None) == ()
    over = (last.astimezone(UTC) + SECOND).astimezone(LONDON)
    assert rules_of(check_terms(lasting(first, over), first, None)) == {"too_long"}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (
            *(london("2026-11-22 21:15"), london("2026-11-24 21:45")),
            "This is 48 hours and 30 minutes. It has to end by 9:15pm on 24 November 2026.",
        ),
        (
            *(london("2026-10-24 21:15"), london("2026-10-26 21:15")),
            "The clocks go back on 25 October 2026, so this is 49 hours. "
            "It has to end by 8:15pm on 26 October 2026.",
        ),
        (
            *(london("2027-10-30 23:00"), london("2027-11-01 22:20")),
            "The clocks go back on 31 October 2027, so this is 48 hours and 20 minutes. "
            "It has to end by 10pm on 1 November 2027.",
        ),
        (
            *(london("2026-10-24 21:15"), london("2026-10-26 21:16")),
            "This is 49 hours and 1 minute. It has to end by 8:15pm on 26 October 2026.",
        ),
        (
            *(london("2027-03-27 21:15"), london("2027-03-29 22:16")),
            "This is 48 hours and 1 minute. It has to end by 10:15pm on 29 March 2027.",
        ),
        (
            *(london("2026-10-23 01:30"), london("2026-10-25 01:30", fold=1)),
            "The clocks go back on 25 October 2026, so this is 49 hours. "
            "It has to end by 1:30am on 25 October 2026 (BST).",
        ),
        (
            *(london("2026-11-22 21:15"), london("2026-11-24 21:15:01")),
            "This is 48 hours and 1 minute. It has to end by 9:15pm on 24 November 2026.",
        ),
    ],
    ids=["half an hour", "back", "back, in part", "both", "forward", "twice 1:30am", "a second"],
)
def test_too_long_says_how_long_it_is_and_how_long_it_may_be(
    first: datetime, last: datetime, said: str
) -> None:
    (refusal,) = check_terms(lasting(first, last), first, None)
    assert refusal.rule == "directions.too_long"
    assert refusal.source == "ASBCPA 2014 s35(4), (8)"
    assert refusal.sentence.endswith(f"from when it was first given. {said}")


@pytest.mark.parametrize(
    ("first_given_at", "rule"),
    [
        (RUNNING.starts_at - SECOND, "before_authorisation"),
        (RUNNING.starts_at, None),
        (RUNNING.ends_at - SECOND, None),
        (RUNNING.ends_at, "after_authorisation"),
    ],
)
def test_it_begins_while_the_authorisation_runs_and_may_end_after_it(
    first_given_at: datetime, rule: str | None
) -> None:
    terms = lasting(first_given_at, first_given_at + EXCLUSION_LASTS)
    found = check_terms(terms, first_given_at, RUNNING)
    assert rules_of(found) == ({rule} if rule else set())
    assert RUNNING.runs_at(first_given_at) is (rule is None)


@pytest.mark.parametrize(
    ("leave_by", "ends_at", "rules"),
    [
        (GIVEN_AT, GIVEN_AT + SECOND, set()),
        (GIVEN_AT, GIVEN_AT, {"ends_too_soon"}),
        (GIVEN_AT - SECOND, GIVEN_AT + HOUR, {"leave_by_too_early"}),
        (GIVEN_AT + HOUR, GIVEN_AT + HOUR, set()),
        (GIVEN_AT + HOUR + SECOND, GIVEN_AT + HOUR, {"leave_by_too_late"}),
        (
            *(GIVEN_AT - HOUR, GIVEN_AT - 2 * HOUR),
            {"leave_by_too_early", "leave_by_too_late", "ends_too_soon"},
        ),
        (GIVEN_AT + 50 * HOUR, GIVEN_AT + 49 * HOUR, {"leave_by_too_late", "too_long"}),
    ],
)
def test_its_moments_come_in_order_and_every_fault_is_told(
    leave_by: datetime, ends_at: datetime, rules: set[str]
) -> None:
    found = check_terms(Terms(GIVEN_AT, leave_by, ends_at), GIVEN_AT, RUNNING)
    assert rules_of(found) == rules


@pytest.mark.parametrize(
    ("varied", "rules"),
    [
        (Terms(GIVEN_AT + HOUR, TERMS.leave_by, GIVEN_AT + 48 * HOUR), set()),
        (Terms(GIVEN_AT + HOUR, TERMS.leave_by, GIVEN_AT + 48 * HOUR + SECOND), {"too_long"}),
        (Terms(GIVEN_AT + HOUR, TERMS.leave_by, GIVEN_AT + 2 * HOUR), set()),
        (Terms(GIVEN_AT + HOUR, TERMS.leave_by, GIVEN_AT + HOUR), {"ends_too_soon"}),
        (Terms(GIVEN_AT + HOUR, GIVEN_AT + HOUR, TERMS.ends_at), set()),
        (Terms(GIVEN_AT + HOUR, GIVEN_AT + HOUR - SECOND, TERMS.ends_at), {"leave_by_too_early"}),
        (Terms(TERMS.ends_at - SECOND, TERMS.leave_by, GIVEN_AT + 48 * HOUR), set()),
        (Terms(TERMS.ends_at, TERMS.leave_by, GIVEN_AT + 48 * HOUR), {"over"}),
        (Terms(GIVEN_AT - SECOND, TERMS.leave_by, TERMS.ends_at), {"varied_before_given"}),
    ],
)
def test_a_variation_counts_from_the_first_giving_and_comes_before_the_end(
    varied: Terms, rules: set[str]
) -> None:
    assert rules_of(check_varying(varied, TERMS, GIVEN_AT, RUNNING)) == rules


def test_it_may_be_varied_after_the_authorisation_is_over() -> None:
    varied = Terms(RUNNING.ends_at + HOUR, TERMS.leave_by, GIVEN_AT + 48 * HOUR)
    assert varied.given_at < TERMS.ends_at
    assert check_varying(varied, TERMS, GIVEN_AT, RUNNING) == ()


def test_in_the_hour_that_comes_twice_the_moments_keep_their_order() -> None:
    first, second = (london("2026-10-25 01:30", fold=fold) for fold in (0, 1))
    begins, quarter_past = london("2026-10-24 23:00"), london("2026-10-25 01:15", fold=1)
    stands = Terms(begins, begins, first)
    varied = Terms(quarter_past, begins, london("2026-10-26 12:00"))
    assert rules_of(check_varying(varied, stands, begins, None)) == {"over"}
    leave_by = london("2026-10-25 01:45", fold=0)
    assert check_terms(Terms(begins, leave_by, second), begins, None) == ()
    assert rules_of(check_terms(Terms(begins, second, leave_by), begins, None)) == {
        "leave_by_too_late"
    }
    assert not Running(begins, first).runs_at(quarter_past)
    assert Running(begins, second).runs_at(leave_by)


def near_a_change() -> st.SearchStrategy[datetime]:
    """A moment within four days of a night on which the clocks change, as a London clock has it."""
    off = st.integers(-96 * 60, 96 * 60).map(lambda minutes: timedelta(minutes=minutes))
    return st.builds(lambda at, by: (at + by).astimezone(LONDON), st.sampled_from(CHANGES), off)


def some_time() -> st.SearchStrategy[timedelta]:
    """Some hours, often about as many as may be."""
    about = st.integers(-7201, 7201).map(lambda over: EXCLUSION_LASTS + over * SECOND)
    return st.one_of(about, st.integers(-3600, 96 * 3600).map(lambda lasts: lasts * SECOND))


def typed(first: datetime, lasts: timedelta, *, by_the_wall_clock: bool) -> datetime:
    """The end that somebody types: added up on the wall clock, as people do, or in real time."""
    if by_the_wall_clock:
        return (first.replace(tzinfo=None) + lasts).replace(tzinfo=LONDON)
    return (first.astimezone(UTC) + lasts).astimezone(LONDON)


@given(
    near_a_change(),
    st.lists(st.tuples(some_time(), some_time(), st.booleans()), min_size=1, max_size=8),
)
def test_no_chain_of_accepted_terms_keeps_anybody_away_for_longer_than_48_hours(
    first: datetime, tries: list[tuple[timedelta, timedelta, bool]]
) -> None:
    authorised = Running(first, first + 48 * HOUR)
    stands: Terms | None = None
    for after, lasts, by_the_wall_clock in tries:
        ends_at = typed(first, lasts, by_the_wall_clock=by_the_wall_clock)
        if stands is None:
            terms = Terms(first, first, ends_at)
            found = check_terms(terms, first, authorised)
        else:
            terms = Terms(typed(first, after, by_the_wall_clock=False), first, ends_at)
            found = check_varying(terms, stands, first, authorised)
        if not found:
            stands = terms
            assert 0 < stands.ends_at.timestamp() - first.timestamp() <= 48 * 3600
        elif stands is None:
            lasted = ends_at.timestamp() - first.timestamp()
            assert not 0 < lasted <= 48 * 3600
