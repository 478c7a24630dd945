"""A map read back from its page, and laid over the rings that it should show."""

from typing import Any

from tests.builders.drawings import Path, paths
from tests.builders.papers import page_count

METRES_A_DEGREE_NORTH = 111_250
"""At 51.5 degrees north, on the ellipsoid; on the sphere it is 111,195."""

Place = tuple[int, int]


class Drawn:
    """A map as it came out on its page, laid over the ring that it should show."""

    def __init__(self, pdf: bytes, stored: list[list[Place]]) -> None:
        self.page, self.outline = next(
            (page, path)
            for page in range(page_count(pdf))
            for path in paths(pdf, page)
            if path.paint == "S" and all(path.closed) and len(path.subpaths[0]) > 2
        )
        self.paths = list(paths(pdf, self.page))
        self.stored = stored
        self._lay_over()

    def _lay_over(self) -> None:
        """East and north are straight lines of longitude and latitude: four corners fix them."""
        west, south, east, north = _bounds(self.stored)
        left, bottom, right, top = self.outline.box
        self.across = (right - left) / (east - west)
        self.up = (top - bottom) / (north - south)
        self.west, self.south, self.left, self.bottom = west, south, left, bottom

    def back(self, point: tuple[float, float]) -> Place:
        """A point of the page as the micro-degrees that it shows."""
        lon = self.west + (point[0] - self.left) / self.across
        lat = self.south + (point[1] - self.bottom) / self.up
        return round(lon), round(lat)

    def forth(self, lon: float, lat: float) -> tuple[float, float]:
        """Micro-degrees as a point of the page."""
        return (
            self.left + (lon - self.west) * self.across,
            self.bottom + (lat - self.south) * self.up,
        )

    @property
    def points_a_metre(self) -> float:
        """The scale, to the north."""
        return self.up * 1e6 / METRES_A_DEGREE_NORTH

    def rings(self, path: Path) -> list[list[Place]]:
        """The rings of a path in micro-degrees, each closed by its first corner."""
        return [[self.back(point) for point in [*ring, ring[0]]] for ring in path.subpaths]


def rings_of(area: dict[str, Any]) -> list[list[Place]]:
    """The stored rings in micro-degrees: every polygon's outer one and its holes."""
    parts = area["coordinates"] if area["type"] == "MultiPolygon" else [area["coordinates"]]
    return [
        [(round(lon * 1e6), round(lat * 1e6)) for lon, lat in ring]
        for part in parts
        for ring in part
    ]


def _bounds(rings: list[list[Place]]) -> tuple[int, int, int, int]:
    lons, lats = zip(*(place for ring in rings for place in ring), strict=True)
    return min(lons), min(lats), max(lons), max(lats)
