"""The tablet's API: JSON in and out, every answer documented, each failure a problem document."""

from penalties.web.api import (
    authorisations,
    description,
    encounters,
    field_kit,
    numbers,
    people,
)
from penalties.web.api.blueprint import bp

__all__ = ["authorisations", "bp", "description", "encounters", "field_kit", "numbers", "people"]
