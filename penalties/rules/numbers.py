"""Notice numbers with a check character, and what opens a notice: access code and link token.

The check character is that of ISO 7064 MOD 37,2 over the authority's code and seven digits. It
finds every single wrong character and every swap of neighbours. Codes and tokens are spelled from
entropy that comes from outside, five bits a character, without 0, O, 1 and I.
"""

import re

from penalties.rules import reading
from penalties.rules.reading import CODE_ALPHABET
from penalties.rules.refusals import Refused, refuse

DIGITS = 7
LAST_SERIAL = 10**DIGITS - 1
CODE_BYTES = 5
TOKEN_BYTES = 20

_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_CODE = re.compile(r"[A-NP-Z]{2,4}")
_COMPACT = re.compile(r"(?P<code>[A-Z01]{2,4})(?P<digits>[0-9OIL]{7})(?P<check>[0-9A-Z*])")
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]+")
_AS_DIGITS = str.maketrans("OIL", "011")
_AS_LETTERS = str.maketrans("1", "I")
_AS_PRINTED = str.maketrans("I1", "LL")
_TOKEN = re.compile(f"(?P<code>[A-NP-Z]{{2,4}})-[{CODE_ALPHABET}]{{32}}")
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


def access_code(entropy: bytes) -> str:
    """The access code of eight characters that five random bytes spell."""
    return _spelled(entropy, CODE_BYTES)


def normalise_code(text: str) -> str:
    """The access code that somebody typed, in any case and grouping; I and 1 are read as L.

    Raises ``Refused`` where it is not eight characters of the alphabet.
    """
    return reading.access_code(text.upper().translate(_AS_PRINTED))


def link_token(code: str, entropy: bytes) -> str:
    """The token of a notice's own link: the authority code, a dash and twenty random bytes."""
    return f"{check_code(code)}-{_spelled(entropy, TOKEN_BYTES)}"


def authority_of_token(token: str) -> str:
    """The authority code with which a link token begins; ``Refused`` where it is no token."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise refuse("numbers.token", "Use the whole link, as it is printed on the notice.")
    return match["code"]


def _spelled(entropy: bytes, size: int) -> str:
    if len(entropy) != size:
        raise ValueError(f"give {size} random bytes")
    value = int.from_bytes(entropy)
    return "".join(CODE_ALPHABET[value >> shift & 31] for shift in range(size * 8 - 5, -1, -5))


def _not_a_number() -> Refused:
    return refuse("numbers.shape", "Enter the reference as it is printed, like ILF 0001234 3.")
