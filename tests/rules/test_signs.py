"""What could be held against the signs of an order is said in sentences."""

from dataclasses import dataclass
from datetime import date

import pytest

from penalties.rules.signs import Condition, inspection_due_on, warnings

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
