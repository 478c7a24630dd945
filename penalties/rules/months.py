"""Months of London's calendar, each known by its first day, for reports."""

import re
from datetime import date, datetime

from penalties.rules.days import corresponding_date, start_of
from penalties.rules.refusals import refuse
from penalties.rules.writing import MONTHS

FIRST_MONTH = date(2014, 10, 1)
"""That in which orders of this kind could first be made (ASBCPA 2014 s59, SI 2014/2590)."""

_FIGURES = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/ ](\d{4})", re.ASCII)
_WORDS = re.compile(r"([a-z]{3,9})\.? (\d{4})", re.ASCII)


def read(text: str) -> date:
    """The month of ``2026-11``, ``11/2026`` or ``November 2026``; raises ``Refused``."""
    typed = " ".join(text.lower().split())
    year, month = _in_figures(typed) or _in_words(typed) or (0, 0)
    if not 1 <= month <= 12:
        raise refuse("month", "Enter a month, like 2026-11 or November 2026.")
    if (year, month) < (FIRST_MONTH.year, FIRST_MONTH.month):
        raise refuse("month", f"Enter a month from {in_words(FIRST_MONTH)} on.")
    return date(year, month, 1)


def month_of(on: date) -> date:
    """The month that a day is in."""
    return on.replace(day=1)


def before(month: date) -> date | None:
    """The month before, if there is one to report on."""
    return corresponding_date(month, -1) if month > FIRST_MONTH else None


def after(month: date) -> date:
    """The month after."""
    return corresponding_date(month, 1)


def bounds(month: date) -> tuple[datetime, datetime]:
    """The first moment of a month in London, and the first after it, both in UTC."""
    return start_of(month), start_of(after(month))


def in_figures(month: date) -> str:
    """A month as addresses and files name it: ``2026-11``."""
    return f"{month:%Y-%m}"


def in_words(month: date) -> str:
    """A month as pages name it: ``November 2026``."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def _in_figures(typed: str) -> tuple[int, int] | None:
    found = _FIGURES.fullmatch(typed)
    return (int(found[1] or found[4]), int(found[2] or found[3])) if found else None


def _in_words(typed: str) -> tuple[int, int] | None:
    found = _WORDS.fullmatch(typed)
    named = [at for at, name in enumerate(MONTHS, 1) if found and name.lower().startswith(found[1])]
    return (int(found[2]), named[0]) if found and named else None
