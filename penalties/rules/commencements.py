"""Bringing a ceiling into force: the instrument that did it, and the day from which it counts.

The Crime and Policing Act 2026 had Royal Assent on 29 April 2026; its section on penalties begins
on the day that a commencement order says.
"""

import re
from datetime import date

from penalties.rules.refusals import refuse
from penalties.rules.writing import day

ROYAL_ASSENT = date(2026, 4, 29)
LAST_YEAR = 2099

_INSTRUMENT = re.compile(r"(?:s\.?i\.?\s*)?(20[0-9]{2})\s*/\s*([1-9][0-9]{0,3})", re.I | re.ASCII)


def instrument(text: str) -> str:
    """The number of a statutory instrument, ``SI 2026/689``, however it was typed."""
    found = _INSTRUMENT.fullmatch(text.strip())
    if found is None:
        raise refuse(
            "commencements.instrument",
            "Enter the number of the commencement order, like SI 2026/689.",
        )
    return f"SI {found[1]}/{found[2]}"


def begins_on(on: date, named: str) -> date:
    """The day of commencement; ``Refused`` before the Act was passed or its order was made."""
    if on < ROYAL_ASSENT or on.year > LAST_YEAR:
        said = f"The Act was passed on {day(ROYAL_ASSENT)}: it can begin then or later."
        raise refuse("commencements.day", said, "Crime and Policing Act 2026")
    if on.year < int(named[3:7]):
        said = f"{named} was made in {named[3:7]}: it cannot begin before that."
        raise refuse("commencements.day", said)
    return on
