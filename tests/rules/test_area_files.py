"""A restricted area is read into one clean form, or refused with what is wrong and where."""

import json

import pytest
from hypothesis import given

from penalties.rules.area_files import area_digest, in_micro_degrees, read_area
from penalties.rules.refusals import Refused
from tests.builders.areas import stars
from tests.builders.orders import HOLE, SQUARE, sample_features


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def parts(*polygons):
    return {"type": "MultiPolygon", "coordinates": list(polygons)}


def moved(ring, east=0.0, north=0.0):
    return [[lon + east, lat + north] for lon, lat in ring]


def sentence_against(geometry):
    with pytest.raises(Refused) as refused:
        read_area(geometry)
    (refusal,) = refused.value.refusals
    return refusal.sentence


@pytest.mark.parametrize("one", sample_features(), ids=lambda one: one["properties"]["code"])
def test_reading_what_was_read_changes_nothing(one):
    area = read_area(one["geometry"])
    assert read_area(json.loads(json.dumps(area))) == area


BOW_TIE = [[0.06, 51.55], [0.07, 51.56], [0.07, 51.55], [0.06, 51.56], [0.06, 51.55]]
EIGHT = [
    *([0.06, 51.55], [0.07, 51.55], [0.065, 51.555], [0.07, 51.56]),
    *([0.06, 51.56], [0.065, 51.555], [0.06, 51.55]),
]
SPIKE = [*SQUARE[:2], [0.08, 51.55], *SQUARE[1:]]
HERE = "near longitude 0.065000, latitude 51.555000"


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "must be a Polygon or a MultiPolygon"),
        ({"type": "Point", "coordinates": [0.06, 51.55]}, "must be a Polygon"),
        ({"type": "GeometryCollection", "geometries": []}, "must be a Polygon"),
        (polygon(), "geometry is empty"),
        ({"type": "Polygon"}, "geometry is empty"),
        (parts([]), "geometry is empty"),
        (polygon([]), "the outer ring is too short"),
        (polygon(SQUARE[:2] + SQUARE[:1]), "the outer ring is too short"),
        (polygon("ring"), "the outer ring is too short"),
        (polygon(SQUARE[:-1]), "the outer ring is open"),
        (polygon([SQUARE[0]] * 4), "fewer than three different points"),
        (polygon(SQUARE, HOLE[:-1]), "hole 1 is open"),
        (polygon(BOW_TIE), f"crosses itself {HERE}"),
        (polygon(EIGHT), f"touches itself {HERE}"),
        (polygon(SPIKE), "crosses itself near longitude 0.080000"),
        (polygon(SQUARE, moved(HOLE, east=0.02)), "a hole lies outside its outer ring near"),
        (polygon(SQUARE, moved(HOLE, east=0.005)), "crosses itself near longitude 0.07"),
        (polygon(moved(SQUARE, east=3)), "point 1 of the outer ring is outside Great Britain"),
        (polygon(moved(SQUARE, north=-2)), "outside Great Britain"),
        (polygon([lonlat[::-1] for lonlat in SQUARE]), "Longitude comes first: swap"),
        (polygon([*SQUARE[:2], [0.07, "51"], *SQUARE[3:]]), "point 3 of the outer ring must be"),
        (polygon([*SQUARE[:2], [0.07, True], *SQUARE[3:]]), "must be two numbers"),
        (polygon([*SQUARE[:2], [0.07], *SQUARE[3:]]), "must be two numbers"),
        (polygon([*SQUARE[:2], None, *SQUARE[3:]]), "must be two numbers"),
        (polygon([*SQUARE[:2], [0.07, float("nan")], *SQUARE[3:]]), "must be two numbers"),
        (polygon([*SQUARE[:2], [0.07, 10**400], *SQUARE[3:]]), "outside Great Britain"),
        (parts([SQUARE], [moved(SQUARE, east=0.005)]), "two of its parts overlap"),
        (parts([SQUARE], [HOLE]), "one part lies inside another"),
        (parts([SQUARE], [moved(BOW_TIE, east=0.1)]), "part 2: its outline crosses itself"),
        (parts([SQUARE], [SQUARE[:-1]]), "the outer ring of part 2 is open"),
        (polygon(SQUARE * 5000), "too many points"),
    ],
)
def test_an_area_that_is_none_is_refused_with_what_and_where(geometry, words):
    assert words in sentence_against(geometry)


@pytest.mark.parametrize("edge", [[-9, 49.8], [2.1, 49.8], [2.1, 61], [-9, 61]])
def test_the_very_corners_of_great_britain_still_count(edge):
    lon, lat = edge
    inward = [(-0.01 if lon > 0 else 0.01), (-0.01 if lat > 60 else 0.01)]
    ring = [edge, [lon + inward[0], lat], [lon, lat + inward[1]], edge]
    assert read_area(polygon(ring))


def test_equal_areas_are_one_whatever_their_start_direction_and_height():
    turned = [*SQUARE[2:], *SQUARE[1:3]]
    high = [[*lonlat, 12.5] for lonlat in SQUARE[::-1]]
    assert area_digest(read_area(polygon(turned))) == area_digest(read_area(polygon(SQUARE)))
    assert read_area(polygon(high)) == read_area(polygon(SQUARE))
    assert read_area(parts([SQUARE])) == read_area(polygon(SQUARE))


def test_the_order_of_parts_and_holes_does_not_matter():
    other, hole = moved(SQUARE, east=0.1), moved(HOLE, east=0.0025)
    assert read_area(parts([SQUARE], [other])) == read_area(parts([other], [SQUARE]))
    assert read_area(polygon(SQUARE, moved(HOLE, east=-0.001), hole)) == read_area(
        polygon(SQUARE, hole, moved(HOLE, east=-0.001))
    )


def test_another_area_has_another_digest():
    assert area_digest(polygon(SQUARE)) != area_digest(polygon(moved(SQUARE, east=0.000001)))


@given(stars())
def test_every_plain_ring_is_read_and_stays_what_it_is(ring):
    area = read_area(polygon(ring))
    assert read_area(area) == area
    (whole,) = in_micro_degrees(area)["coordinates"]
    assert {tuple(point) for point in whole} == {
        (round(lon * 1e6), round(lat * 1e6)) for lon, lat in ring
    }
