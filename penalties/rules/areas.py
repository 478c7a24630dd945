"""Whether a place lies inside a restricted area, and how far from its edge.

Coordinates go in as whole micro-degrees (WGS84), distances come out in metres. Insideness is
decided on the micro-degrees themselves, exactly. Distance is measured on a flat plane around the
place, with the metres that a degree of latitude and of longitude have there on the WGS84 spheroid:
within a kilometre of the place that is right to a decimetre, the size of a micro-degree; further
away it no longer matters, because no fix is that wide of the mark.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from penalties.rules import writing
from penalties.rules.area_files import area_digest, polygons_of

EQUATOR_METRES = 6_378_137.0
FLATNESS = 0.006_694_379_990_14
AREAS_KEPT = 128

Area = Mapping[str, Any]


class Nearness(StrEnum):
    """What can be said of a place, given how far off its fix may be."""

    INSIDE = "inside"
    TOO_CLOSE = "too_close"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place stands towards an area; a place on the edge itself is inside, at 0 metres."""

    inside: bool
    metres_to_edge: float

    def nearness(self, accuracy_m: float | None = None) -> Nearness:
        """Inside or outside only where the edge is further off than the fix may be wrong."""
        if self.metres_to_edge <= (accuracy_m or 0):
            return Nearness.TOO_CLOSE
        return Nearness.INSIDE if self.inside else Nearness.OUTSIDE

    def sentence(self, accuracy_m: float | None = None) -> str:
        """The same in words, for the tablet, the desk and the certificate of a notice."""
        match self.nearness(accuracy_m):
            case Nearness.OUTSIDE:
                return f"Outside, by {_metres(self.metres_to_edge)}"
            case Nearness.INSIDE if accuracy_m is None:
                return f"Inside the area, {_metres(self.metres_to_edge)} from its edge"
            case Nearness.INSIDE:
                return f"Inside the area, give or take {_metres(math.ceil(accuracy_m or 0))}"
        accuracy = "" if accuracy_m is None else f", accuracy {math.ceil(accuracy_m)} m"
        edge = math.floor(self.metres_to_edge)
        return f"Too close to the edge to be sure ({edge} m{accuracy})"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest box around an area, in micro-degrees, edges included."""

    south_e6: int
    west_e6: int
    north_e6: int
    east_e6: int

    def holds(self, lat_e6: int, lon_e6: int) -> bool:
        """Whether the place lies in the box: where not, it lies in no part of the area."""
        in_height = self.south_e6 <= lat_e6 <= self.north_e6
        return in_height and self.west_e6 <= lon_e6 <= self.east_e6


def locate(area: Area, lat_e6: int, lon_e6: int, *, digest: str | None = None) -> Place:
    """Where the place stands towards ``area`` (GeoJSON as ``area_files.read_area`` gives it).

    ``digest`` is the stored ``area_digest`` of that area; with it a known area is not read again.
    """
    import shapely

    shape = _shape(_Known(digest or area_digest(area), area))
    point = shapely.Point(lon_e6, lat_e6)
    across, along = metres_per_micro_degree(lat_e6)
    edge = shapely.transform(
        shape.boundary, lambda xy: (xy - (lon_e6, lat_e6)) * (across, along)
    )  # fmt: skip
    return Place(bool(shape.covers(point)), float(edge.distance(shapely.Point(0, 0))))


def bounds(area: Area) -> Bounds:
    """The smallest box around ``area``."""
    outer = [point for part in polygons_of(area) for point in part[0]]
    lons, lats = zip(*outer, strict=True)
    return Bounds(min(lats), min(lons), max(lats), max(lons))


def metres_per_micro_degree(lat_e6: int) -> tuple[float, float]:
    """How many metres a millionth of a degree is there: of longitude, and of latitude."""
    latitude = math.radians(lat_e6 / 1e6)
    bulge = 1 - FLATNESS * math.sin(latitude) ** 2
    across = EQUATOR_METRES * math.cos(latitude) / math.sqrt(bulge)
    along = EQUATOR_METRES * (1 - FLATNESS) / bulge**1.5
    return math.radians(across / 1e6), math.radians(along / 1e6)


@dataclass(frozen=True, slots=True)
class _Known:
    """An area that the cache tells from others by its digest alone."""

    digest: str
    area: Area = field(compare=False)


@lru_cache(maxsize=AREAS_KEPT)
def _shape(known: _Known) -> Any:
    import shapely

    parts = [shapely.Polygon(part[0], part[1:]) for part in polygons_of(known.area)]
    shape = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    shapely.prepare(shape)
    return shape


def _metres(distance: float) -> str:
    whole = math.floor(distance)
    return writing.counted(whole, "metre") if whole else "less than 1 metre"
