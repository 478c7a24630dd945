"""What becomes of characters before they are set: nothing visible is lost, nothing misleads.

Marks that only steer the direction of reading are dropped, so that no text can be made to read
backwards; a character that no font has is spelled out, as in ``[U+1F600]``.
"""

import re
import unicodedata
from functools import lru_cache

from notices.documents.fonts import family_of
from penalties.rules.writing import MONTHS

BREAK = "\u200b"
"""A zero-width space: a line may end here."""

JOINERS = "\u200c\u200d"
"""What joins or parts the letters beside it, in scripts that need it."""

_SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")
_EMPTY_LINES = re.compile(r" ?\n(?: ?\n)+ ?")
_MONTH = "|".join(MONTHS)
_TOGETHER = re.compile(rf"(\d|\bsection|\b(?:{_MONTH})) (?=\d|(?:{_MONTH})\b)")
_NUMBER = re.compile(r"\b([A-Z]{2,4}) (\d{7}) ([0-9A-Z*])(?!\w)")


def printable(text: str) -> str:
    """The text as it can be set: NFC, line ends as ``\\n``, at most one empty line together.

    Day and month, "section" and its number, groups of digits, and those of a notice number are
    glued by no-break spaces: they stay on one line, and in their order in right-to-left text.
    """
    if text.isascii() and text.isprintable():
        return _glued(_SPACES.sub(" ", text).strip())
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    text = _EMPTY_LINES.sub("\n\n", _SPACES.sub(" ", text)).strip()
    return _glued("".join(map(_shown, text)))


def _glued(text: str) -> str:
    return _TOGETHER.sub("\\1\u00a0", _NUMBER.sub("\\1\u00a0\\2\u00a0\\3", text))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in "\n\u00a0" or character in JOINERS:
        return character
    if _only_steers(character):
        return ""
    if character == "\u202f":
        return "\u00a0"
    if family_of(character) is None or unicodedata.category(character) == "Cc":
        return f"[U+{ord(character):04X}]{BREAK}"
    return character


def _only_steers(character: str) -> bool:
    is_variation = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return is_variation or unicodedata.category(character) == "Cf"
