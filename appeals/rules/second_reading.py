"""When somebody else has to read a refusal before it goes out.

Always in the cases of the table, and for a share of the others that the council sets. Which ones
those are follows from the representation alone: asking again gives the same answer, and nobody
chooses.
"""

import hashlib
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from appeals.rules.grounds import Ground
from appeals.rules.representations import Kind

HUNDRED = 100
ALWAYS: MappingProxyType[str, frozenset[Any]] = MappingProxyType(
    {
        "grounds": frozenset({Ground.UNDER_18, Ground.VULNERABLE}),
        "kinds": frozenset({Kind.REVIEW}),
    }
)
"""The set cases: what was said, or what kind of second look it is."""


@dataclass(frozen=True, slots=True)
class Refusing:
    """A refusal that is about to go out; ``grounds`` are those of the person and of the points."""

    representation_id: uuid.UUID
    kind: Kind
    grounds: Collection[Ground]


def must_be_read(refusal: Refusing, percent: int) -> bool:
    """Whether a second reader has to agree; ``percent`` is the council's share of the others."""
    if refusal.kind in ALWAYS["kinds"] or not ALWAYS["grounds"].isdisjoint(refusal.grounds):
        return True
    return drawn(refusal.representation_id) < percent


def drawn(representation_id: uuid.UUID) -> int:
    """The place of a representation among a hundred, 0 to 99: from its id, evenly spread."""
    digest = hashlib.sha256(b"second reader " + representation_id.bytes).digest()
    return int.from_bytes(digest[:8]) % HUNDRED
