"""What an authority must be: its code, and an address to which a penalty can be posted."""

from collections.abc import Sequence
from dataclasses import dataclass

from penalties.rules.addresses import postcode
from penalties.rules.numbers import check_code
from penalties.rules.refusals import refuse

S68_5 = "ASBCPA 2014 s68(5)(d)"
LONGEST_LINE = 60
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Lines without the postcode, and the postcode as it is stored (``IG1 1ZZ``)."""

    lines: tuple[str, ...]
    postcode: str


def read_code(text: str) -> str:
    """A council's code in capitals; ``Refused`` unless it is 2 to 4 letters without O."""
    return check_code(text.strip().upper())


def read_address(text: str) -> PostalAddress:
    """An address typed with commas, its postcode last; ``Refused`` where a part is missing.

    The notice must name an address to which the penalty may be posted (s68(5)(d)).
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        raise refuse(
            "authorities.address",
            "Write the address as LINE, TOWN, POSTCODE: the notice must say where to post to.",
            S68_5,
        )
    *lines, last = parts
    return PostalAddress(check_lines(lines), postcode(last))


def check_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of an address without its postcode; ``Refused`` for none, or more than fit."""
    if not 1 <= len(lines) <= MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
        raise refuse(
            "authorities.address",
            f"An address has 1 to {MOST_LINES} lines of up to {LONGEST_LINE} characters before its "
            "postcode.",
            S68_5,
        )
    return tuple(lines)
