"""What somebody may need so that they can read, hear or speak with us (Equality Act 2010, s20)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Adjustment(StrEnum):
    """One thing that we do otherwise for somebody, in every letter and call."""

    LARGE_PRINT = "large_print"
    PHONE = "phone"
    EMAIL = "email"
    EASY_WORDS = "easy_words"
    LANGUAGE = "language"
    HELPER = "helper"
    MORE_TIME = "more_time"
    OTHER = "other"

    @property
    def words(self) -> str:
        """What it is called at the desk."""
        return _WORDS[self]


_WORDS: Mapping[Adjustment, str] = MappingProxyType(
    {
        Adjustment.LARGE_PRINT: "Large print",
        Adjustment.PHONE: "Calls instead of letters",
        Adjustment.EMAIL: "E-mail instead of letters",
        Adjustment.EASY_WORDS: "Short and easy words",
        Adjustment.LANGUAGE: "Another language",
        Adjustment.HELPER: "A helper in every call and meeting",
        Adjustment.MORE_TIME: "More time to answer",
        Adjustment.OTHER: "Something else",
    }
)
