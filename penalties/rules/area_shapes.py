"""What is wrong with the shape of an area whose rings are each well formed, and where.

An outline that crosses itself has no inside, so nobody could say whether somebody stood in it.
"""

from collections.abc import Sequence
from typing import Any

from penalties.rules.area_rings import Ring

SENTENCES = {
    "Self-intersection": "its outline crosses itself {where}. Draw it again there.",
    "Ring Self-intersection": "its outline touches itself {where}. Draw it again there.",
    "Hole lies outside shell": "a hole lies outside its outer ring {where}. Move or remove it.",
    "Holes are nested": "a hole lies inside another hole {where}. Make it a part of its own.",
    "Interior is disconnected": "its holes cut it in pieces {where}. Draw the pieces as parts.",
    "Nested shells": "one part lies inside another {where}. Remove it.",
}
OVERLAP = "two of its parts overlap {where}. Join them into one."
OTHERWISE = "its outline is not a plain area {where} ({reason}). Draw it again there."


def faults(polygons: Sequence[Sequence[Ring]]) -> list[str]:
    """A sentence for each polygon that is no plain area, or one for polygons that overlap."""
    import shapely

    shapes = [shapely.Polygon(part[0], part[1:]) for part in polygons]
    found = []
    for number, shape in enumerate(shapes, start=1):
        fault = _fault(shape)
        if fault:
            found.append(f"part {number}: {fault}" if len(shapes) > 1 else fault)
    if found or len(shapes) == 1:
        return found
    overlap = _fault(shapely.MultiPolygon(shapes), crossing=OVERLAP)
    return [overlap] if overlap else []


def _fault(shape: Any, crossing: str = SENTENCES["Self-intersection"]) -> str | None:
    import shapely

    reason = shapely.is_valid_reason(shape)
    if reason == "Valid Geometry":
        return None
    name, _, place = reason.partition("[")
    sentence = crossing if name == "Self-intersection" else SENTENCES.get(name, OTHERWISE)
    return sentence.format(where=_where(place), reason=name)


def _where(place: str) -> str:
    if not place:
        return "somewhere"
    lon, lat = (float(part) / 1e6 for part in place.rstrip("]").split()[:2])
    return f"near longitude {lon:.6f}, latitude {lat:.6f}"
