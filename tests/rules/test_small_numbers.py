"""Small numbers: nothing that is hidden can be reckoned from what is shown."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.small_numbers import (
    ENOUGH_FOR_A_RATE,
    FEWER,
    FEWEST,
    HIDDEN,
    Cell,
    Seen,
    alone,
    percent,
    together,
)

COUNTS = st.lists(st.integers(0, 30), min_size=1, max_size=6)


def number(count):
    return Cell(Seen.NUMBER, count)


def possible(cells, total, least_hidden):
    """For each place every value that it can have, to somebody who sees the cells and the total."""
    ranges = [
        [cell.number]
        if cell.number is not None
        else range(1, FEWEST)
        if cell == FEWER
        else range(least_hidden, total + 1)
        for cell in cells
    ]
    fitting = [made for made in product(*ranges) if sum(made) == total]
    return [{made[place] for made in fitting} for place in range(len(cells))]


@given(counts=st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_nothing_hidden_can_be_reckoned_from_the_sum(counts):
    cells = together(counts, total_is_seen=not 0 < sum(counts) < FEWEST)
    if 0 < sum(counts) < FEWEST:
        assert set(cells) == {HIDDEN}
        return
    for cell, values in zip(cells, possible(cells, sum(counts), 0), strict=True):
        assert (cell.number is not None) == (len(values) == 1), (counts, cells)


@given(counts=st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_nor_by_somebody_who_knows_that_hidden_numbers_are_not_small(counts):
    cells = together(counts)
    if FEWER not in cells:
        return
    values = possible(cells, sum(counts), FEWEST)
    for cell, known in zip(cells, values, strict=True):
        assert (cell.number is not None) == (len(known) == 1), (counts, cells)


@given(counts=COUNTS)
def test_a_small_number_is_never_shown_and_what_is_shown_is_true(counts):
    for cell, count in zip(together(counts), counts, strict=True):
        assert cell.number in (None, count)
        assert not 0 < (cell.number or 0) < FEWEST


@given(counts=COUNTS)
def test_where_nothing_is_small_nothing_is_hidden(counts):
    large = [count for count in counts if not 0 < count < FEWEST]
    assert [cell.number for cell in together(large)] == large


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([3, 12, 7], [FEWER, number(12), HIDDEN]),
        ([3, 12, 0], [FEWER, HIDDEN, number(0)]),
        ([2, 2, 0, 9], [FEWER, FEWER, number(0), HIDDEN]),
        ([1, 5, 9], [FEWER, HIDDEN, HIDDEN]),
        ([1, 5], [HIDDEN, HIDDEN]),
        ([1, 1, 1, 1, 1], [HIDDEN] * 5),
        ([4, 4], [HIDDEN, HIDDEN]),
        ([0, 0], [number(0), number(0)]),
        ([], []),
    ],
)
def test_as_few_are_hidden_beside_the_small_ones_as_leave_them_open(counts, shown):
    assert list(together(counts)) == shown


def test_beside_a_total_that_is_hidden_everything_is():
    assert together([0, 8, 30], total_is_seen=False) == (HIDDEN,) * 3


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "none"),
        (1, "fewer than 5"),
        (4, "fewer than 5"),
        (5, "5"),
        (1_204, "1,204"),
    ],
)
def test_a_count_in_words(count, words):
    assert alone(count).words == words


def test_what_is_hidden_says_so():
    assert HIDDEN.words == "hidden"


@pytest.mark.parametrize(
    ("cancelled", "stands", "words"),
    [
        (number(5), number(15), "25%"),
        (number(0), number(ENOUGH_FOR_A_RATE), "0%"),
        (number(9), number(10), "too few to say"),
        (FEWER, number(40), "hidden"),
        (number(40), HIDDEN, "hidden"),
    ],
)
def test_no_share_of_few_or_of_what_is_hidden(cancelled, stands, words):
    assert percent(cancelled, stands) == words
