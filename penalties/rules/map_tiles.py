"""Which square pictures of a map service lie beneath a drawn area, where an authority names one.

The service is addressed as ``https://.../{z}/{x}/{y}.png`` (XYZ, Web Mercator, zooms 0 to 19).
"""

from dataclasses import dataclass
from math import asinh, atan, degrees, log2, pi, radians, sinh, tan

from penalties.rules.maps import WIDTH, View

TILE_UNITS = 256
DEEPEST = 19


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture, and where it is laid on the drawing (units)."""

    href: str
    x: float
    y: float
    width: float
    height: float


def beneath(view: View, address: str) -> tuple[Tile, ...]:
    """The tiles that cover a view, each about ``TILE_UNITS`` wide; none for an empty address."""
    if not address:
        return ()
    zoom = _zoom(view)
    (left, top), (right, bottom) = _tile_of(view, zoom, 0, 0), _tile_of(view, zoom, 1, 1)
    return tuple(
        _tile(view, address, zoom, column, row)
        for row in range(int(top), int(bottom) + 1)
        for column in range(int(left), int(right) + 1)
    )


def _zoom(view: View) -> int:
    """The zoom at which one tile is nearest to ``TILE_UNITS`` wide on the drawing."""
    west, east = view.at(view.lat, view.lon - 0.5)[0], view.at(view.lat, view.lon + 0.5)[0]
    return min(max(round(log2(360 * (east - west) / TILE_UNITS)), 0), DEEPEST)


def _tile_of(view: View, zoom: int, across: int, down: int) -> tuple[float, float]:
    """Column and row, with fractions, of one corner of the view (0 or 1 across and down)."""
    x, y = view.at(view.lat + 0.01, view.lon + 0.01)
    lon = view.lon + (across - 0.5) * WIDTH * 0.01 / (x - WIDTH / 2)
    lat = view.lat - (down - 0.5) * view.height * 0.01 / (view.height / 2 - y)
    tiles = 1 << zoom
    return (lon + 180) / 360 * tiles, (1 - asinh(tan(radians(lat))) / pi) / 2 * tiles


def _tile(view: View, address: str, zoom: int, column: int, row: int) -> Tile:
    x, y = view.at(*_corner(zoom, column, row))
    right, bottom = view.at(*_corner(zoom, column + 1, row + 1))
    href = address.replace("{z}", str(zoom)).replace("{x}", str(column)).replace("{y}", str(row))
    return Tile(href, x, y, round(right - x, 1), round(bottom - y, 1))


def _corner(zoom: int, column: int, row: int) -> tuple[float, float]:
    """Latitude and longitude of a tile's north-west corner."""
    tiles = 1 << zoom
    return degrees(atan(sinh(pi * (1 - 2 * row / tiles)))), column / tiles * 360 - 180
