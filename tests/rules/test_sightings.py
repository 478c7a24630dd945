"""What a letter about a vehicle rests on: independent sightings of the vehicle of the file."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.refusals import Refused
from penalties.rules.sightings import (
    APART,
    Seen,
    check_mark,
    check_not_recent,
    check_seen_at,
    check_words,
    delete_on,
    resting_on,
    review_on,
)

NOW = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
A, B, C = (UUID(int=n) for n in (1, 2, 3))


def seen(who=A, minutes=60.0, watched_by=None, make="Example", colour="blue"):
    return Seen(uuid4(), who, watched_by, NOW - timedelta(minutes=minutes), make, colour)


@pytest.mark.parametrize("text", ["AB12 CDE", "ab12cde", "AB02 CDE", "A123 BCD", "ABC 1204"])
def test_a_uk_mark_is_taken_in_any_spelling(text):
    assert check_mark(text).format


@pytest.mark.parametrize(
    "text",
    ["", "?", "NOT A MARK", "12345678901", "IIII OOO", "A012 BCD", "0 A", "ABC 0D", "ABZ 0012"],
)
def test_a_mark_that_is_none_is_refused_in_a_sentence(text):
    with pytest.raises(Refused, match=r"registration number.*AB12 CDE"):
        check_mark(text)


@pytest.mark.parametrize(
    ("minutes", "sentence"), [(-1, "in the past"), (60 * 24 * 366, "12 months ago")]
)
def test_a_moment_to_come_or_long_gone_is_refused(minutes, sentence):
    with pytest.raises(Refused, match=sentence):
        check_seen_at(NOW - timedelta(minutes=minutes), NOW)
    check_seen_at(NOW, NOW)


@pytest.mark.parametrize(
    "road",
    ["Sample Lane, where she was standing in the red light area", "Kerb crawling in Long Lane"],
)
def test_nothing_that_happened_is_described(road):
    with pytest.raises(Refused, match="Nobody, and nothing that happened"):
        check_words(road, "Example", "blue")


@pytest.mark.parametrize("words", [("", "a", "b"), ("r", " ", "b"), ("r" * 121, "a", "b")])
def test_words_are_given_and_few(words):
    with pytest.raises(Refused, match="Say the make"):
        check_words(*words)


def test_two_officers_at_two_times_are_enough_the_latest_two():
    first, second, third = seen(A, 3000), seen(B, 2000), seen(A, 100)
    assert resting_on([first, second, third], "EXAMPLE", "Blue", NOW) == (second, third)


def test_one_that_was_watched_is_enough():
    only = seen(A, watched_by=B)
    assert resting_on([only], "Example", "blue", NOW) == (only,)


@pytest.mark.parametrize(
    "sightings",
    [
        [seen(A, 500), seen(A, 60)],
        [seen(A, 60), seen(B, 60)],
        [seen(A, 60), seen(B, 60 + 29.9)],
        [seen(A, 60 * 24 * 367), seen(B, 60)],
        [seen(A, 60)],
        [],
    ],
)
def test_copies_of_one_moment_and_one_officer_are_not_enough(sightings):
    with pytest.raises(Refused, match="two officers who saw"):
        resting_on(sightings, "Example", "blue", NOW)


def test_thirty_minutes_apart_is_apart():
    pair = seen(B, 90), seen(A, 60)
    assert resting_on(pair, "Example", "blue", NOW) == pair


def test_another_make_or_colour_is_told_where_it_leaves_too_few():
    with pytest.raises(Refused, match="make or colour"):
        resting_on([seen(A, 600), seen(B, 60, colour="red")], "Example", "blue", NOW)
    enough = [seen(A, 600, colour="red"), seen(A, 500), seen(B, 60)]
    assert len(resting_on(enough, "Example", "blue", NOW)) == 2


@given(
    st.lists(
        st.tuples(st.sampled_from([A, B, C]), st.integers(1, 5000), st.sampled_from([None, C])),
        max_size=6,
    )
)
def test_whatever_was_seen_a_letter_rests_on_independent_eyes(rows):
    sightings = [seen(who, minutes, by if by != who else None) for who, minutes, by in rows]
    try:
        found = resting_on(sightings, "Example", "blue", NOW)
    except Refused:
        return
    if len(found) == 1:
        assert found[0].supervised_by not in (None, found[0].officer_id)
    else:
        first, second = found
        assert first.officer_id != second.officer_id
        assert second.seen_at - first.seen_at >= APART


@pytest.mark.parametrize(
    ("posted", "on", "is_open"),
    [
        (date(2026, 1, 10), date(2027, 1, 9), False),
        (date(2026, 1, 10), date(2027, 1, 10), True),
        (date(2024, 2, 29), date(2025, 2, 27), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
    ],
)
def test_one_letter_in_so_many_months(posted, on, is_open):
    if is_open:
        check_not_recent([posted], 12, on)
    else:
        with pytest.raises(Refused, match="Only one may go in 12 months"):
            check_not_recent([posted], 12, on)


def test_all_of_it_is_deleted_a_year_after_the_last_sighting():
    last = datetime(2026, 11, 20, 23, 40, tzinfo=UTC)
    assert delete_on([last - timedelta(days=9), last]) == date(2027, 11, 20)
    assert review_on(date(2027, 11, 20)) == date(2027, 10, 20)
    after_midnight_in_london = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert delete_on([after_midnight_in_london]) == date(2027, 7, 2)
