"""What opens a notice besides its number: the printed access code, and the token in the QR link.

Both are drawn from the same 32 characters, without 0, O, 1 and I, so that each character carries
five bits and nothing can be misread. The entropy comes from outside.
"""

import re

from penalties.rules.numbers import check_code
from penalties.rules.refusals import Refused, refuse

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8
CODE_BYTES = 5
TOKEN_LENGTH = 32
TOKEN_BYTES = 20

_CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")
_TOKEN = re.compile(f"(?P<code>[A-Z]{{2,4}})-(?P<secret>[{ALPHABET}]{{{TOKEN_LENGTH}}})")
_BETWEEN = re.compile(r"[\s.\-\u2010-\u2015]+")
_MISREAD = str.maketrans("I1", "LL")


def access_code(entropy: bytes) -> str:
    """The access code of 8 characters that five random bytes spell."""
    return _spelled(entropy, CODE_BYTES)


def printed_code(code: str) -> str:
    """The access code as it is printed: two groups of four."""
    return f"{code[:4]} {code[4:]}"


def normalise_code(text: str) -> str:
    """The access code that somebody typed: spaces, dashes and small letters do not matter.

    I and 1 are never printed and are read as L. Raises ``Refused`` where it is not eight characters
    of the alphabet.
    """
    code = _BETWEEN.sub("", text).upper().translate(_MISREAD)
    if not _CODE.fullmatch(code):
        raise refuse(
            "access_codes.shape",
            "Enter the access code as it is printed: 8 letters and digits in two groups of four.",
        )
    return code


def link_token(code: str, entropy: bytes) -> str:
    """The token of a notice's own link: the authority code, a dash and 160 bits."""
    return f"{check_code(code)}-{_spelled(entropy, TOKEN_BYTES)}"


def authority_of_token(token: str) -> str:
    """The authority code with which a link token begins; ``Refused`` where it is no token."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise _no_token()
    return match["code"]


def _spelled(entropy: bytes, size: int) -> str:
    if len(entropy) != size:
        raise ValueError(f"give {size} random bytes")
    value = int.from_bytes(entropy)
    return "".join(ALPHABET[value >> shift & 31] for shift in range(size * 8 - 5, -1, -5))


def _no_token() -> Refused:
    return refuse("access_codes.token", "Use the whole link, as it is printed on the notice.")
