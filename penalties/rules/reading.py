"""What people type, read forgivingly: days, times, postcodes and registrations.

Each function gives the plain value or raises ``Refused`` with the sentence shown beside the field.
"""

import re
from datetime import date, time
from typing import NamedTuple

from penalties.rules.refusals import refuse
from penalties.rules.writing import MONTHS

_TIME = re.compile(r"(\d{1,2})(?:[:. ]?(\d{2}))?\s*([ap])\.?\s*m\.?|(\d{1,2})[:.]?(\d{2})", re.I)
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2})")
_CURRENT_PLATE = re.compile(r"([A-Z]{2}\d{2})([A-Z]{3})")


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


def postcode(text: str) -> str:
    """A United Kingdom postcode with its one space: ``ig11zz`` is ``IG1 1ZZ``."""
    found = _POSTCODE.fullmatch(_letters_and_digits(text))
    if not found:
        raise refuse("postcode", "Enter a full postcode, like AA3 1AB")
    return f"{found[1]} {found[2]}"


def registration(text: str) -> str:
    """A vehicle registration in capitals, ``AB12 CDE``; other and foreign plates lose spaces."""
    plate = _letters_and_digits(text)
    if not 2 <= len(plate) <= 10:
        raise refuse("registration", "Enter a registration number, like AB12 CDE")
    current = _CURRENT_PLATE.fullmatch(plate)
    return f"{current[1]} {current[2]}" if current else plate


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


def _letters_and_digits(text: str) -> str:
    return re.sub(r"[\s\-.,_/()]", "", text).upper()
