"""What a direction to leave, and the receipt for a thing, rest on: typed facts, once said.

Anti-social Behaviour, Crime and Policing Act 2014 sections 34 to 38.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from penalties.rules.facts import Council, Officer


class Saying(StrEnum):
    """When a direction speaks: at its giving, as it is changed, as it is taken back."""

    GIVEN = "given"
    VARIED = "varied"
    WITHDRAWN = "withdrawn"


class TakenTo(StrEnum):
    """Where somebody under 16 was taken: section 35(7)."""

    HOME = "home"
    PLACE_OF_SAFETY = "place_of_safety"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What a direction said until it was varied, for the paper that says what changed."""

    area: str
    polygon: Mapping[str, Any] | None
    leave_by: datetime
    ends_at: datetime
    route: str | None
    left_open: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionFacts:
    """One saying of a direction. Moments are aware; ``part`` is its serial, 0 for the giving.

    ``authorised_by`` is rank and name, ``authorised_from`` and ``authorised_to`` the time of the
    authorisation, ``None`` where there was none. An empty ``name`` or ``force`` is not known.
    ``area`` is the place to keep out of in words, ``polygon`` the same as stored (GeoJSON, WGS84,
    what is carved out left out of it; ``None`` where none was drawn). ``place``,
    ``lat_e6`` and ``lon_e6`` say where it was given. ``left_open`` are pairs of an occasion of
    section 36 and the words of what stays open, never an address. ``taken`` is a ``TakenTo``.
    ``because`` says why it was varied or withdrawn, ``before`` what it said until then.
    ``has_penalty``: a fixed penalty notice was given with it. ``police_phone`` is whom to ask.
    """

    number: str
    kind: str
    part: int
    made_at: datetime
    given_at: datetime
    force: str
    council: Council
    name: str
    born_year: int | None
    description: str
    locality: str
    authorised_by: str
    authorised_from: datetime | None
    authorised_to: datetime | None
    area: str
    polygon: Mapping[str, Any] | None
    leave_by: datetime
    ends_at: datetime
    route: str | None
    place: str
    behaviour: str
    necessity: str | None
    left_open: tuple[tuple[str, str], ...]
    offence_warning: bool | None
    in_writing: bool
    why_not_written: str | None
    taken: str | None
    because: str | None
    officer: Officer
    lat_e6: int | None = None
    lon_e6: int | None = None
    is_under_16: bool = False
    before: Earlier | None = None
    has_penalty: bool = False
    police_phone: str = "101"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """One thing that was handed over with a direction (section 37(1) to (6)).

    ``part`` numbers the things of one direction from 1. ``kept_until`` is the end of the exclusion
    period, ``disposable_on`` the first day on which it may be destroyed if nobody asked for it.
    """

    number: str
    part: int
    made_at: datetime
    given_at: datetime
    force: str
    council: Council
    name: str
    born_year: int | None
    item: str
    because: str
    how_to_recover: str
    in_writing: bool
    taken_at: datetime
    kept_until: datetime
    disposable_on: date
    is_under_16: bool
    officer: Officer
    police_phone: str = "101"
