"""What people type, read forgivingly: days, times of day and access codes.

Each function gives the plain value or raises ``Refused`` with the sentence shown beside the field.
"""

import re
from datetime import date, time
from typing import NamedTuple

from penalties.rules.refusals import refuse
from penalties.rules.writing import MONTHS

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What codes and links are spelled with: without 0, O, 1 and I, so that nothing is misread."""

_TIME = re.compile(r"(\d{1,2})(?:[:. ]?(\d{2}))?\s*([ap])\.?\s*m\.?|(\d{1,2})[:.]?(\d{2})", re.I)


class DayParts(NamedTuple):
    """A day as typed into three boxes."""

    day: str
    month: str
    year: str

    def missing(self) -> tuple[str, ...]:
        """The names of the boxes left empty, in the order they stand."""
        return tuple(name for name, text in self._asdict().items() if not text.strip())


def day(parts: DayParts, thing: str = "the date") -> date:
    """The day that three boxes name; the month may be a number, a word or its first letters.

    ``thing`` begins the sentence. Raises ``Refused`` with rule ``day``, ``month`` or ``year``
    (the box that is wrong), or ``day`` where each box is possible but no such day exists.
    """
    named = thing[:1].upper() + thing[1:]
    number = _whole(parts.day, range(1, 32), "day", f"{named} must include a day from 1 to 31")
    month = _month(parts.month, f"{named} must include a month, like 11 or November")
    year = _whole(parts.year, range(1000, 10000), "year", f"{named} must include a year, like 2026")
    try:
        return date(year, month, number)
    except ValueError:
        raise refuse("day", f"{named} must be a real date") from None


def time_of_day(text: str) -> time:
    """A time such as ``9:15pm``, ``9.15 pm``, ``9pm``, ``21:15``, ``2115`` or ``midday``."""
    typed = text.strip().lower()
    if typed in ("midday", "noon"):
        return time(12)
    found = _TIME.fullmatch(typed)
    if found:
        hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
        if found[3] and not 1 <= hour <= 12:
            hour = 99
        elif found[3]:
            hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise refuse("time_of_day", "Enter a time, like 9:15pm or 21:15")


def access_code(text: str) -> str:
    """The eight characters of an access code, in any case and grouping."""
    code = re.sub(r"[\s.\-\u2010-\u2015]+", "", text).upper()
    if len(code) != 8 or any(character not in CODE_ALPHABET for character in code):
        raise refuse("access_code", "The access code must be 8 letters and numbers, like 7KQM 2XWD")
    return code


def _whole(text: str, allowed: range, part: str, sentence: str) -> int:
    typed = text.strip()
    if typed.isascii() and typed.isdigit() and len(typed) <= 4 and int(typed) in allowed:
        return int(typed)
    raise refuse(part, sentence)


def _month(text: str, sentence: str) -> int:
    typed = text.strip().lower().rstrip(".")
    named = [at for at, name in enumerate(MONTHS, start=1) if name.lower().startswith(typed)]
    if len(typed) >= 3 and named:
        return named[0]
    return _whole(typed, range(1, 13), "month", sentence)
