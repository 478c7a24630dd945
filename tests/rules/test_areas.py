"""Five metres inside and five metres outside of a real area are told apart, and so in words."""

from itertools import pairwise
from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.area_files import area_digest, read_area
from penalties.rules.areas import Nearness, Place, bounds, locate
from tests.builders.areas import beside, spheroid_metres, stars, walk
from tests.builders.orders import HOLE, SQUARE, sample_features

NORTH_PART = [[lon, lat + 0.02] for lon, lat in SQUARE]
HOLED = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
PARTED = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [NORTH_PART]]}
AREAS = [one["geometry"] for one in sample_features()] + [HOLED, PARTED]
NAMES = [one["properties"]["code"] for one in sample_features()] + ["holed", "parted"]


def rings(area):
    polygons = area["coordinates"] if area["type"] == "MultiPolygon" else [area["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


@pytest.mark.parametrize("geometry", AREAS, ids=NAMES)
def test_five_metres_either_side_of_every_edge_are_told_apart(geometry):
    area = read_area(geometry)
    digest = area_digest(area)
    told = 0
    for ring in rings(area):
        for start, end in pairwise(ring):
            # Edges run with the area on their left: anticlockwise outside, clockwise for holes.
            inner, outer = (locate(area, *at, digest=digest) for at in beside(start, end, 5))
            if min(inner.metres_to_edge, outer.metres_to_edge) < 4.8:
                continue  # another edge is nearer, so that side says nothing about this one
            assert (inner.inside, outer.inside) == (True, False)
            told += 1
    assert told > 0.5 * sum(len(ring) - 1 for ring in rings(area))


@pytest.mark.parametrize("geometry", AREAS, ids=NAMES)
def test_a_corner_of_an_area_is_inside_at_no_distance(geometry):
    area = read_area(geometry)
    for lon, lat in rings(area)[0]:
        place = locate(area, round(lat * 1e6), round(lon * 1e6))
        assert place.inside
        assert place.metres_to_edge < 0.001


@given(stars(), st.floats(0, 1000), st.floats(0, 360))
def test_distance_agrees_with_the_spheroid_to_a_decimetre(ring, metres, bearing):
    area = read_area({"type": "Polygon", "coordinates": [ring]})
    lon, lat = area["coordinates"][0][0]
    lat_e6, lon_e6 = walk(lat, lon, radians(bearing), metres)
    place = locate(area, lat_e6, lon_e6)
    nearest_corner = min(
        spheroid_metres(lat_e6 / 1e6, lon_e6 / 1e6, corner[1], corner[0])
        for corner in area["coordinates"][0]
    )
    assert place.metres_to_edge <= nearest_corner + 0.15


@pytest.mark.parametrize(("lat", "lon"), [(50.1, -5.5), (51.55, 0.06), (55.0, -1.6), (60.8, -0.9)])
@pytest.mark.parametrize("bearing", range(0, 360, 30))
def test_the_distance_to_a_far_corner_is_right(lat, lon, bearing):
    speck = [[lon, lat], [lon + 1e-5, lat], [lon, lat + 1e-5], [lon, lat]]
    area = read_area({"type": "Polygon", "coordinates": [speck]})
    lat_e6, lon_e6 = walk(lat, lon, radians(bearing), 1000)
    nearest = min(
        spheroid_metres(lat_e6 / 1e6, lon_e6 / 1e6, corner_lat, corner_lon)
        for corner_lon, corner_lat in speck
    )
    assert locate(area, lat_e6, lon_e6).metres_to_edge == pytest.approx(nearest, abs=0.15)


def test_a_hole_is_outside_and_each_part_is_inside():
    area = read_area(PARTED)
    assert not locate(area, 51_555_000, 65_000).inside
    assert locate(area, 51_552_000, 62_000).inside
    assert locate(area, 51_575_000, 65_000).inside
    assert not locate(area, 51_565_000, 65_000).inside


@given(stars(), st.integers(-30_000, 30_000), st.integers(-30_000, 30_000))
def test_the_box_holds_whatever_the_area_holds(ring, north, east):
    area = read_area({"type": "Polygon", "coordinates": [ring]})
    lat_e6, lon_e6 = round(ring[0][1] * 1e6) + north, round(ring[0][0] * 1e6) + east
    assert bounds(area).holds(lat_e6, lon_e6) or not locate(area, lat_e6, lon_e6).inside


@pytest.mark.parametrize(
    ("place", "accuracy", "nearness", "sentence"),
    [
        (Place(True, 40.2), 8, Nearness.INSIDE, "Inside the area, give or take 8 metres"),
        (Place(True, 40.2), 7.2, Nearness.INSIDE, "Inside the area, give or take 8 metres"),
        (Place(True, 1.5), 1, Nearness.INSIDE, "Inside the area, give or take 1 metre"),
        (Place(True, 40.9), None, Nearness.INSIDE, "Inside the area, 40 metres from its edge"),
        (Place(True, 12.9), 20, Nearness.TOO_CLOSE, "to be sure (12 m, accuracy 20 m)"),
        (Place(False, 12.9), 20, Nearness.TOO_CLOSE, "to be sure (12 m, accuracy 20 m)"),
        (Place(False, 20.0), 20, Nearness.TOO_CLOSE, "to be sure (20 m, accuracy 20 m)"),
        (Place(True, 0.0), None, Nearness.TOO_CLOSE, "Too close to the edge to be sure (0 m)"),
        (Place(False, 37.9), 20, Nearness.OUTSIDE, "Outside, by 37 metres"),
        (Place(False, 0.4), None, Nearness.OUTSIDE, "Outside, by less than 1 metre"),
        (Place(False, 1.0), 0, Nearness.OUTSIDE, "Outside, by 1 metre"),
    ],
)
def test_a_place_is_told_in_words_that_know_its_accuracy(place, accuracy, nearness, sentence):
    assert place.nearness(accuracy) is nearness
    assert place.sentence(accuracy).endswith(sentence)
