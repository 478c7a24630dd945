"""How dates, times and references are written for people, the same on every page and paper.

Days are Europe/London days; a moment is an aware datetime, shown in London. Twelve-hour clock,
months in full, no ordinals, "to" for ranges.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from penalties.rules.days import LONDON

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(on: date) -> str:
    """A day as in running text: ``22 November 2026``."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """A day somebody must act by: ``Sunday 6 December 2026``."""
    return f"{DAYS[on.weekday()]} {day(on)}"


def short_day(on: date, today: date | None = None) -> str:
    """A day in a desk table, ``22 Nov``; with the year where it is not that of ``today``."""
    words = f"{on.day} {MONTHS[on.month - 1][:3]}"
    return words if today is None or today.year == on.year else f"{words} {on.year}"


def clock_time(at: time) -> str:
    """A time of day: ``9:15pm``, ``9am``, ``midday``. The first minute of a day is ``12am``."""
    if (at.hour, at.minute) == (12, 0):
        return "midday"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    """An instant, in London: ``9:15pm on 22 November 2026``; seconds are dropped, never rounded.

    Raises ``ValueError`` for a datetime without a zone.
    """
    local = in_london(at)
    return f"{clock_time(local.time())} on {day(local.date())}"


def end_of(on: date) -> str:
    """The last moment of a day, as a deadline is written: never "midnight", always 11:59pm."""
    return f"11:59pm on {weekday(on)}"


def span(first: date, last: date) -> str:
    """A range of days, saying month and year once where they are shared."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def away(on: date, today: date) -> str:
    """How far off a day is, in days: ``today``, ``tomorrow``, ``in 3 days``, ``3 days ago``."""
    days = (on - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days in near:
        return near[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


def access_code(code: str) -> str:
    """An access code in the groups of four in which it is printed: ``7KQM 2XWD``."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def listed(names: Sequence[str], joined_by: str = "and") -> str:
    """Names in a sentence: ``a``, ``a and b``, ``a, b and c``; nothing for none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joined_by} {names[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun: ``1 notice``, ``1,204 notices``, ``0 notices``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_london(at: datetime) -> datetime:
    """The same instant on a London clock; ``ValueError`` for a datetime without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(LONDON)
