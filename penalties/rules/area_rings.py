"""One ring of an area: a closed line of points in Great Britain, longitude first."""

import math

WEST, EAST = -9, 2.1
SOUTH, NORTH = 49.8, 61
POINTS_AT_LEAST = 4

Point = tuple[int, int]
Ring = list[Point]


def read_ring(positions: object, name: str, problems: list[str]) -> Ring:
    """The ring in whole micro-degrees ``(longitude, latitude)``, doubled points left out.

    What is wrong is added to ``problems`` as a sentence that names the ring; of many misplaced
    points only the first is told. A third number (height) is passed over.
    """
    if not isinstance(positions, list) or len(positions) < POINTS_AT_LEAST:
        problems.append(
            f"{name} is too short. A ring needs at least {POINTS_AT_LEAST} points, "
            "the last the same as the first."
        )
        return []
    for number, position in enumerate(positions, start=1):
        problem = _misplaced(position)
        if problem:
            problems.append(f"point {number} of {name} {problem}")
            return []
    ring = _without_doubles([_micro(position) for position in positions])
    if positions[0][:2] != positions[-1][:2]:
        problems.append(f"{name} is open. Its last point must be the same as its first.")
    elif len(ring) < POINTS_AT_LEAST:
        problems.append(f"{name} has fewer than three different points. Draw it again.")
    return ring


def _misplaced(position: object) -> str | None:
    if not isinstance(position, list) or len(position) not in (2, 3):
        return "must be two numbers, longitude and latitude."
    if not all(_is_number(part) for part in position):
        return "must be two numbers, longitude and latitude."
    lon, lat = position[0], position[1]
    if _is_in_britain(lon, lat):
        return None
    if _is_in_britain(lat, lon):
        return "is latitude first. Longitude comes first: swap the two numbers."
    return (
        f"is outside Great Britain. Longitude must be {WEST} to {EAST} and latitude "
        f"{SOUTH} to {NORTH} (WGS84, longitude comes first)."
    )


def _is_number(value: object) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and math.isfinite(value))


def _is_in_britain(lon: float, lat: float) -> bool:
    return WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def _micro(position: list[float]) -> Point:
    return round(position[0] * 1_000_000), round(position[1] * 1_000_000)


def _without_doubles(points: Ring) -> Ring:
    return [
        point for number, point in enumerate(points) if number == 0 or point != points[number - 1]
    ]
