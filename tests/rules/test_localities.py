"""Whether a barred area lies within its locality, edges included."""

import pytest

from penalties.rules.area_files import read_area
from penalties.rules.localities import lies_within
from tests.builders.orders import HOLE, SQUARE

OUTER = {"type": "Polygon", "coordinates": [SQUARE]}


def square(west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return read_area({"type": "Polygon", "coordinates": [ring]})


@pytest.mark.parametrize(
    ("inner", "within"),
    [
        (OUTER, True),
        (square(0.062, 51.552, 0.064, 51.554), True),
        (square(0.060, 51.550, 0.061, 51.551), True),
        (square(0.0599, 51.552, 0.064, 51.554), False),
        (square(0.08, 51.552, 0.09, 51.554), False),
        (square(0.05, 51.54, 0.08, 51.57), False),
    ],
    ids=["the same", "inside", "along two edges", "one edge over", "elsewhere", "around it"],
)
def test_an_area_lies_within_where_none_of_it_lies_outside(inner, within):
    assert lies_within(inner, OUTER) is within


def test_what_covers_a_hole_of_the_locality_does_not_lie_within_it():
    holed = read_area({"type": "Polygon", "coordinates": [SQUARE, HOLE]})
    assert not lies_within(square(0.063, 51.553, 0.067, 51.557), holed)
    assert lies_within(holed, OUTER)


def test_rounding_to_a_micro_degree_carries_nothing_outside():
    assert lies_within(square(0.059999, 51.55, 0.064, 51.554), OUTER)
    assert not lies_within(square(0.05999, 51.55, 0.064, 51.554), OUTER)
