"""What a warning in person and the offer of a course rest on: typed facts, as they stood then."""

from dataclasses import dataclass
from datetime import date, datetime

from penalties.rules.facts import Council
from penalties.rules.kerb_warnings import Law
from penalties.rules.money import Pence


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom it is for. The year of birth at most, never the date, and no address."""

    name: str
    born_year: int | None = None


@dataclass(frozen=True, slots=True)
class GivenBy:
    """Who gave it; ``force`` is theirs of the police, empty where its name is not known."""

    number: str
    role: str
    force: str | None = None


@dataclass(frozen=True, slots=True)
class SeenVehicle:
    """A vehicle that was there; it says nothing of who drove."""

    vrm: str
    make: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class CitedOrder:
    """The order and the prohibition in it that a warning cites (ASBCPA 2014 ss59, 67)."""

    code: str
    title: str
    made_on: date
    version: int
    article: str
    prohibition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningFacts:
    """A warning in person. ``order`` is ``None`` where section 51A alone is cited.

    ``met_at`` is when it was given, ``made_at`` when it was recorded; the place in millionths of a
    degree. ``kept_until`` is the London day on which it is deleted. ``force`` is the police force
    in whose name it speaks, empty where its name is not known, ``None`` where it is the council's.
    """

    number: str
    force: str | None
    made_at: datetime
    met_at: datetime
    law: Law
    council: Council
    person: Recipient
    place: str
    lat_e6: int
    lon_e6: int
    seen: str
    vehicle: SeenVehicle | None
    order: CitedOrder | None
    officer: GivenBy
    kept_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """The offer of a course. ``scheme`` is the council's, and ``None`` where the police offer it.

    ``held_on`` is ``None`` while no day is fixed; ``answer_by`` is the last London day to answer.
    ``force`` is as for a warning.
    """

    number: str
    force: str | None
    made_at: datetime
    council: Council
    person: Recipient
    course: str
    held_by: str
    held_on: date | None
    answer_by: date
    price_pence: Pence
    scheme: str | None
    officer: GivenBy
