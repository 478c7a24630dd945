"""What an order says has one digest, and its dates are counted as the Act counts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.order_files import read_orders
from penalties.rules.orders import Change, challenge_closes_on, content_digest, last_lawful_day
from tests.builders.orders import SQUARE, collection, draft, feature, with_area


@pytest.mark.parametrize(
    ("made_on", "closes_on"),
    [(date(2026, 12, 1), date(2027, 1, 11)), (date(2026, 2, 2), date(2026, 3, 15))],
)
def test_the_high_court_may_be_asked_for_six_weeks_beginning_with_the_day(made_on, closes_on):
    assert challenge_closes_on(made_on) == closes_on


@given(st.dates(date(2014, 10, 20), date(2090, 1, 1)))
def test_three_years_end_before_their_anniversary(first):
    last = last_lawful_day(first)
    assert 3 * 365 - 1 <= (last - first).days <= 3 * 365
    assert (last.month, last.day) < (first.month, first.day) or (first.month, first.day) == (1, 1)


def test_the_same_content_has_the_same_digest_however_its_file_is_laid_out():
    (usual,) = read_orders(collection(feature()))
    (turned,) = read_orders(collection(with_area([*SQUARE[2:], *SQUARE[1:3]])))
    backwards = dict(reversed(feature()["properties"].items()))
    (shuffled,) = read_orders(collection(feature() | {"properties": backwards}))
    assert content_digest(usual) == content_digest(turned) == content_digest(shuffled)


def test_the_reason_for_a_change_is_no_part_of_the_content():
    assert content_digest(draft()) == content_digest(draft(change=Change.CORRECTION))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Harassment."},
        {"made_on": date(2024, 11, 12)},
        {"in_force_to": date(2027, 11, 23)},
        {"full_pence": 9999},
        {"lower_days": 11},
        {"prohibitions": (replace(draft().prohibitions[0], applies_to="Drivers"),)},
        {
            "area": {
                "type": "Polygon",
                "coordinates": [[*SQUARE[:2], [0.07, 51.560001], *SQUARE[3:]]],
            }
        },
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_else_changes_gives_another_digest(change):
    assert content_digest(draft(**change)) != content_digest(draft())
