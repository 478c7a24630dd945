"""Areas are drawn to scale: the real wards of the sample orders, with fixes and signs."""

import json
import re
from math import asin, cos, dist, radians, sin, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules import maps
from penalties.rules.maps import WIDTH, Spot

SAMPLES = Path(__file__).parent.parent / "samples"
AREAS = {
    feature["properties"]["code"]: feature["geometry"]
    for file in sorted(SAMPLES.glob("*.geojson"))
    for feature in json.loads(file.read_text("utf-8"))["features"]
}
LUTON = AREAS["LUT-HIG"]


def haversine(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two places, by a formula other than the one under test."""
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371008.8 * asin(sqrt(half))


def corners(outline: str) -> list[tuple[float, float]]:
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+)", outline)
    return [(float(x), float(y)) for x, y in pairs]


@pytest.mark.parametrize("code", sorted(AREAS))
def test_a_whole_area_stands_inside_the_drawing_with_a_margin(code):
    plan = maps.plan(AREAS[code])
    for x, y in corners(plan.outline):
        assert 50 <= x <= WIDTH - 50
        assert 20 <= y <= plan.view.height - 20


@pytest.mark.parametrize("code", sorted(AREAS))
def test_a_distance_on_the_drawing_is_the_distance_on_the_ground(code):
    view = maps.plan(AREAS[code]).view
    ring = next(iter(maps._rings(AREAS[code])))
    (lon, lat), (other_lon, other_lat) = ring[0][:2], ring[len(ring) // 2][:2]
    drawn = dist(view.at(lat, lon), view.at(other_lat, other_lon)) / view.scale
    assert drawn == pytest.approx(haversine(lat, lon, other_lat, other_lon), rel=0.006)


def test_north_is_up_and_east_is_right():
    view = maps.plan(LUTON).view
    x, y = view.at(view.lat + 0.001, view.lon + 0.001)
    assert x > WIDTH / 2
    assert y < view.height / 2


def test_accuracy_is_drawn_to_scale_and_the_bar_says_its_length():
    plan = maps.plan(LUTON, fix=Spot(51.893, -0.412, accuracy_m=100.0, words="The officer"))
    assert plan.fix is not None
    assert plan.fix.radius == pytest.approx(100 * plan.view.scale, abs=0.05)
    metres = float(plan.bar_words.split()[0]) * (1000 if "km" in plan.bar_words else 1)
    assert plan.bar_units == pytest.approx(metres * plan.view.scale, abs=0.05)
    assert WIDTH / 12 < plan.bar_units <= WIDTH / 4


def test_a_fix_outside_the_area_widens_the_view():
    plan = maps.plan(LUTON, fix=Spot(51.95, -0.30))
    assert plan.fix is not None
    assert plan.fix.radius is None
    assert 0 < plan.fix.x < WIDTH
    assert 0 < plan.fix.y < plan.view.height


def test_a_close_up_keeps_the_fix_in_the_middle():
    fix = Spot(51.893, -0.412, 8.0)
    plan = maps.plan(LUTON, fix=fix, signs=[Spot(51.8931, -0.412, words="Sign 4")], close_up_m=60)
    assert (plan.fix.x, plan.fix.y) == (WIDTH / 2, plan.view.height / 2)
    assert plan.fix.radius > 30
    assert plan.signs[0].words == "Sign 4"
    assert plan.bar_words == "20 metres"


def test_islands_and_holes_are_all_drawn():
    square = [[0.0, 51.0], [0.01, 51.0], [0.01, 51.01], [0.0, 51.01], [0.0, 51.0]]
    hole = [[0.004, 51.004], [0.006, 51.004], [0.006, 51.006], [0.004, 51.004]]
    island = [[lon + 0.02, lat] for lon, lat in square]
    plan = maps.plan({"type": "MultiPolygon", "coordinates": [[square, hole], [island]]})
    assert plan.outline.count("M") == plan.outline.count("Z") == 3


def test_the_size_of_an_area_is_told_in_words():
    lons, lats = zip(*LUTON["coordinates"][0], strict=True)
    wide = haversine(min(lats), min(lons), min(lats), max(lons)) / 1000
    high = haversine(min(lats), min(lons), max(lats), min(lons)) / 1000
    words = f"{wide:.1f} km from west to east and {high:.1f} km from north to south"
    assert maps.plan(LUTON).size_words == words.replace(".0 ", " ")


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0.4, "0 metres"),
        (1, "1 metre"),
        (99.4, "99 metres"),
        (994, "990 metres"),
        (995, "1 km"),
        (1249, "1.2 km"),
        (7000, "7 km"),
    ],
)
def test_a_distance_is_said_as_people_say_it(metres, words):
    assert maps.distance(metres) == words


@given(
    lat=st.floats(49.8, 61), lon=st.floats(-9, 2.1), wide=st.floats(1e-5, 0.2), high=st.floats(0, 1)
)
def test_any_lawful_area_can_be_drawn(lat, lon, wide, high):
    tall = lat + high * wide
    square = [[lon, lat], [lon + wide, lat], [lon + wide, tall], [lon, tall], [lon, lat]]
    plan = maps.plan({"type": "Polygon", "coordinates": [square]})
    assert all(0 <= x <= WIDTH and 0 <= y <= plan.view.height for x, y in corners(plan.outline))
