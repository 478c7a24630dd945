"""Latitude and longitude as people type and paste them, read as whole micro-degrees (WGS84)."""

import re
from decimal import Decimal

from penalties.rules.area_rings import EAST, NORTH, SOUTH, WEST
from penalties.rules.refusals import refuse

_TYPED = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,15})?", re.ASCII)


def latitude(text: str) -> int:
    """Micro-degrees north of the equator; raises ``Refused`` outside Great Britain."""
    return _read(text, "Latitude", SOUTH, NORTH, "51.559")


def longitude(text: str) -> int:
    """Micro-degrees east of Greenwich, west being less than nothing; raises ``Refused``."""
    return _read(text, "Longitude", WEST, EAST, "-0.074")


def written(micro_degrees: int) -> str:
    """The same in degrees with six decimals: ``51.559217``."""
    sign, whole = "-" if micro_degrees < 0 else "", abs(micro_degrees)
    return f"{sign}{whole // 1_000_000}.{whole % 1_000_000:06d}"


def _read(text: str, name: str, least: float, most: float, example: str) -> int:
    # Maps and word processors write a true minus sign.
    typed = text.strip().replace("\N{MINUS SIGN}", "-").removesuffix("°")
    if not _TYPED.fullmatch(typed):
        raise refuse("coordinates.shape", f"{name} must be a number of degrees, like {example}")
    if not least <= Decimal(typed) <= most:
        raise refuse("coordinates.place", f"{name} must be {least} to {most}, in Great Britain")
    return round(Decimal(typed) * 1_000_000)
