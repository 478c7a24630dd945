"""Latitude and longitude are read from what maps and people write, and never beyond the island."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules import coordinates
from penalties.rules.refusals import Refused


@pytest.mark.parametrize(
    ("typed", "micro"),
    [
        ("51.559217", 51_559_217),
        (" 52 ", 52_000_000),
        ("51.55921742", 51_559_217),
        ("51.5°", 51_500_000),
    ],
)
def test_a_latitude_is_read_as_micro_degrees(typed, micro):
    assert coordinates.latitude(typed) == micro


@pytest.mark.parametrize(
    ("typed", "micro"), [("-0.0738515", -73_852), ("\u22122.94", -2_940_000), ("+.07", None)]
)
def test_a_longitude_may_be_west_of_greenwich(typed, micro):
    if micro is None:
        with pytest.raises(Refused):
            coordinates.longitude(typed)
    else:
        assert coordinates.longitude(typed) == micro


@pytest.mark.parametrize("typed", ["", "north", "51,5", "5e1", "51.5.1", "٥١.٥", "9" * 400, "nan"])
def test_what_is_no_number_of_degrees_is_refused(typed):
    with pytest.raises(Refused, match=r"like 51\.559"):
        coordinates.latitude(typed)


@pytest.mark.parametrize(
    ("typed", "good"), [("49.8", True), ("49.79", False), ("61", True), ("61.1", False)]
)
def test_a_latitude_outside_great_britain_is_refused(typed, good):
    if good:
        assert coordinates.latitude(typed)
    else:
        with pytest.raises(Refused, match=r"must be 49\.8 to 61"):
            coordinates.latitude(typed)


@given(st.integers(-9_000_000, 2_100_000))
def test_every_longitude_that_is_written_is_read_back(micro):
    assert coordinates.longitude(coordinates.written(micro)) == micro
