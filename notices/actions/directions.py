"""Which paper a direction to leave has: each time it spoke, and for each thing handed over."""

from notices.actions import Frozen
from penalties.actions.direction_papers import frozen
from penalties.records.directions import Direction, DirectionTerms
from penalties.records.surrendered_items import SurrenderedItem
from penalties.rules.direction_snapshots import DIRECTION, RECEIPT


def saying(direction: Direction, terms: DirectionTerms) -> Frozen:
    """The paper of its giving, of a variation or of its withdrawal; ``part`` is the serial."""
    return _paper(direction, DIRECTION, terms.serial, terms)


def receipt(direction: Direction, item: SurrenderedItem) -> Frozen:
    """The receipt for a thing; ``part`` is the one that was frozen with it."""
    return _paper(direction, RECEIPT, int(frozen(item)["part"]), item)


def _paper(
    direction: Direction, kind: str, part: int, row: DirectionTerms | SurrenderedItem
) -> Frozen:
    return Frozen(
        authority_id=direction.authority_id,
        number=direction.number,
        kind=kind,
        part=part,
        layout=row.layout,
        snapshot_text=row.snapshot,
        sha256=row.snapshot_sha256,
        subject=("direction", direction.id),
    )
