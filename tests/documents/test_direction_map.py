"""The area that is drawn on a direction is the stored polygon: the same corners, to scale."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.documents import render
from tests.builders.directions import AREAS, DIRECTION, IN_PARTS, PLAIN, WITH_A_HOLE, direction
from tests.builders.laid_over import Drawn, rings_of
from tests.builders.papers import A_MILLIMETRE, picture, texts

PAPERS = pytest.mark.parametrize("paper", ["a4", "roll80"])
EVERY_AREA = pytest.mark.parametrize("name", AREAS)
FIGURE = {"a4": 175, "roll80": 72}


def drawn(area, paper="a4", **changes):
    return Drawn(render(direction(polygon=area, **changes), paper=paper), rings_of(area))


@PAPERS
@EVERY_AREA
def test_each_corner_of_each_ring_comes_back_as_it_is_stored(name: str, paper: str) -> None:
    laid = drawn(AREAS[name], paper)
    assert all(laid.outline.closed)
    assert laid.rings(laid.outline) == rings_of(AREAS[name])


@PAPERS
@EVERY_AREA
def test_the_lines_inside_are_cut_off_at_the_same_corners(name: str, paper: str) -> None:
    laid = drawn(AREAS[name], paper)
    (cut,) = (path for path in laid.paths if path.clips)
    assert laid.rings(cut) == rings_of(AREAS[name])


@PAPERS
@EVERY_AREA
def test_a_metre_to_the_east_is_as_long_as_one_to_the_north(name: str, paper: str) -> None:
    laid = drawn(AREAS[name], paper)
    lat = math.radians((laid.south + 1_000) / 1e6)
    assert laid.across / laid.up == pytest.approx(math.cos(lat), rel=0.005)


@PAPERS
@EVERY_AREA
def test_the_bar_is_as_long_as_it_says(name: str, paper: str) -> None:
    pdf = render(direction(polygon=AREAS[name]), paper=paper)
    laid = Drawn(pdf, rings_of(AREAS[name]))
    (bar,) = (path for path in laid.paths if path.thickness == pytest.approx(0.8 * A_MILLIMETRE))
    said = texts(pdf)[laid.page].rpartition(" metres North")[0].rpartition(" ")[2]
    left, _, right, _ = bar.box
    assert (right - left) / laid.points_a_metre == pytest.approx(int(said), rel=0.005)


@PAPERS
@EVERY_AREA
def test_north_is_at_the_top_and_all_of_it_stands_in_its_frame(name: str, paper: str) -> None:
    laid = drawn(AREAS[name], paper)
    wide = FIGURE[paper] * A_MILLIMETRE
    (frame,) = (
        path
        for path in laid.paths
        if path.paint == "S" and path.box[2] - path.box[0] == pytest.approx(wide, abs=0.1)
        and path.box[3] > path.box[1]
    )  # fmt: skip
    left, bottom, right, top = laid.outline.box
    inside = 3 * A_MILLIMETRE
    assert frame.box[0] + inside <= left
    assert right <= frame.box[2] - inside
    assert frame.box[1] + inside <= bottom
    assert top <= frame.box[3] - inside
    assert laid.across > 0
    assert laid.up > 0


@PAPERS
def test_the_ring_with_a_dot_stands_where_it_was_given(paper: str) -> None:
    laid = drawn(PLAIN, paper)
    ring = next(path for path in laid.paths if path.is_curved and path.paint[0] in "Bb")
    left, bottom, right, top = ring.box
    middle = ((left + right) / 2, (bottom + top) / 2)
    assert laid.forth(DIRECTION.lon_e6, DIRECTION.lat_e6) == pytest.approx(middle, abs=0.01)


@PAPERS
@pytest.mark.parametrize("spot", [{"lat_e6": 51_600_000}, {"lat_e6": None, "lon_e6": None}])
def test_a_place_far_off_or_not_known_is_not_drawn(paper: str, spot) -> None:
    pdf = render(direction(polygon=PLAIN, **spot), paper=paper)
    laid = Drawn(pdf, rings_of(PLAIN))
    assert not [path for path in laid.paths if path.is_curved]
    words = " ".join(texts(pdf))
    assert "where you were told" not in words
    assert ("You were told this outside what the map shows." in words) == bool(spot["lat_e6"])


@pytest.mark.parametrize("area", [WITH_A_HOLE, IN_PARTS], ids=["hole", "parts"])
def test_ink_lies_inside_and_neither_in_the_hole_nor_outside(area) -> None:
    pdf = render(direction(polygon=area, lat_e6=None, lon_e6=None))
    laid = Drawn(pdf, rings_of(area))
    page, dots = picture(pdf, laid.page), 203 / 72

    def ink(lon: int, lat: int) -> bool:
        """Whether anything is drawn within 4.5 mm of a place: the lines are 3 mm apart."""
        x, y = laid.forth(lon, lat)
        reach = 2.25 * A_MILLIMETRE
        across = [round((x + side) * dots) for side in (-reach, reach)]
        down = [round((842 - y + side) * dots) for side in (-reach, reach)]
        return page.crop((across[0], down[0], across[1], down[1])).getextrema()[0] < 128

    assert ink(77_000, 51_552_300)
    assert ink(80_300, 51_553_300)
    assert not ink(78_350, 51_552_350)
    assert not ink(75_700, 51_551_500)


CORNERS = st.lists(st.floats(0.35, 1.0), min_size=3, max_size=40)


@settings(max_examples=20, deadline=None)
@given(
    reaches=CORNERS,
    size=st.integers(300, 60_000),
    flat=st.floats(0.05, 1.0),
    hole=st.booleans(),
    paper=st.sampled_from(["a4", "roll80"]),
)
def test_any_area_comes_back_corner_by_corner(reaches, size, flat, hole, paper) -> None:
    def ring(part: float) -> list[list[float]]:
        turns = [2 * math.pi * number / len(reaches) for number in range(len(reaches))]
        corners = [
            [
                (78_000 + round(size * part * reach * math.cos(turn))) / 1e6,
                (51_552_000 + round(size * part * reach * flat * math.sin(turn))) / 1e6,
            ]
            for reach, turn in zip(reaches, turns, strict=True)
        ]
        return [*corners, corners[0]]

    area = {"type": "Polygon", "coordinates": [ring(1.0), *([ring(0.2)[::-1]] if hole else [])]}
    laid = drawn(area, paper, lat_e6=51_552_000, lon_e6=78_000)
    for shown, stored in zip(laid.rings(laid.outline), rings_of(area), strict=True):
        assert len(shown) == len(stored)
        for (lon, lat), (stored_lon, stored_lat) in zip(shown, stored, strict=True):
            assert abs(lon - stored_lon) <= max(1, size // 30_000)
            assert abs(lat - stored_lat) <= max(1, size // 30_000)


def test_without_a_drawn_area_the_paper_says_so() -> None:
    for paper in ("a4", "roll80"):
        pdf = render(direction(polygon=None), paper=paper)
        words = " ".join(texts(pdf)).replace("fold here ", "")
        assert "No map was drawn of this area." in words
        assert "slanted lines" not in words
