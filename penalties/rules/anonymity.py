"""Whether a text that must name nobody tells who somebody is: their names, or their birth date.

It finds what is spelled out. What else would tell a person apart, a reader has to see.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from penalties.rules.people import folded
from penalties.rules.refusals import refuse
from penalties.rules.writing import MONTHS

TELLS_BY_ITSELF = 3
"""From how many letters on a name is one however it is spelled: ``An`` counts, ``an`` does not."""
SHORTEST = 2

_WORD = re.compile(r"\w+")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)


def check_names_nobody(text: str, *names: str, born_on: date | None) -> None:
    """``Refused`` where a text that must name nobody has one of the names or the birth date."""
    if name := named_in(text, *names):
        raise refuse("anonymity.name", f"This must name nobody, and it says “{name}”. Take it out.")
    if born_on is not None and has_day(text, born_on):
        raise refuse("anonymity.birth_date", "This must name nobody. Take out the date of birth.")


def named_in(text: str, *names: str) -> str:
    """The first part of the names that stands in a text, however spelled; "" where none does."""
    words = _WORD.findall(text)
    spelled = set(map(folded, words))
    for part in _parts(names):
        known = folded(part)
        if part in words or (len(known) >= TELLS_BY_ITSELF and known in spelled):
            return part
    return ""


def has_day(text: str, on: date) -> bool:
    """Whether a text has a day in any of the ways in which people write one."""
    plain = _ORDINAL.sub(r"\1", text.casefold()).replace(" of ", " ")
    words = f" {' '.join(_WORD.findall(plain))} "
    return any(f" {spelled} " in words for spelled in _spellings(on))


def _parts(names: Iterable[str]) -> Iterator[str]:
    """Each name whole, and each word of it: ``O'Neill`` is written ``ONeill`` too."""
    for name in names:
        yield from (part for part in (name, *_WORD.findall(name)) if len(part) >= SHORTEST)


def _spellings(on: date) -> set[str]:
    name = MONTHS[on.month - 1].casefold()
    days = {str(on.day), f"{on.day:02}"}
    months = {str(on.month), f"{on.month:02}", name, name[:3]}
    years = {str(on.year), f"{on.year % 100:02}"}
    spaced = {
        " ".join(order)
        for day in days
        for month in months
        for year in years
        for order in ((day, month, year), (month, day, year), (year, month, day))
    }
    return spaced | {one.replace(" ", "") for one in spaced}
