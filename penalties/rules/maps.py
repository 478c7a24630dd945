"""A restricted area drawn to scale as lines and circles, without a map service.

Longitude and latitude (WGS84 degrees) are laid on a local plane in metres around the middle of the
view, then scaled to drawing units (one unit is one pixel of a drawing ``WIDTH`` wide).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penalties.rules.areas import metres_per_micro_degree

WIDTH = 640.0
MARGIN = 0.08
TALLEST, FLATTEST = 1.25, 0.45
STEPS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000)

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in degrees, with what it is and how far off it may be (metres)."""

    lat: float
    lon: float
    accuracy_m: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on the drawing; ``radius`` is its accuracy to scale, all in units."""

    x: float
    y: float
    radius: float | None
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the plane is drawn, and how large: the middle in degrees, units a metre."""

    lat: float
    lon: float
    scale: float
    height: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place stands on the drawing, in units from its top left corner."""
        east, north = _metres(lat - self.lat, lon - self.lon, self.lat)
        return (
            round(WIDTH / 2 + east * self.scale, 1),
            round(self.height / 2 - north * self.scale, 1),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a template draws: the area's outline, the fix, the signs and the scale bar."""

    view: View
    outline: str
    fix: Mark | None
    signs: tuple[Mark, ...]
    bar_units: float
    bar_words: str
    size_words: str


def plan(
    geometry: Mapping[str, Any],
    *,
    fix: Spot | None = None,
    signs: Sequence[Spot] = (),
    close_up_m: float | None = None,
) -> Plan:
    """Draw a GeoJSON Polygon or MultiPolygon, whole, with its fix and its signs.

    With ``close_up_m`` only that many metres each way around the ``fix`` are shown.
    """
    rings = tuple(_rings(geometry))
    area = _box((lat, lon) for ring in rings for lon, lat, *_ in ring)
    view = _around(fix, close_up_m) if fix and close_up_m else _whole(area, fix, signs)
    bar = max((step for step in STEPS if step * view.scale <= WIDTH / 4), default=STEPS[0])
    return Plan(
        view=view,
        outline=" ".join(_line(view, ring) for ring in rings),
        fix=_mark(view, fix) if fix else None,
        signs=tuple(_mark(view, sign) for sign in signs),
        bar_units=round(bar * view.scale, 1),
        bar_words=distance(bar),
        size_words=_size(area),
    )


def distance(metres: float) -> str:
    """A distance in words: ``8 metres``, ``350 metres``, ``1.2 km``, ``7 km``."""
    if metres < 995:
        whole = round(metres) if metres < 100 else round(metres, -1)
        return f"{whole:.0f} metre{'' if whole == 1 else 's'}"
    return f"{metres / 1000:.1f}".removesuffix(".0") + " km"


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    polygons = geometry["coordinates"]
    for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
        yield from polygon


def _metres(lat: float, lon: float, at_lat: float) -> tuple[float, float]:
    """East and north of a difference in degrees, in metres, at a latitude."""
    across, along = metres_per_micro_degree(round(at_lat * 1e6))
    return lon * 1e6 * across, lat * 1e6 * along


Box = tuple[float, float, float, float]


def _box(places: Iterable[tuple[float, float]]) -> Box:
    """South, west, north, east of some places, in degrees."""
    lats, lons = zip(*places, strict=True)
    return min(lats), min(lons), max(lats), max(lons)


def _whole(area: Box, fix: Spot | None, signs: Sequence[Spot]) -> View:
    spots = [(spot.lat, spot.lon) for spot in (fix, *signs) if spot]
    south, west, north, east = _box([area[:2], area[2:], *spots])
    lat, lon = (south + north) / 2, (west + east) / 2
    wide, high = _metres(north - south, east - west, lat)
    return _fitted(lat, lon, max(wide, 1.0), max(high, 1.0))


def _around(fix: Spot, close_up_m: float) -> View:
    return _fitted(fix.lat, fix.lon, 2 * close_up_m, 2 * close_up_m * FLATTEST)


def _fitted(lat: float, lon: float, wide: float, high: float) -> View:
    shape = min(max(high / wide, FLATTEST), TALLEST)
    room = WIDTH * (1 - 2 * MARGIN)
    return View(lat, lon, min(room / wide, room * shape / high), round(WIDTH * shape))


def _line(view: View, ring: Ring) -> str:
    corners = [view.at(lat, lon) for lon, lat, *_ in ring]
    kept = [corner for at, corner in enumerate(corners) if not at or corner != corners[at - 1]]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z"


def _mark(view: View, spot: Spot) -> Mark:
    radius = None if spot.accuracy_m is None else round(spot.accuracy_m * view.scale, 1)
    return Mark(*view.at(spot.lat, spot.lon), radius, spot.words)


def _size(area: Box) -> str:
    south, west, north, east = area
    wide, high = _metres(north - south, east - west, (south + north) / 2)
    return f"{distance(wide)} from west to east and {distance(high)} from north to south"
