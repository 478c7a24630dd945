"""What an officer saw and recorded: the facts from which the support-first gate is judged.

The gate itself is ``gate.judge``; its table is ``gate.json``, which the tablet reads too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power


class Part(StrEnum):
    """The role of the person met, as the officer saw it."""

    BUYING = "buying"
    SELLING = "selling"
    CONTROLLING = "controlling"
    OTHER = "other"
    UNCLEAR = "unclear"


class Gender(StrEnum):
    """As the person said it, never guessed."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"
    NOT_STATED = "not_stated"


class Identity(StrEnum):
    """Where name and birth date came from."""

    VOLUNTEERED = "volunteered"
    DOCUMENT = "document"
    POLICE_S50 = "police_s50"
    UNKNOWN = "unknown"


class IdentityChecked(StrEnum):
    """How what was given was checked."""

    DOCUMENT = "document"
    POLICE = "police"
    ADDRESS_CHECK = "address_check"
    NONE = "none"


class Said(StrEnum):
    """The answer to a screening question; a missing one equals ``not_asked``."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class FlagAnswer(StrEnum):
    """What the officer did with the flag; asking to lift it lifts nothing by itself."""

    CONFIRMED = "confirmed"
    ADDED = "added"
    ASKED_TO_LIFT = "asked_to_lift"


class OfferAnswer(StrEnum):
    """What came back when support was offered."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_SAFE_TO_ASK = "not_safe_to_ask"


class Outcome(StrEnum):
    """How an encounter ends; the last two are open to everyone, always."""

    FIXED_PENALTY = "fixed_penalty"
    WARNING = "warning"
    KERB_WARNING = "kerb_warning"
    DIRECTION = "direction"
    REPORT_TO_POLICE = "report_to_police"
    SAFEGUARDING = "safeguarding"
    SUPPORT = "support"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class EncounterFacts:
    """One encounter as the gate sees it, with what is known where it is judged.

    ``on`` is the London date of the encounter. ``safeguarding_answered`` means that whom the
    officer spoke to, when, and their reference are all recorded. ``offline`` means that no history
    could be read: on a tablet without signal, and for paper that was issued so.
    """

    on: date
    role: Part
    gender: Gender
    date_of_birth: date | None = None
    apparent_age: int | None = None
    identity: Identity = Identity.UNKNOWN
    identity_checked: IdentityChecked = IdentityChecked.NONE
    other_person_age_doubt: bool = False
    other_person_exploited: bool = False
    screening: Mapping[str, Said] = field(default_factory=dict)
    flag: FlagAnswer | None = None
    offered: bool = False
    offer_answer: OfferAnswer | None = None
    safeguarding_answered: bool = False
    order_concerns: frozenset[Concerns] = frozenset()
    powers: frozenset[Power] = frozenset()
    dispersal_live: bool = False
    offline: bool = False
    kit_expired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What happened before, counted by ``gate_history``; all of it is unknown offline.

    ``contacts`` and ``declines`` leave this encounter out.
    """

    contacts: int = 0
    declines: int = 0
    lift_given: bool = False
    exception_authorised: bool = False
    no_investigation_wanted: bool = False
