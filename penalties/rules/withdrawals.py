"""Why a notice is cancelled, as everybody may know it.

What comes from support carries the same reason as a supervisor's own decision.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Because(StrEnum):
    """The reason that is kept with the case; the words behind it stand in the trail's details."""

    COUNCIL_DECISION = "council_decision"
    CHECKED = "checked"
    RECALL = "recall"
    REPRESENTATION = "representation"

    @property
    def words(self) -> str:
        """The reason as staff and letters say it."""
        return _WORDS[self]


_WORDS: Mapping[Because, str] = MappingProxyType(
    {
        Because.COUNCIL_DECISION: "council decision",
        Because.CHECKED: "cancelled after we checked the notice",
        Because.RECALL: "cancelled after we checked it together with others",
        Because.REPRESENTATION: "cancelled after a representation",
    }
)
