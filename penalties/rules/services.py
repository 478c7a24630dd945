"""Whether a service can take somebody in now, and which one to offer where it cannot.

Nothing here is counted from referrals: a service says itself whether it has room (design 4).
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from penalties.rules.days import LONDON, london_date
from penalties.rules.encounters import Gender
from penalties.rules.prohibitions import Window
from penalties.rules.service_hours import is_open_at, opening_in_words, opens_at
from penalties.rules.writing import away, day

RENEW_WITHIN = timedelta(days=60)
NIGHT_BEGINS, NIGHT_ENDS = 18, 6
NOBODY_ELSE = "No other service can take them now. Give them the information card."


class State(StrEnum):
    """How a service stands at a moment; only one that has room can take somebody in."""

    HAS_ROOM = "has_room"
    OUT_OF_HOURS = "out_of_hours"
    FULL = "full"
    CLOSED = "closed"
    MEMORANDUM_RUN_OUT = "memorandum_run_out"


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What an offer of a service depends on. ``places_free`` is ``None`` where it never fills."""

    id: uuid.UUID
    name: str
    is_open: bool = True
    open_hours: tuple[Window, ...] = ()
    places_free: int | None = None
    memorandum_ends_on: date | None = None
    is_women_only: bool = False
    languages: tuple[str, ...] = ()

    @property
    def has_room(self) -> bool:
        """Whether it has a place free, as it last said itself."""
        return self.places_free is None or self.places_free > 0

    def memorandum_stands_on(self, on: date) -> bool:
        """Whether its memorandum has not run out; its last day is whole."""
        return self.memorandum_ends_on is None or on <= self.memorandum_ends_on


@dataclass(frozen=True, slots=True)
class Availability:
    """How a service stands at a moment, in the sentence that an officer reads."""

    state: State
    sentence: str

    @property
    def can_take(self) -> bool:
        """Whether somebody can be taken in now."""
        return self.state is State.HAS_ROOM


@dataclass(frozen=True, slots=True)
class Wanted:
    """For whom a service is looked for; the gender as they said it, never guessed."""

    gender: Gender = Gender.NOT_STATED
    language: str | None = None


def availability(service: ServiceFacts, at: datetime) -> Availability:
    """Whether a service can take somebody in at a moment, and why not."""
    name = service.name
    if not service.is_open:
        return Availability(State.CLOSED, f"{name} is not taking anyone at the moment.")
    ends_on = service.memorandum_ends_on
    if ends_on is not None and not service.memorandum_stands_on(london_date(at)):
        said = f"{name} cannot be offered: its memorandum with the council ran out on"
        return Availability(State.MEMORANDUM_RUN_OUT, f"{said} {day(ends_on)}.")
    if not is_open_at(service.open_hours, at):
        opens = opens_at(service.open_hours, at)
        when = f" It opens at {opening_in_words(opens, at)}." if opens else ""
        return Availability(State.OUT_OF_HOURS, f"{name} is closed now.{when}")
    if not service.has_room:
        return Availability(State.FULL, f"{name} is full {_tonight(at)}.")
    return Availability(State.HAS_ROOM, f"{name} is open now and has room.")


def waits(service: ServiceFacts, at: datetime) -> bool:
    """Whether a referral to it has to wait for another one; one that opens later does get it."""
    return availability(service, at).state not in (State.HAS_ROOM, State.OUT_OF_HOURS)


def takes(service: ServiceFacts, gender: Gender) -> bool:
    """Whether a service is for them: one for women alone is for everybody but men."""
    return not (service.is_women_only and gender is Gender.MAN)


def next_service(
    services: Iterable[ServiceFacts], at: datetime, wanted: Wanted
) -> ServiceFacts | None:
    """The service to offer next: one that can take them, in their language first, then by name.

    One for women alone is not offered to a man; to everybody else it is (Equality Act 2010, Sch 3).
    """
    can_take = [
        one for one in services if availability(one, at).can_take and takes(one, wanted.gender)
    ]
    return min(can_take, key=lambda one: (not _speaks(one, wanted), one.name), default=None)


def offer_instead(
    chosen: ServiceFacts, services: Iterable[ServiceFacts], at: datetime, wanted: Wanted
) -> str:
    """Why the chosen service cannot take them, and which one can: what the officer reads."""
    found = availability(chosen, at)
    why = f"{chosen.name} is full." if found.state is State.FULL else found.sentence
    instead = next_service(services, at, wanted)
    if instead is None:
        return f"{why} {NOBODY_ELSE}"
    return f"{why} {instead.name} is open now and has room: ask whether they would like that."


def memorandum_warning(ends_on: date | None, today: date) -> str | None:
    """What is to be said of a memorandum that has run out, or does so within 60 days."""
    if ends_on is None or ends_on - today > RENEW_WITHIN:
        return None
    if ends_on < today:
        return f"Ran out on {day(ends_on)}, {away(ends_on, today)}"
    return f"Runs out on {day(ends_on)}, {away(ends_on, today)}"


def _speaks(service: ServiceFacts, wanted: Wanted) -> bool:
    spoken = {language.casefold() for language in service.languages}
    return wanted.language is not None and wanted.language.casefold() in spoken


def _tonight(at: datetime) -> str:
    hour = at.astimezone(LONDON).hour
    return "today" if NIGHT_ENDS <= hour < NIGHT_BEGINS else "tonight"
