"""Why somebody asks us to look again: in their words, and in words that tell nobody of the matter.

No law lists them: any reason counts, and a reasonable excuse always does (ASBCPA 2014 section
67(1)). The neutral name is what a letter may say of a point.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Ground(StrEnum):
    """One reason, in the order in which they are asked."""

    NOT_ME = "not_me"
    NOT_SO = "not_so"
    EXCUSE = "excuse"
    UNDER_18 = "under_18"
    VULNERABLE = "vulnerable"
    NOTICE_WRONG = "notice_wrong"
    OFFICER = "officer"
    ORDER_OR_SIGN = "order_or_sign"
    HARDSHIP = "hardship"
    OTHER = "other"

    @property
    def asked(self) -> str:
        """The reason as the person ticks it."""
        return _ASKED[self]

    @property
    def neutral(self) -> str:
        """The reason as a letter names it."""
        return _NEUTRAL[self]


_ASKED: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.NOT_ME: "It was not me",
        Ground.NOT_SO: "It did not happen the way the notice says",
        Ground.EXCUSE: "I had a good reason",
        Ground.UNDER_18: "I was under 18",
        Ground.VULNERABLE: "My health, my safety or my situation",
        Ground.NOTICE_WRONG: "Something on the notice is wrong",
        Ground.OFFICER: "How the officer behaved",
        Ground.ORDER_OR_SIGN: "The rules or the signs were wrong or not clear",
        Ground.HARDSHIP: "I cannot afford to pay",
        Ground.OTHER: "Something else, or I am not sure",
    }
)
_NEUTRAL: Mapping[Ground, str] = MappingProxyType(
    {
        Ground.NOT_ME: "Who the notice is for",
        Ground.NOT_SO: "What happened",
        Ground.EXCUSE: "Your reason",
        Ground.UNDER_18: "Your age",
        Ground.VULNERABLE: "Your situation",
        Ground.NOTICE_WRONG: "What the notice says",
        Ground.OFFICER: "How our officer acted",
        Ground.ORDER_OR_SIGN: "What the rules and the signs say",
        Ground.HARDSHIP: "What you can pay",
        Ground.OTHER: "What else you told us",
    }
)
