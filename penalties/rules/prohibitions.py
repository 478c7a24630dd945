"""What an order forbids or requires, whom it concerns, and at which times it applies.

A window of time belongs to the day on which it opens, in London wall-clock time. It includes the
minute it opens and not the minute it closes. One that closes at or before the time it opens runs
past midnight into the next day; ``00:00`` to ``00:00`` is the whole day. No window at all means
every hour of every day.

Law: ASBCPA 2014 s59(4)-(6).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from penalties.rules import writing
from penalties.rules.days import LONDON


class Concerns(StrEnum):
    """Which conduct a prohibition is about."""

    BUYING = "buying"
    SELLING = "selling"
    CONTROLLING = "controlling"
    OTHER = "other"


class ProhibitionKind(StrEnum):
    """Whether something must not be done, or must be done (s59(4))."""

    PROHIBITION = "prohibition"
    REQUIREMENT = "requirement"


class Day(StrEnum):
    """A day of the week, Monday first, as files and tablets write it."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


WEEK = tuple(Day)


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when a prohibition applies, on the days on which the window opens."""

    days: tuple[Day, ...]
    opens: time
    closes: time

    def as_data(self) -> dict[str, Any]:
        """As JSON: ``{"days": ["fri"], "from": "22:00", "to": "04:00"}``."""
        return {
            "days": [str(day) for day in self.days],
            "from": f"{self.opens:%H:%M}",
            "to": f"{self.closes:%H:%M}",
        }

    def in_words(self) -> str:
        """As people read it: ``Friday and Saturday, 10pm to 4am the next day``."""
        names = [writing.DAYS[WEEK.index(day)] for day in self.days]
        days = "Every day" if len(names) == len(WEEK) else writing.listed(names)
        if self.opens == self.closes:
            return f"{days}, all day"
        next_day = " the next day" if time(0) < self.closes <= self.opens else ""
        opens, closes = writing.clock_time(self.opens), writing.clock_time(self.closes)
        return f"{days}, {opens} to {'midnight' if self.closes == time(0) else closes}{next_day}"


@dataclass(frozen=True, slots=True)
class ProhibitionDraft:
    """One prohibition or requirement as an order's file tells it."""

    code: str
    text: str
    concerns: Concerns
    kind: ProhibitionKind = ProhibitionKind.PROHIBITION
    times: tuple[Window, ...] = ()
    exceptions: str | None = None
    applies_to: str | None = None

    def as_data(self) -> dict[str, Any]:
        """As JSON, every field present; what the order does not say is ``null`` or empty."""
        return {
            "code": self.code,
            "text": self.text,
            "concerns": str(self.concerns),
            "kind": str(self.kind),
            "times": [window.as_data() for window in self.times],
            "exceptions": self.exceptions,
            "applies_to": self.applies_to,
        }


def applies_at(times: Iterable[Window], at: datetime) -> bool:
    """Whether a prohibition with these windows applies at the moment ``at`` (any offset)."""
    local = at.astimezone(LONDON)
    today = WEEK[local.weekday()]
    yesterday = WEEK[local.weekday() - 1]
    windows = tuple(times)
    return not windows or any(
        _is_open(window, today, yesterday, local.time().replace(second=0, microsecond=0))
        for window in windows
    )


def windows(stored: Iterable[Mapping[str, Any]]) -> tuple[Window, ...]:
    """Windows back from the JSON that ``Window.as_data`` gave."""
    return tuple(
        Window(
            days=tuple(Day(day) for day in window["days"]),
            opens=time.fromisoformat(window["from"]),
            closes=time.fromisoformat(window["to"]),
        )
        for window in stored
    )


def _is_open(window: Window, today: Day, yesterday: Day, minute: time) -> bool:
    if window.opens < window.closes:
        return today in window.days and window.opens <= minute < window.closes
    return (today in window.days and minute >= window.opens) or (
        yesterday in window.days and minute < window.closes
    )
