"""Whether an area that a direction bars lies within the locality of its authorisation.

Law: Anti-social Behaviour, Crime and Policing Act 2014 s35(1), (5): a direction is to leave the
locality, or part of it.
"""

from penalties.rules.area_files import polygons_of
from penalties.rules.areas import Area

ROUNDED_E6 = 2
"""How far rounding to micro-degrees may carry a corner over a slanting edge (0.2 metre)."""


def lies_within(inner: Area, outer: Area) -> bool:
    """Whether the whole of ``inner`` lies in ``outer``, edges included."""
    import shapely

    parts, whole = (
        shapely.MultiPolygon([(part[0], part[1:]) for part in polygons_of(area)])
        for area in (inner, outer)
    )
    return bool(whole.buffer(ROUNDED_E6, join_style="mitre").covers(parts))
