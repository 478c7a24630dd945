"""The order in which representations are looked at: what can go wrong for somebody comes first."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeals.rules.grounds import Ground
from appeals.rules.risk import NEAR, PEOPLE_FIRST, Waits, in_order

TODAY = date(2026, 11, 26)
PLAIN = Waits(
    id=uuid.UUID(int=1),
    grounds=("not_so",),
    came_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    target_on=date(2026, 12, 4),
    safe_until=date(2027, 5, 20),
)


def waits(id_: int = 2, **changes) -> Waits:
    return replace(PLAIN, id=uuid.UUID(int=id_), **changes)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"safe_until": TODAY + NEAR}, {"grounds": ("under_18",), "target_on": TODAY}),
        ({"safe_until": TODAY}, {"safe_until": TODAY + timedelta(days=1)}),
        ({"safe_until": date(2026, 11, 1)}, {"safe_until": TODAY}),
        ({"grounds": ("under_18", "other")}, {"target_on": date(2026, 11, 1)}),
        ({"grounds": ("vulnerable",)}, {"grounds": ("not_me", "hardship"), "target_on": TODAY}),
        ({"target_on": TODAY}, {"target_on": TODAY + timedelta(days=1)}),
        ({"came_at": datetime(2026, 11, 19, tzinfo=UTC)}, {}),
    ],
)
def test_what_can_go_wrong_sooner_is_looked_at_first(first, second):
    sooner, later = waits(9, **first), waits(2, **second)
    assert in_order([later, sooner], TODAY) == [sooner, later]


@pytest.mark.parametrize(("days", "near"), [(28, True), (29, False), (0, True), (-1, True)])
def test_the_six_months_are_near_from_28_days_before_the_last_safe_day(days, near):
    assert waits(safe_until=TODAY + timedelta(days=days)).is_near_the_end(TODAY) is near


def test_among_those_near_their_end_no_ground_comes_before_the_sooner_end():
    child = waits(2, grounds=("under_18",), safe_until=TODAY + timedelta(days=9))
    other = waits(3, safe_until=TODAY + timedelta(days=8))
    assert in_order([child, other], TODAY) == [other, child]


some = st.builds(
    Waits,
    id=st.uuids(),
    grounds=st.lists(st.sampled_from([str(one) for one in Ground]), unique=True).map(tuple),
    came_at=st.datetimes(timezones=st.just(UTC)),
    target_on=st.dates(date(2026, 6, 1), date(2027, 2, 1)),
    safe_until=st.dates(date(2026, 10, 1), date(2027, 5, 28)),
)


@given(st.lists(some, unique_by=lambda one: one.id), st.randoms())
def test_the_order_loses_nothing_and_does_not_hang_on_how_it_came(waiting, chance):
    ordered = in_order(waiting, TODAY)
    assert sorted(one.id for one in ordered) == sorted(one.id for one in waiting)
    shuffled = list(waiting)
    chance.shuffle(shuffled)
    assert in_order(shuffled, TODAY) == ordered


@given(some, some)
def test_nobody_waits_behind_who_is_no_nearer_no_more_at_risk_and_no_sooner_due(one, other):
    first, second = in_order([one, other], TODAY)
    if second.is_near_the_end(TODAY):
        assert first.safe_until <= second.safe_until
    elif not first.is_near_the_end(TODAY):
        at_risk = [not PEOPLE_FIRST.isdisjoint(each.grounds) for each in (first, second)]
        assert at_risk != [False, True]
        if at_risk[0] == at_risk[1]:
            assert (first.target_on, first.came_at) <= (second.target_on, second.came_at)
