"""Map tiles, where an authority has a service for them, lie exactly beneath the drawing."""

import json
from math import cos, floor, log, pi, radians, tan
from pathlib import Path

import pytest

from penalties.rules import map_tiles, maps
from penalties.rules.maps import WIDTH, Spot

SAMPLES = Path(__file__).parent.parent / "samples"
ADDRESS = "https://tiles.example/{z}/{x}/{y}.png"


def area(name: str) -> dict:
    return json.loads((SAMPLES / f"orders-{name}.geojson").read_text("utf-8"))["features"][0][
        "geometry"
    ]


def test_without_a_service_there_are_no_tiles():
    assert map_tiles.beneath(maps.plan(area("luton")).view, "") == ()


@pytest.mark.parametrize("name", ["luton", "ipswich", "redbridge", "southend", "liverpool"])
def test_tiles_cover_the_whole_drawing_and_are_few(name):
    view = maps.plan(area(name)).view
    tiles = map_tiles.beneath(view, ADDRESS)
    assert min(tile.x for tile in tiles) <= 0
    assert min(tile.y for tile in tiles) <= 0
    assert max(tile.x + tile.width for tile in tiles) >= WIDTH
    assert max(tile.y + tile.height for tile in tiles) >= view.height
    assert len(tiles) <= 30
    assert all(180 <= tile.width <= 363 for tile in tiles)


def test_a_place_lies_on_the_tile_that_a_map_service_would_give():
    spot = Spot(51.893, -0.412)
    view = maps.plan(area("luton"), fix=spot, close_up_m=200).view
    x, y = view.at(spot.lat, spot.lon)
    (on,) = [
        tile
        for tile in map_tiles.beneath(view, ADDRESS)
        if tile.x <= x < tile.x + tile.width and tile.y <= y < tile.y + tile.height
    ]
    zoom = int(on.href.split("/")[3])
    column = floor((spot.lon + 180) / 360 * 2**zoom)
    phi = radians(spot.lat)
    row = floor((1 - log(tan(phi) + 1 / cos(phi)) / pi) / 2 * 2**zoom)
    assert on.href == f"https://tiles.example/{zoom}/{column}/{row}.png"
