"""An encounter as its officer sent it, every single field in order by itself.

Places are whole micro-degrees (WGS84), distances whole metres, moments aware and in UTC to the
second. What the parts say together is judged elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from penalties.rules.deadlines import Served
from penalties.rules.encounters import (
    FlagAnswer,
    Gender,
    Identity,
    IdentityChecked,
    OfferAnswer,
    Outcome,
    Part,
    Said,
)
from penalties.rules.exemptions import Asked, Occasion
from penalties.rules.kerb_warnings import Law
from penalties.rules.people import PersonKey

KEPT_BESIDE_A_DIRECTION = frozenset({Outcome.FIXED_PENALTY, Outcome.KERB_WARNING})
"""What enforcement keeps of a meeting in which somebody was directed to leave as well."""


class PlaceSource(StrEnum):
    """Where a place came from."""

    GPS = "gps"
    TAPPED = "tapped"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPlace:
    """Where it was; ``accuracy_m`` is rounded up to whole metres."""

    lat_e6: int
    lon_e6: int
    description: str
    source: PlaceSource
    accuracy_m: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPerson:
    """Who was met, as they said or showed it. ``address`` is empty without a fixed abode."""

    given_name: str
    family_name: str
    gender: Gender
    identity: Identity
    identity_checked: IdentityChecked
    id: UUID | None = None
    date_of_birth: date | None = None
    apparent_age: int | None = None
    address: tuple[str, ...] = ()
    postcode: str | None = None
    no_fixed_abode: bool = False

    @property
    def key(self) -> PersonKey:
        """What sameness is judged from."""
        said = str(self.id) if self.id else ""
        return PersonKey(self.given_name, self.family_name, self.date_of_birth, said)

    @property
    def name(self) -> str:
        """The name in the order in which it is written on paper."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentVehicle:
    """A vehicle by its mark, in capitals and digits alone."""

    vrm: str
    make: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSupport:
    """Whether help was offered and what came back; the rest is for support alone."""

    offered: bool = False
    answer: OfferAnswer | None = None
    service: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentNotice:
    """A penalty on paper, or to be posted; without a number the office takes one."""

    served: Served
    number: str | None = None
    served_at: datetime | None = None
    printed_at: datetime | None = None
    snapshot_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDirection:
    """A direction to leave as it was given, or is about to be (ASBCPA 2014 s35).

    ``polygon`` (GeoJSON, WGS84) is a part of the locality; without one the whole of it is meant.
    What is ``None`` was not said. ``taken_to`` is what was done about somebody under 16.
    """

    area: str
    leave_by: datetime
    until: datetime
    authorisation: UUID | None = None
    given_at: datetime | None = None
    polygon: Mapping[str, Any] | None = None
    route: str | None = None
    occasions: Mapping[Occasion, Asked] = field(default_factory=dict)
    behaviour: str | None = None
    necessity: str | None = None
    offence_warning: bool | None = None
    in_writing: bool = True
    why_not_written: str | None = None
    in_uniform: bool | None = None
    taken_to: str | None = None
    taken_where: str | None = None
    service: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEncounter:
    """One encounter. ``safeguarding_answered``: whom, when and the reference are all recorded.

    ``outcome`` is the main one; the objects of others may accompany it.
    """

    id: UUID
    occurred_at: datetime
    place: SentPlace
    order: str
    prohibition: str
    role: Part
    particulars: str
    person: SentPerson
    outcome: Outcome
    incident_id: UUID | None = None
    account: Mapping[str, Any] | None = None
    other_person_age_doubt: bool = False
    other_person_exploited: bool = False
    vehicle: SentVehicle | None = None
    screening: Mapping[str, Said] = field(default_factory=dict)
    flag: FlagAnswer | None = None
    support: SentSupport = field(default_factory=SentSupport)
    safeguarding_answered: bool = False
    notice: SentNotice | None = None
    warning_law: Law | None = None
    direction: SentDirection | None = None
    issued_offline: bool = False
    device_clock: datetime | None = None
    supervisor_authorisation: UUID | None = None

    def outcomes(self) -> frozenset[Outcome]:
        """The main outcome with those whose objects accompany it."""
        said = {
            Outcome.FIXED_PENALTY: self.notice is not None,
            Outcome.DIRECTION: self.direction is not None,
            self.outcome: True,
        }
        return frozenset(outcome for outcome, meant in said.items() if meant)

    @property
    def directed_at(self) -> datetime:
        """When somebody is directed to leave, if they are: as it is said, else as they were met."""
        said = self.direction.given_at if self.direction else None
        return said or self.occurred_at

    @property
    def only_directs(self) -> bool:
        """Whether a direction is all that enforcement would have to keep of it."""
        return self.direction is not None and not self.outcomes() & KEPT_BESIDE_A_DIRECTION
