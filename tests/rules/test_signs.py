"""What could be held against the signs of an order is said in sentences."""

from dataclasses import dataclass
from datetime import date

import pytest

from penalties.rules.signs import Condition, Inspection, as_it_stood, inspection_due_on, warnings

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Sign:
    condition: Condition = Condition.GOOD
    inspected_on: date = TODAY


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ((), ("No sign is recorded for this order. People may not have known of it.",)),
        ((Sign(),), ()),
        ((Sign(inspected_on=date(2026, 8, 23)),), ()),
        ((Sign(inspected_on=date(2026, 8, 22)),), ("1 sign not inspected for three months.",)),
        ((Sign(Condition.DAMAGED), Sign(Condition.MISSING)), ("2 signs damaged or missing.",)),
    ],
)
def test_missing_damaged_and_long_unseen_signs_are_told(signs, told):
    assert warnings(signs, TODAY) == told


def test_an_inspection_holds_for_thirteen_weeks():
    assert inspection_due_on(Sign()) == date(2027, 2, 21)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), "good"),
        (date(2026, 11, 1), "good"),
        (date(2026, 11, 2), "missing"),
        (date(2027, 1, 1), "missing"),
    ],
)
def test_a_sign_stood_as_it_was_last_found_up_to_that_day(on, found):
    looks = [
        Inspection(date(2026, 10, 1), "good"),
        # Looked at twice on a day: what was recorded last of it counts.
        Inspection(date(2026, 11, 2), "damaged"),
        Inspection(date(2026, 11, 2), "missing"),
    ]
    stood = as_it_stood(looks, on)
    assert (stood.condition if stood else None) == found
