"""Vehicle registration marks: one form for keeping and comparing, one for reading aloud."""

import re
import unicodedata
from dataclasses import dataclass

from penalties.rules.refusals import refuse

LONGEST = 10
UK_FORMATS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.ASCII)
    for name, pattern in {
        "current": r"([A-HJ-PR-Y]{2}[0-9]{2})([A-HJ-PR-Z]{3})",
        "prefix": r"([A-HJ-NPR-TV-Y][0-9]{1,3})([A-HJ-PR-Y]{3})",
        "suffix": r"([A-HJ-PR-Y]{3})([0-9]{1,3}[A-HJ-NPR-TV-Y])",
        "of unknown age": r"(Q[0-9]{1,3})([A-HJ-PR-Y]{3})",
        "Northern Ireland": r"(?=[A-Z]*[IZ])([A-Z]{2,3})([0-9]{1,4})",
        "without a date": r"([A-HJ-PR-Y]{1,3})([0-9]{1,4})",
        "without a date, digits first": r"([0-9]{1,4})([A-HJ-PR-Y]{1,3})",
        "diplomatic": r"([0-9]{3})([DX])([0-9]{3})",
        "military": r"([A-Z]{2})([0-9]{2})([A-Z]{2})",
        "trade": r"([0-9]{5})",
    }.items()
}
"""The shapes of United Kingdom marks, in their groups; the first that fits is the one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A registration mark: capitals and digits alone, its UK format ("" where it fits none)."""

    compact: str
    format: str
    printed: str


def read_mark(text: str) -> Mark:
    """A mark as somebody typed it, in any case and spacing.

    A foreign mark fits no UK format and is kept as it is. Raises ``Refused`` where nothing is left
    of it, or more than any country gives.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    compact = "".join(each for each in plain if each.isalnum())
    if not 2 <= len(compact) <= LONGEST:
        raise refuse("vehicle.mark", "Enter a registration number, like AB12 CDE.")
    for name, pattern in UK_FORMATS.items():
        if found := pattern.fullmatch(compact):
            return Mark(compact, name, " ".join(found.groups()))
    return Mark(compact, "", compact)
