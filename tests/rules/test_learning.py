"""What second looks teach: counted by quarter, by what lies under them, and never by officer."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.grounds import Ground
from appeals.rules.learning import Line, Look, Quarter, quarter_of, report
from appeals.rules.representations import Channel
from appeals.rules.small_numbers import FEWER, HIDDEN

LOOKS = st.builds(
    Look,
    cancelled=st.booleans(),
    grounds=st.lists(st.sampled_from(Ground), min_size=1, max_size=2, unique=True).map(tuple),
    order=st.sampled_from(["ILF-A", "ILF-B"]),
    article=st.sampled_from(["1", "2"]),
    sign=st.sampled_from(["Roden Street", "No sign near"]),
    channel=st.sampled_from(Channel),
    in_time=st.booleans(),
    days=st.integers(0, 40),
    on_target=st.booleans(),
)


def looks(count, **about):
    plain = {
        "cancelled": True,
        "grounds": (Ground.ORDER_OR_SIGN,),
        "order": "ILF-A",
        "article": "1",
        "sign": "Roden Street",
        "channel": Channel.PAGE,
        "in_time": True,
        "days": 6,
        "on_target": True,
    }
    return [Look(**{**plain, **about})] * count


def line(lines, words):
    return next(one for one in lines if one.words == words)


@pytest.mark.parametrize(
    ("on", "quarter", "first", "last"),
    [
        (date(2026, 1, 1), Quarter(2026, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), Quarter(2026, 2), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), Quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), Quarter(2026, 4), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_one_quarter(on, quarter, first, last):
    assert quarter_of(on) == quarter
    assert (quarter.first, quarter.last) == (first, last)
    assert quarter.after.before == quarter


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_quarters_follow_one_another_without_a_gap(on):
    one = quarter_of(on)
    assert one.first <= on <= one.last
    assert (one.after.first - one.last).days == 1


def test_what_was_cancelled_is_counted_by_everything_beneath_it():
    found = report(looks(12) + looks(20, cancelled=False, grounds=(Ground.HARDSHIP,), sign="A"))
    assert (found.whole.cancelled.number, found.whole.stands.number) == (12, 20)
    assert found.whole.share == "38%"
    assert line(found.by_ground, Ground.ORDER_OR_SIGN).cancelled.number == 12
    assert line(found.by_ground, Ground.HARDSHIP).stands.number == 20
    assert line(found.by_article, "ILF-A, 1").share == "38%"
    assert line(found.by_sign, "ILF-A, Roden Street").cancelled.number == 12
    assert line(found.by_channel, Channel.PAGE).cancelled.number == 12
    assert line(found.by_time, "late").cancelled.number == 0


def test_answers_on_target_and_the_median_are_told_where_there_are_enough():
    found = report(looks(15, days=4) + looks(10, days=12, on_target=False, cancelled=False))
    assert (found.on_target.number, found.after_target.number) == (15, 10)
    assert found.median_days == "4 days"
    assert report(looks(19)).median_days == "too few to say"


def test_a_small_order_hides_all_that_lies_within_it():
    found = report(looks(3, order="ILF-B") + looks(30))
    assert line(found.by_order, "ILF-B").cancelled == FEWER
    assert line(found.by_order, "ILF-A").cancelled == HIDDEN
    for of in (found.by_article, found.by_sign):
        assert {one.cancelled for one in of} == {HIDDEN}


def test_with_few_cancelled_no_table_and_no_total_tells_how_many():
    found = report(looks(2) + looks(30, cancelled=False))
    assert found.whole.cancelled == FEWER
    assert found.whole.share == "hidden"
    for of in (found.by_ground, found.by_order, found.by_channel, found.by_time):
        assert {one.cancelled for one in of} == {HIDDEN}
    assert (found.on_target, found.after_target) == (HIDDEN, HIDDEN)


@given(st.lists(LOOKS, max_size=60))
def test_no_table_lets_a_small_number_be_reckoned_from_its_sum(made):
    found = report(made)
    partitions = [(of, found.whole) for of in (found.by_order, found.by_channel, found.by_time)] + [
        (tuple(one for one in of if one.words.startswith(f"{order.words}, ")), order)
        for of in (found.by_article, found.by_sign)
        for order in found.by_order
    ]
    for lines, total in partitions:
        for column in ("cancelled", "stands"):
            _check(lines, total, column)


def _check(lines: tuple[Line, ...], total: Line, column: str) -> None:
    cells, whole = [getattr(one, column) for one in lines], getattr(total, column)
    assert not any(0 < (cell.number or 0) < 5 for cell in cells)
    unseen = [cell for cell in cells if cell.number is None]
    if whole.number is None:
        assert len(unseen) == len(cells)
    else:
        assert len(unseen) != 1


def test_nothing_of_an_officer_is_known_to_it():
    assert not {"officer", "issued_by", "decided_by"} & {one.name for one in fields(Look)}
