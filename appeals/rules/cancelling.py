"""Why a notice is cancelled after a second look: the standard reasons, in our words and to them.

Practice of councils; a reasonable excuse always counts (ASBCPA 2014 section 67(1)). What is told
stands on the page of the notice behind the date of birth; a letter never names the reason.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Reason(StrEnum):
    """One standard reason, in the order in which they are offered."""

    WRONG_PERSON = "wrong_person"
    EVIDENCE = "evidence"
    NOT_A_BREACH = "not_a_breach"
    EXCUSE = "excuse"
    UNDER_AGE = "under_age"
    VULNERABLE = "vulnerable"
    NOTICE_WRONG = "notice_wrong"
    ORDER_OR_SIGN = "order_or_sign"
    OFFICER = "officer"
    PUBLIC_INTEREST = "public_interest"

    @property
    def words(self) -> str:
        """The reason as staff choose it."""
        return _WORDS[self]

    @property
    def told(self) -> str:
        """The reason as the person reads it."""
        return _TOLD[self]

    @property
    def is_ours(self) -> bool:
        """Whether we were wrong, and say that we are sorry."""
        return self in _OURS


_WORDS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.WRONG_PERSON: "It was not this person",
        Reason.EVIDENCE: "The evidence is not good enough",
        Reason.NOT_A_BREACH: "It was no breach, or an exemption applies",
        Reason.EXCUSE: "A reasonable excuse",
        Reason.UNDER_AGE: "Under 18, or the age is in doubt",
        Reason.VULNERABLE: "Vulnerable, or a medical reason",
        Reason.NOTICE_WRONG: "Something on the notice is wrong",
        Reason.ORDER_OR_SIGN: "The order or its signs were wrong or not clear",
        Reason.OFFICER: "How our officer acted",
        Reason.PUBLIC_INTEREST: "Not in the public interest",
    }
)
_TOLD: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.WRONG_PERSON: "We found that the notice is not for you.",
        Reason.EVIDENCE: "We found that we cannot show well enough what the notice says.",
        Reason.NOT_A_BREACH: "We found that what happened is not against the rules.",
        Reason.EXCUSE: "We found that you had a good reason.",
        Reason.UNDER_AGE: "We do not keep a notice where somebody may have been under 18.",
        Reason.VULNERABLE: "We looked at your situation, and do not go on with this.",
        Reason.NOTICE_WRONG: "We found that something on the notice is wrong.",
        Reason.ORDER_OR_SIGN: "We found that the rules or the signs were wrong or not clear.",
        Reason.OFFICER: "We found that our officer did not act as they should.",
        Reason.PUBLIC_INTEREST: "We looked at all of it, and going on would help nobody.",
    }
)
_OURS = frozenset(
    {
        *(Reason.WRONG_PERSON, Reason.EVIDENCE, Reason.NOT_A_BREACH, Reason.NOTICE_WRONG),
        *(Reason.ORDER_OR_SIGN, Reason.OFFICER),
    }
)
