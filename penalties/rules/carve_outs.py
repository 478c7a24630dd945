"""Leaving somebody's home, and a way to it, out of the area that they are told to keep out of.

Anti-social Behaviour, Crime and Policing Act 2014 section 36(2). All is done in whole
micro-degrees, and what comes out never covers a spot that the area did not.
"""

import math
from collections.abc import Iterable
from typing import Any

from penalties.rules.area_files import polygons_of, read_area
from penalties.rules.areas import Area, locate, metres_per_micro_degree
from penalties.rules.refusals import refuse

CORNERS = 32
LEAST_M = 1.0
INSETS_E6 = (0, 2, 4, 8)

Point = tuple[int, int]
"""A place in micro-degrees: latitude, longitude."""


def bars(area: Area, lat_e6: int, lon_e6: int) -> bool:
    """Whether a place lies in the area to keep out of, its edge included."""
    return locate(area, lat_e6, lon_e6).inside


def without(area: Area, points: Iterable[Point], radius_m: float) -> dict[str, Any]:
    """The area with everything within so many metres of each point, one at least, left open.

    Rounding could carry a corner out of the area, by a tenth of a metre: then the whole edge is
    drawn in by as little as keeps it inside. Raises ``Refused`` where nothing is left.
    """
    import shapely

    whole = shapely.MultiPolygon([(part[0], part[1:]) for part in polygons_of(area)])
    places = tuple(points)
    discs = [_disc(*place, radius_m) for place in places]
    for inset in INSETS_E6:
        drawn_in = whole.buffer(-inset, join_style="mitre") if inset else whole
        left = shapely.set_precision(drawn_in.difference(shapely.union_all(discs)), 1)
        if left.is_empty:
            break
        if whole.covers(left) and not any(left.covers(shapely.Point(p[1], p[0])) for p in places):
            return read_area(_geojson(left))
    raise refuse(
        "directions.nothing_left",
        "Leaving that open leaves nothing of the area. Choose a smaller space to leave open.",
        "ASBCPA 2014 s36(2)",
    )


def _disc(lat_e6: int, lon_e6: int, radius_m: float) -> Any:
    """A polygon around a place that holds every spot within the radius."""
    import shapely

    across, along = metres_per_micro_degree(lat_e6)
    reach = max(radius_m, LEAST_M) / math.cos(math.pi / CORNERS)
    corners = [
        (
            lon_e6 + _outwards(reach * math.cos(turn) / across),
            lat_e6 + _outwards(reach * math.sin(turn) / along),
        )
        for turn in (2 * math.pi * corner / CORNERS for corner in range(CORNERS))
    ]
    return shapely.MultiPoint(corners).convex_hull


def _outwards(offset: float) -> int:
    return math.ceil(offset) if offset > 0 else math.floor(offset)


def _geojson(shape: Any) -> dict[str, Any]:
    parts = getattr(shape, "geoms", [shape])
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [
                [[x / 1e6, y / 1e6] for x, y in ring.coords]
                for ring in (part.exterior, *part.interiors)
            ]
            for part in parts
        ],
    }
