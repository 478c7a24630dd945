"""What London's clocks show, read as moments: also on the nights on which they are changed.

Twice a year an hour is skipped or comes twice (Summer Time Act 1972). What is typed is then asked
for again, never guessed; what has elapsed is counted in UTC alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from penalties.rules import reading, writing
from penalties.rules.days import LONDON, ONE_DAY, london_date, start_of
from penalties.rules.refusals import refuse

SOURCE = "Summer Time Act 1972"
SUMMER, WINTER = "BST", "GMT"
_NAMED = re.compile(rf"(.*?)\s*({SUMMER}|{WINTER})", re.I | re.S)


@dataclass(frozen=True, slots=True)
class WallTime:
    """A time of day as clocks show it; ``zone`` is BST or GMT where somebody said which."""

    at: time
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A night on which the clocks are changed, ``forward`` in spring."""

    on: date
    forward: bool

    @property
    def sentence_begins(self) -> str:
        """How a sentence about it begins: ``The clocks go back on 25 October 2026``."""
        way = "forward" if self.forward else "back"
        return f"The clocks go {way} on {writing.day(self.on)}"


def time_of_day(text: str) -> WallTime:
    """A time such as ``9:15pm``; ``1:30am BST`` and ``1:30am GMT`` say which of two is meant.

    Raises ``Refused`` where it is none.
    """
    named = _NAMED.fullmatch(text.strip())
    if named:
        return WallTime(reading.time_of_day(named[1]), named[2].upper())
    return WallTime(reading.time_of_day(text))


def moment(on: date, said: WallTime) -> datetime:
    """The moment, in UTC, at which London's clocks show ``said`` on a day.

    Raises ``Refused`` for a time that the clocks skip that night, for one that comes twice where
    nobody said which, and where the clocks show the other of BST and GMT.
    """
    shown = f"{writing.clock_time(said.at)} on {writing.day(on)}"
    found = {
        at.astimezone(LONDON).tzname() or "": at
        for at in _readings(on, said.at)
        if at.astimezone(LONDON).replace(tzinfo=None) == datetime.combine(on, said.at)
    }
    if not found:
        raise refuse(
            "wall_clock.skipped",
            f"There is no {shown}: the clocks go forward from 1am to 2am. Enter another time.",
            SOURCE,
        )
    if said.zone is None and len(found) > 1:
        typed = writing.clock_time(said.at)
        raise refuse(
            "wall_clock.twice",
            f"{shown} comes twice, because the clocks go back. "
            f"Enter {typed} {SUMMER} for the first or {typed} {WINTER} for the second.",
            SOURCE,
        )
    if said.zone is not None and said.zone not in found:
        (other,) = found
        raise refuse(
            "wall_clock.zone", f"At {shown} the clocks show {other}, not {said.zone}.", SOURCE
        )
    return found[said.zone] if said.zone else next(iter(found.values()))


def change_between(first: datetime, last: datetime) -> ClockChange | None:
    """The first change of the clocks from one moment to a later one, if there is any."""
    for on in _days(london_date(first), london_date(last)):
        begins, ends = max(first, start_of(on)), min(last, start_of(on + ONE_DAY))
        before, after = (at.astimezone(LONDON).utcoffset() for at in (begins, ends))
        if before is not None and after is not None and before != after:
            return ClockChange(on, forward=after > before)
    return None


def by_the_wall_clock(first: datetime, last: datetime) -> timedelta:
    """How long it seems to whoever reads the clocks and forgets that they were changed."""
    begins, ends = (at.astimezone(LONDON).replace(tzinfo=None) for at in (first, last))
    return ends - begins


def lasting(length: timedelta) -> str:
    """A length of time in words, whole minutes: ``48 hours and 5 minutes``."""
    hours, minutes = divmod(int(length.total_seconds() // 60), 60)
    parts = ((hours, "hour"), (minutes, "minute"))
    said = [writing.counted(number, word) for number, word in parts if number]
    return writing.listed(said) or "less than a minute"


def _readings(on: date, at: time) -> tuple[datetime, datetime]:
    local = datetime.combine(on, at, LONDON)
    earlier, later = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return earlier, later


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY
