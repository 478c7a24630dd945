"""When two encounters that a tablet sent are the same: the content that is hashed and compared.

``null`` equals absent, a screening question that was not asked equals no answer, texts are NFC,
moments are UTC to the second and numbers whole. The tablet's clock and whether the encounter was
issued offline say nothing about what happened, so they are left out.
"""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any
from uuid import UUID

from penalties.rules.canonical import digest
from penalties.rules.exemptions import Occasion

LEFT_OUT = ("device_clock", "issued_offline")
MOMENTS = frozenset(
    {
        *("occurred_at", "safeguarding.at", "notice.served_at", "notice.printed_at"),
        *("direction.leave_by", "direction.until", "direction.given_at"),
    }
)
FRACTIONS = frozenset(
    {
        *("place.lat", "place.lon", "place.accuracy_m", "account.distance_m"),
        *("direction.polygon.coordinates[][][]", "direction.polygon.coordinates[][][][]"),
        *(f"direction.exemptions.{one}.place.{way}" for one in Occasion for way in ("lat", "lon")),
    }
)
IDS = frozenset(
    {
        *("id", "incident_id", "person.id", "support.service", "direction.authorisation"),
        *("direction.service", "supervisor_authorisation"),
    }
)
MILLION = Decimal(1_000_000)


def content(encounter: Mapping[str, Any]) -> dict[str, Any]:
    """What counts of an encounter, as plain data for ``canonical``; the original is left alone.

    It may come as JSON or with dates, moments and UUIDs read. Coordinates become whole
    micro-degrees (``lat_e6``), metres whole millionths. ``ValueError`` for a moment without offset.
    """
    kept = {name: value for name, value in encounter.items() if name not in LEFT_OUT}
    if answers := kept.get("screening"):
        kept["screening"] = {name: said for name, said in answers.items() if said != "not_asked"}
    return _object(kept, "")


def sha256(encounter: Mapping[str, Any]) -> str:
    """The hash by which an encounter is known: equal exactly where the content is."""
    return digest(content(encounter))


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two encounters say the same, however they were written."""
    return content(one) == content(other)


def _object(value: Mapping[str, Any], path: str) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, item in value.items():
        here = f"{path}.{name}" if path else name
        told = _plain(item, here)
        if told is not None and told != {}:
            plain[f"{name}_e6" if here in FRACTIONS else name] = told
    return plain


def _plain(value: Any, path: str) -> Any:
    if isinstance(value, Mapping):
        return _object(value, path)
    if isinstance(value, list | tuple):
        return [_plain(item, f"{path}[]") for item in value]
    if isinstance(value, bool) or value is None:
        return value
    if path in FRACTIONS:
        return int((Decimal(str(value)) * MILLION).to_integral_value(ROUND_HALF_EVEN))
    if path in MOMENTS:
        return _moment(value)
    if isinstance(value, date | UUID):
        value = str(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.lower() if path in IDS else value)
    return value


def _moment(value: datetime | str) -> str:
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    if at.tzinfo is None:
        raise ValueError(f"{value} needs an offset")
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
