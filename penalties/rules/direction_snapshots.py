"""The frozen facts and sentences of a direction, and of the receipt for a thing.

One saying of a direction is one snapshot: its giving, each variation, its withdrawal. Coordinates
are whole micro-degrees, so that every surface draws the same area.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from penalties.rules.area_files import in_micro_degrees
from penalties.rules.canonical import Plain
from penalties.rules.direction_facts import DirectionFacts, ReceiptFacts
from penalties.rules.snapshots import Snapshot, plain
from penalties.rules.wording.directions import DIRECTION_WORDING, direction_text
from penalties.rules.wording.receipts import RECEIPT_WORDING, receipt_text

DIRECTION = "direction"
RECEIPT = "property_receipt"
LAYOUT = "1"
"""The arrangement of both papers. They are handed over, so no envelope shapes them."""


def direction_snapshot(facts: DirectionFacts) -> Snapshot:
    """One saying of a direction as plain data that never changes again; ``says`` is its kind."""
    said = asdict(facts)
    said["says"] = said.pop("kind")
    said["polygon"] = _drawn(facts.polygon)
    if facts.before is not None:
        said["before"]["polygon"] = _drawn(facts.before.polygon)
    return {
        "kind": DIRECTION,
        "layout": LAYOUT,
        "wording": DIRECTION_WORDING,
        "language": "en-GB",
        **_facts(said),
        "text": plain(direction_text(facts)),
    }


def receipt_snapshot(facts: ReceiptFacts) -> Snapshot:
    """The receipt for one thing as plain data that never changes again."""
    return {
        "kind": RECEIPT,
        "layout": LAYOUT,
        "wording": RECEIPT_WORDING,
        "language": "en-GB",
        **_facts(asdict(facts)),
        "text": plain(receipt_text(facts)),
    }


def _drawn(polygon: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if polygon is None else in_micro_degrees(polygon)


def _facts(said: Mapping[str, Any]) -> dict[str, Plain]:
    return {name: plain(value) for name, value in said.items()}
