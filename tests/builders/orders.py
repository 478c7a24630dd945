"""Orders and their files, valid unless a test says otherwise."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

from penalties.rules.money import Pence
from penalties.rules.orders import Change, OrderDraft
from penalties.rules.prohibitions import Concerns, ProhibitionDraft

SAMPLES = Path(__file__).parent.parent / "samples"
SQUARE = [[0.06, 51.55], [0.07, 51.55], [0.07, 51.56], [0.06, 51.56], [0.06, 51.55]]
HOLE = [[0.064, 51.554], [0.064, 51.556], [0.066, 51.556], [0.066, 51.554], [0.064, 51.554]]

FEATURE: dict[str, Any] = {
    "type": "Feature",
    "properties": {
        "code": "ILF-LOX",
        "title": "Loxford",
        "made_on": "2026-02-02",
        "in_force_from": "2026-02-16",
        "in_force_to": "2029-02-15",
        "prohibitions": [
            {"code": "1", "text": "No person shall stop another.", "concerns": "buying"},
            {"code": "2", "text": "No person shall drive round.", "concerns": "buying"},
        ],
        "full_pence": 10000,
        "lower_pence": 7500,
        "lower_days": 10,
    },
    "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
}


def feature(**properties: Any) -> dict[str, Any]:
    """A valid feature; a property given as ``...`` is left out."""
    made = copy.deepcopy(FEATURE)
    made["properties"].update(properties)
    left = {name: value for name, value in made["properties"].items() if value is not ...}
    return made | {"properties": left}


def with_area(*rings: Any, kind: str = "Polygon") -> dict[str, Any]:
    """A valid feature with another area."""
    return feature() | {"geometry": {"type": kind, "coordinates": list(rings)}}


def collection(*features: Any) -> dict[str, Any]:
    """The document of an orders file with these features."""
    return {"type": "FeatureCollection", "features": list(features)}


def draft(**changes: Any) -> OrderDraft:
    """An order for three years from 25 November 2024, changed as said."""
    values: dict[str, Any] = {
        "code": "ILF-HAR",
        "title": "Harassment",
        "made_on": date(2024, 11, 11),
        "in_force_from": date(2024, 11, 25),
        "in_force_to": date(2027, 11, 24),
        "prohibitions": (ProhibitionDraft("1", "No person shall stop.", Concerns.BUYING),),
        "full_pence": Pence(10000),
        "lower_pence": Pence(7500),
        "lower_days": 10,
        "area": FEATURE["geometry"],
    }
    return OrderDraft(**(values | changes))


def extension(**changes: Any) -> OrderDraft:
    """Three further years of ``draft()``, decided in good time."""
    values: dict[str, Any] = {
        "made_on": date(2027, 10, 1),
        "in_force_from": date(2027, 11, 25),
        "in_force_to": date(2030, 11, 24),
        "change": Change.EXTENSION,
    }
    return draft(**(values | changes))


def sample_files() -> list[Path]:
    """The orders files of the five places."""
    return sorted(SAMPLES.glob("orders-*.geojson"))


def sample_features() -> list[dict[str, Any]]:
    """Every feature of the five places."""
    return [one for file in sample_files() for one in json.loads(file.read_bytes())["features"]]
