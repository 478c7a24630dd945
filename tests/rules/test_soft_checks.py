"""Soft checks: clocks, the edge of the area, the cool-off, and one act as one penalty."""

from datetime import timedelta
from typing import Any

import pytest

from penalties.rules.areas import Place
from tests.builders.issue import AT, OFFENCE_AT, checked, earlier, failing

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("apart", "passed"),
    [
        (timedelta(), True),
        (10 * MINUTE, True),
        (-10 * MINUTE, True),
        (10 * MINUTE + timedelta(seconds=1), False),
        (timedelta(hours=-2), False),
    ],
)
def test_the_clocks_may_be_ten_minutes_apart(apart: timedelta, passed: bool) -> None:
    assert checked("clock_drift", device_clock=AT + apart).passed is passed


def test_an_authority_may_allow_less_drift_and_no_clock_is_no_drift() -> None:
    assert failing(device_clock=AT + 2 * MINUTE, clock_drift=MINUTE) == {"clock_drift"}
    assert failing(device_clock=None) == set()
    assert checked("clock_drift", device_clock=AT - 2 * MINUTE).answer == (
        "The tablet's clock is 2 minutes from ours, 10 minutes allowed."
    )


@pytest.mark.parametrize(
    ("place", "accuracy", "passed"),
    [
        (Place(True, 8.1), 8.0, True),
        (Place(True, 8.0), 8.0, False),
        (Place(False, 8.0), 8.0, False),
        (Place(True, 0.5), None, True),
        (Place(True, 0.0), None, False),
    ],
)
def test_a_place_within_the_accuracy_of_the_edge_is_not_sure(
    place: Place, accuracy: float | None, passed: bool
) -> None:
    assert checked("place_near_edge", place=place, accuracy_m=accuracy).passed is passed


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({"issued_at": OFFENCE_AT - timedelta(hours=24)}, True),
        ({"issued_at": OFFENCE_AT - timedelta(hours=24) + timedelta(seconds=1)}, False),
        ({"issued_at": OFFENCE_AT + timedelta(hours=23)}, False),
        ({"issued_at": OFFENCE_AT - timedelta(hours=2), "prohibition_code": "2"}, True),
        ({"issued_at": OFFENCE_AT - timedelta(hours=2), "order_code": "ILF-HAR"}, True),
    ],
)
def test_the_cool_off_is_a_day_under_the_same_prohibition(
    changes: dict[str, Any], passed: bool
) -> None:
    assert checked("cool_off", earlier=(earlier(**changes),)).passed is passed


def test_a_supervisor_may_pass_the_cool_off_and_an_authority_may_set_it() -> None:
    before = (earlier(issued_at=OFFENCE_AT - timedelta(hours=30)),)
    assert checked("cool_off", earlier=before).passed
    longer = {"earlier": before, "cool_off": timedelta(hours=48)}
    assert failing(**longer) == {"cool_off"}
    passed = checked("cool_off", **longer, cool_off_passed=True)
    assert passed.passed
    assert passed.answer.endswith("A supervisor has passed it.")


@pytest.mark.parametrize(
    ("changes", "passed"),
    [
        ({"offence_at": OFFENCE_AT, "order_code": "ILF-HAR"}, False),
        ({"offence_at": OFFENCE_AT - 29 * MINUTE, "prohibition_code": "2"}, False),
        ({"offence_at": OFFENCE_AT - 30 * MINUTE, "prohibition_code": "2"}, True),
        ({"incident": "i1"}, False),
        ({"incident": "i2"}, True),
        ({}, True),
    ],
)
def test_one_act_is_one_penalty_across_orders(changes: dict[str, Any], passed: bool) -> None:
    told = checked("one_act", earlier=(earlier(**changes),), incident="i1")
    assert told.passed is passed


def test_two_penalties_without_an_incident_are_not_of_one() -> None:
    assert failing(earlier=(earlier(incident=""),), incident="") == set()
