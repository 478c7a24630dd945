"""Notice numbers with a check character; access codes and link tokens.

The check character is that of ISO 7064 MOD 37,2 over the authority's code and seven digits. It
finds every single wrong character and every swap of neighbours.
"""

import re

from penalties.rules.refusals import Refused, refuse

DIGITS = 7
LAST_SERIAL = 10**DIGITS - 1

_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_CODE = re.compile(r"[A-NP-Z]{2,4}")
_COMPACT = re.compile(r"(?P<code>[A-Z01]{2,4})(?P<digits>[0-9OIL]{7})(?P<check>[0-9A-Z*])")
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]+")
_AS_DIGITS = str.maketrans("OIL", "011")
_AS_LETTERS = str.maketrans("1", "I")
_TWINS = str.maketrans("0O1I", "O0I1")


def check_code(code: str) -> str:
    """The authority code, as it is; ``Refused`` unless it is 2 to 4 capital letters without O."""
    if not _CODE.fullmatch(code):
        raise refuse("numbers.code", "An authority code must be 2 to 4 capital letters without O.")
    return code


def check_character(code: str, serial: int) -> str:
    """The check character of a number: 0 to 9, A to Z or ``*``."""
    remainder = 0
    for character in f"{code}{serial:0{DIGITS}d}":
        remainder = (remainder + _VALUES.index(character)) * 2 % 37
    return _VALUES[(1 - remainder) % 37]


def compact(code: str, serial: int) -> str:
    """The number without spaces, as it is stored; ``Refused`` outside 1 to 9,999,999."""
    if not 1 <= serial <= LAST_SERIAL:
        raise refuse("numbers.serial", "A notice number must be between 1 and 9,999,999.")
    return f"{check_code(code)}{serial:0{DIGITS}d}{check_character(code, serial)}"


def printed(number: str) -> str:
    """A stored number as it is printed and read out, in three groups: code, digits, check."""
    return f"{number[: -DIGITS - 1]} {number[-DIGITS - 1 : -1]} {number[-1]}"


def read(text: str) -> tuple[str, int]:
    """The authority code and serial of a number that somebody typed.

    Small letters, spaces, dots and dashes do not matter; O is read for 0 and I or L for 1 where a
    digit must stand, 1 for I in the code, and either for the other in the check character. Raises
    ``Refused`` where it has another shape or the check character does not fit.
    """
    match = _COMPACT.fullmatch(_BETWEEN.sub("", text).upper())
    if match is None:
        raise _not_a_number()
    code = match["code"].translate(_AS_LETTERS)
    serial = int(match["digits"].translate(_AS_DIGITS))
    if not _CODE.fullmatch(code) or not 1 <= serial <= LAST_SERIAL:
        raise _not_a_number()
    right = check_character(code, serial)
    if right not in (match["check"], match["check"].translate(_TWINS)):
        raise refuse(
            "numbers.check",
            "Check the reference: one of its characters does not match what is printed.",
        )
    return code, serial


def _not_a_number() -> Refused:
    return refuse("numbers.shape", "Enter the reference as it is printed, like ILF 0001234 3.")
