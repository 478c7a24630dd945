"""Areas to stand in, and an independent way of walking a given distance on the spheroid."""

from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt, tan
from typing import Any

from hypothesis import strategies as st

EQUATOR, POLE = 6_378_137.0, 6_356_752.314245
EARTH = 6_371_000.0


@st.composite
def stars(draw: st.DrawFn) -> list[list[float]]:
    """A ring around a centre, each corner further round than the last: it never crosses itself."""
    lon, lat = draw(st.floats(-5, 1.5)), draw(st.floats(50.5, 58))
    corners = draw(st.integers(3, 24))
    reaches = draw(st.lists(st.floats(0.001, 0.02), min_size=corners, max_size=corners))
    ring = [
        [lon + reach * cos(2 * pi * at / corners), lat + reach * sin(2 * pi * at / corners)]
        for at, reach in enumerate(reaches)
    ]
    return [*ring, ring[0]]


def walk(lat: float, lon: float, bearing: float, metres: float) -> tuple[int, int]:
    """Micro-degrees of latitude and longitude after ``metres`` on the sphere of mean radius."""
    phi, arc = radians(lat), metres / EARTH
    north = asin(sin(phi) * cos(arc) + cos(phi) * sin(arc) * cos(bearing))
    east = atan2(sin(bearing) * sin(arc) * cos(phi), cos(arc) - sin(phi) * sin(north))
    return round(degrees(north) * 1e6), round((lon + degrees(east)) * 1e6)


def beside(start: Any, end: Any, metres: float) -> tuple[tuple[int, int], tuple[int, int]]:
    """Two places, left and right of the middle of an edge, each so many metres from it."""
    lon, lat = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    east = (end[0] - start[0]) * cos(radians(lat))
    along = atan2(east, end[1] - start[1])
    return walk(lat, lon, along - pi / 2, metres), walk(lat, lon, along + pi / 2, metres)


def spheroid_metres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on the WGS84 spheroid by Vincenty's inverse formula, right to a millimetre."""
    flat = (EQUATOR - POLE) / EQUATOR
    u1, u2 = (atan2((1 - flat) * tan(radians(lat)), 1) for lat in (lat1, lat2))
    across = turn = radians(lon2 - lon1)
    for _ in range(50):
        sine = sqrt(
            (cos(u2) * sin(turn)) ** 2 + (cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(turn)) ** 2
        )
        if not sine:
            return 0.0
        cosine = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(turn)
        arc = atan2(sine, cosine)
        azimuth = cos(u1) * cos(u2) * sin(turn) / sine
        square = 1 - azimuth**2
        middle = cosine - 2 * sin(u1) * sin(u2) / square if square else 0.0
        c = flat / 16 * square * (4 + flat * (4 - 3 * square))
        lift = middle + c * cosine * (2 * middle**2 - 1)
        turn = across + (1 - c) * flat * azimuth * (arc + c * sine * lift)
    return POLE * _stretched(arc, sine, cosine, middle, square)


def _stretched(arc: float, sine: float, cosine: float, middle: float, square: float) -> float:
    u = square * (EQUATOR**2 - POLE**2) / POLE**2
    a = 1 + u / 16384 * (4096 + u * (u * (320 - 175 * u) - 768))
    b = u / 1024 * (256 + u * (u * (74 - 47 * u) - 128))
    inner = cosine * (2 * middle**2 - 1) - b / 6 * middle * (4 * sine**2 - 3) * (4 * middle**2 - 3)
    return a * (arc - b * sine * (middle + b / 4 * inner))
