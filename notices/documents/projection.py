"""Laying an area on paper: whole micro-degrees become points, true to scale, north at the top."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from notices.documents.pen import Point
from penalties.rules.areas import metres_per_micro_degree
from penalties.rules.maps import STEPS

Place = tuple[int, int]
"""Longitude and latitude, in micro-degrees."""

FARTHEST = 3.0
"""A place that would make the map so many times larger than the area is left off it."""


@dataclass(frozen=True, slots=True)
class Projection:
    """The plane around a middle: points a metre, and metres a micro-degree east and north.

    What comes out is measured from the upper left corner of a frame of ``size`` points.
    """

    middle: Place
    points_a_metre: float
    metres: tuple[float, float]
    size: Point

    def at(self, place: Sequence[int]) -> Point:
        """Where a place stands in the frame."""
        east = (place[0] - self.middle[0]) * self.metres[0]
        north = (place[1] - self.middle[1]) * self.metres[1]
        return (
            self.size[0] / 2 + east * self.points_a_metre,
            self.size[1] / 2 - north * self.points_a_metre,
        )

    def bar(self) -> tuple[int, float]:
        """A round length for the scale bar, a quarter of the frame at most: metres and points."""
        fitting = [step for step in STEPS if step * self.points_a_metre <= self.size[0] / 4]
        metres = max(fitting, default=STEPS[0])
        return metres, metres * self.points_a_metre


def fitted(
    area: Mapping[str, Any], spot: Place | None, size: Point, margin: float
) -> tuple[Projection, Place | None]:
    """The largest scale at which area and spot stand in the frame with a free margin.

    The spot comes back as it was, or as nothing where it lies too far off to be drawn.
    """
    places = [place for ring in rings(area) for place in ring]
    alone = _around(places, size, margin)
    if spot is None:
        return alone, None
    together = _around([*places, spot], size, margin)
    if alone.points_a_metre > FARTHEST * together.points_a_metre:
        return alone, None
    return together, spot


def rings(area: Mapping[str, Any]) -> Iterator[Sequence[Place]]:
    """Every ring of a Polygon or MultiPolygon, holes too."""
    polygons = area["coordinates"]
    for polygon in polygons if area["type"] == "MultiPolygon" else [polygons]:
        for ring in polygon:
            yield [(place[0], place[1]) for place in ring]


def _around(places: Iterable[Place], size: Point, margin: float) -> Projection:
    lons, lats = zip(*places, strict=True)
    middle = ((min(lons) + max(lons)) // 2, (min(lats) + max(lats)) // 2)
    metres = metres_per_micro_degree(middle[1])
    wide = max((max(lons) - min(lons)) * metres[0], 1.0)
    high = max((max(lats) - min(lats)) * metres[1], 1.0)
    scale = min((size[0] - 2 * margin) / wide, (size[1] - 2 * margin) / high)
    return Projection(middle, scale, metres, size)
