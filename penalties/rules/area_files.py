"""Reading a restricted area from GeoJSON: either one clean form, or every reason why not.

Coordinates are WGS84 degrees, longitude first, kept to six decimals (about 0.1 metre). Equal areas
come out equal whatever point their rings started from and whichever way round they ran: outer rings
run anticlockwise, holes clockwise (RFC 7946), each from its westernmost point.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from penalties.rules.area_rings import Ring, read_ring
from penalties.rules.area_shapes import faults
from penalties.rules.canonical import digest
from penalties.rules.refusals import Refusal, Refused

POINTS_AT_MOST = 20_000
PARTS_AT_MOST = 500

Polygon = list[Ring]


def read_area(geometry: object) -> dict[str, Any]:
    """The area of a GeoJSON Polygon or MultiPolygon in its one form.

    Raises ``Refused`` with each reason: an empty or unknown geometry, an open, short, crossing or
    misplaced ring, a point outside Great Britain. Source: RFC 7946.
    """
    problems: list[str] = []
    polygons = _polygons(geometry, problems)
    if not problems:
        problems += faults(polygons)
    if problems:
        raise Refused(*(Refusal("area", sentence, "RFC 7946") for sentence in problems))
    return _one_form(polygons)


def area_digest(area: Mapping[str, Any]) -> str:
    """A SHA-256, in hexadecimal, that two areas share exactly when they are the same."""
    return digest(in_micro_degrees(area))


def in_micro_degrees(area: Mapping[str, Any]) -> dict[str, Any]:
    """The same area with whole micro-degrees for coordinates: what digests and sums work on."""
    return {"type": area["type"], "coordinates": _whole(area["coordinates"])}


def polygons_of(area: Mapping[str, Any]) -> list[Polygon]:
    """The polygons of an area, each an outer ring and its holes, in whole micro-degrees."""
    coordinates = area["coordinates"]
    parts = [coordinates] if area["type"] == "Polygon" else coordinates
    return [
        [[(round(lon * 1e6), round(lat * 1e6)) for lon, lat in ring] for ring in part]
        for part in parts
    ]


def _polygons(geometry: object, problems: list[str]) -> list[Polygon]:
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if not isinstance(geometry, Mapping) or kind not in ("Polygon", "MultiPolygon"):
        problems.append("geometry must be a Polygon or a MultiPolygon. Draw the restricted area.")
        return []
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts or not all(
        isinstance(part, list) and part for part in parts
    ):  # fmt: skip
        problems.append("geometry is empty. Draw the restricted area.")
        return []
    if len(parts) > PARTS_AT_MOST or _points(parts) > POINTS_AT_MOST:
        problems.append(
            f"geometry has too many points: {POINTS_AT_MOST:,} in {PARTS_AT_MOST} parts is the "
            "most. Simplify its outline to one metre."
        )
        return []
    return [
        [read_ring(ring, _ring_name(len(parts), p, r), problems) for r, ring in enumerate(part)]
        for p, part in enumerate(parts)
    ]


def _points(parts: list[Any]) -> int:
    return sum(len(ring) for part in parts for ring in part if isinstance(ring, list))


def _ring_name(parts: int, part: int, ring: int) -> str:
    name = "the outer ring" if ring == 0 else f"hole {ring}"
    return name if parts == 1 else f"{name} of part {part + 1}"


def _one_form(polygons: list[Polygon]) -> dict[str, Any]:
    settled = sorted(
        [
            _settled(part[0], anticlockwise=True),
            *sorted(_settled(hole, anticlockwise=False) for hole in part[1:]),
        ]
        for part in polygons
    )
    degrees = [[[[lon / 1e6, lat / 1e6] for lon, lat in ring] for ring in part] for part in settled]
    if len(degrees) == 1:
        return {"type": "Polygon", "coordinates": degrees[0]}
    return {"type": "MultiPolygon", "coordinates": degrees}


def _settled(ring: Ring, *, anticlockwise: bool) -> Ring:
    points = ring[:-1]
    if (_twice_area(ring) > 0) != anticlockwise:
        points = points[::-1]
    first = points.index(min(points))
    points = points[first:] + points[:first]
    return [*points, points[0]]


def _twice_area(ring: Ring) -> int:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def _whole(coordinates: Any) -> Any:
    if isinstance(coordinates, list | tuple):
        return [_whole(inner) for inner in coordinates]
    return round(coordinates * 1e6)
