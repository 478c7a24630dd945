"""What is left open of an area is no part of it any more, and nothing is barred that was not."""

from math import radians
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.area_files import polygons_of, read_area
from penalties.rules.areas import bounds, locate
from penalties.rules.carve_outs import bars, without
from penalties.rules.directions import check_giving
from penalties.rules.refusals import Refused
from tests.builders.areas import spheroid_metres, stars, walk
from tests.builders.giving import changed
from tests.builders.orders import HOLE, SQUARE, sample_features

HOLED = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
PARTED = {
    "type": "MultiPolygon",
    "coordinates": [[SQUARE, HOLE], [[[lon, lat + 0.02] for lon, lat in SQUARE]]],
}
AREAS = [one["geometry"] for one in sample_features()] + [HOLED, PARTED]
NAMES = [one["properties"]["code"] for one in sample_features()] + ["holed", "parted"]


def shape_of(area: Any) -> Any:
    return shapely.MultiPolygon([(part[0], part[1:]) for part in polygons_of(area)])


def corner(area: Any) -> tuple[int, int]:
    lon, lat = polygons_of(area)[0][0][0]
    return lat, lon


def within(area: Any) -> tuple[int, int]:
    """A place well inside of the area, and none of its corners."""
    spot = shape_of(area).representative_point()
    return round(spot.y), round(spot.x)


def carved(
    area: dict[str, Any], spots: list[tuple[int, int]], radius_m: float
) -> dict[str, Any] | None:
    """What is left of an area, ``None`` where nothing is."""
    try:
        return without(area, spots, radius_m)
    except Refused:
        return None


def metres(*e6: int) -> float:
    return spheroid_metres(*(degrees / 1e6 for degrees in e6))


@st.composite
def places(draw: st.DrawFn, ring: list[list[float]]) -> tuple[int, int]:
    """A place in or about an area: anywhere, on a corner, or on the way between two corners."""
    one, other = draw(st.sampled_from(ring)), draw(st.sampled_from(ring))
    share = draw(st.sampled_from([0.0, 0.001, 0.25, 0.5]))
    lon, lat = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    north, east = draw(st.integers(-200, 200)), draw(st.integers(-200, 200))
    off = draw(st.booleans())
    return round(lat * 1e6) + off * north, round(lon * 1e6) + off * east


@st.composite
def carvings(draw: st.DrawFn) -> tuple[dict[str, Any], list[tuple[int, int]], float]:
    """An area, places to leave open and how far around them."""
    ring = draw(stars())
    spots = draw(st.lists(places(ring), min_size=1, max_size=4))
    area = read_area({"type": "Polygon", "coordinates": [ring]})
    return area, spots, draw(st.sampled_from([0.0, 1.0, 7.5, 30.0, 60.0, 400.0]))


@given(carvings())
def test_what_is_carved_out_is_not_barred_and_nothing_is_that_was_not(
    carving: tuple[dict[str, Any], list[tuple[int, int]], float],
) -> None:
    area, spots, radius_m = carving
    left = carved(area, spots, radius_m)
    if left is None:
        lat_e6, lon_e6 = within(area)
        assert min(metres(lat_e6, lon_e6, *spot) for spot in spots) < radius_m * 1.02 + 1
        return
    assert not any(bars(left, *spot) for spot in spots)
    assert left == read_area(left)
    assert shape_of(left).is_valid
    assert shape_of(area).covers(shape_of(left))


@given(carvings(), st.floats(0, 360), st.sampled_from([0.0, 0.5, 1.0]))
def test_a_place_near_enough_is_open_and_a_place_further_off_is_barred_as_before(
    carving: tuple[dict[str, Any], list[tuple[int, int]], float], bearing: float, share: float
) -> None:
    area, spots, _ = carving
    home = spots[0]
    left = without(area, [home], 30)
    near = walk(home[0] / 1e6, home[1] / 1e6, radians(bearing), 29.5 * share)
    far = walk(home[0] / 1e6, home[1] / 1e6, radians(bearing), 31 + 300 * share)
    assert not bars(left, *near)
    if locate(area, *far).metres_to_edge > 2:
        assert bars(left, *far) is bars(area, *far)


@pytest.mark.parametrize("geometry", AREAS, ids=NAMES)
@pytest.mark.parametrize("spot", [corner, within], ids=["corner", "within"])
def test_every_kind_of_area_can_be_carved(geometry: Any, spot: Any) -> None:
    area = read_area(geometry)
    home = spot(area)
    left = without(area, [home], 25)
    assert bars(area, *home)
    assert not bars(left, *home)
    assert shape_of(area).covers(shape_of(left))
    box = bounds(area)
    assert bounds(left) == box or spot is corner


def test_a_home_well_inside_is_a_hole_and_moves_no_corner() -> None:
    area = read_area({"type": "Polygon", "coordinates": [SQUARE]})
    left = without(area, [within(area)], 40)
    assert left["type"] == "Polygon"
    assert left["coordinates"][0] == area["coordinates"][0]
    assert len(left["coordinates"]) == 2
    hole = shapely.Polygon(polygons_of(left)[0][1])
    disc = hole.area * 0.111_32 * 0.111_32 * 0.6216  # square micro-degrees there, in square metres
    assert disc == pytest.approx(3.1416 * 40**2, rel=0.02)


def test_a_place_outside_changes_nothing() -> None:
    area = read_area(HOLED)
    north = bounds(area).north_e6 + 10_000
    assert without(area, [(north, bounds(area).west_e6)], 40) == area
    assert without(area, [], 40) == area


def test_what_cuts_an_area_in_two_leaves_both_parts() -> None:
    west, south = 64_000, 51_555_000
    strip = [
        [west, south],
        [west + 20_000, south],
        [west + 20_000, south + 200],
        [west, south + 200],
    ]
    ring = [[lon / 1e6, lat / 1e6] for lon, lat in [*strip, strip[0]]]
    left = without(
        read_area({"type": "Polygon", "coordinates": [ring]}), [(south + 100, west + 10_000)], 50
    )
    assert left["type"] == "MultiPolygon"
    assert len(left["coordinates"]) == 2


def test_an_area_of_which_nothing_is_left_is_refused() -> None:
    area = read_area({"type": "Polygon", "coordinates": [SQUARE]})
    with pytest.raises(Refused) as caught:
        without(area, [within(area)], 5_000)
    (refusal,) = caught.value.refusals
    assert refusal.rule == "directions.nothing_left"
    assert refusal.source == "ASBCPA 2014 s36(2)"
    assert refusal.sentence == (
        "Leaving that open leaves nothing of the area. Choose a smaller space to leave open."
    )


@given(carvings(), st.booleans())
def test_no_direction_that_is_accepted_bars_a_recorded_home(
    carving: tuple[dict[str, Any], list[tuple[int, int]], float], is_carved: bool
) -> None:
    area, homes, _ = carving
    barred = without(area, homes, 20) if is_carved else area
    bars_home = any(bars(barred, *home) for home in homes)
    accepted = not check_giving(changed(bars_home=bars_home))
    assert accepted is not any(shape_of(barred).covers(shapely.Point(h[1], h[0])) for h in homes)
    assert accepted or not is_carved
