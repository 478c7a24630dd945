"""What both papers of the information card are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from notices.documents.flow import Placed
from notices.documents.marks import Symbol
from notices.documents.pen import Point, mm
from notices.documents.symbols import DOTS_A_MM, QUIET_MODULES, largest_module, qr_modules
from penalties.rules.wording.support_card import CardWords

SPOKEN_BY_COUNCILS = "en-GB"
"""In what councils type the names and hours of their help lines."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of the card, and its size in points."""

    placed: Sequence[Placed]
    size: Point


def health_line(words: CardWords, page: str) -> str:
    """Where to read about health, as a person would type it."""
    return f"{words.health}: {page.removeprefix('https://').removesuffix('/')}"


def health_symbol(
    words: CardWords, page: str, *, box: float, least_dots: int, correction: str
) -> Symbol | None:
    """The page's QR symbol with its quiet zone, as large as a square ``box`` points wide allows.

    ``None`` where its modules would be narrower than so many dots of a thermal printer: no phone
    is sure to read it, and the address stands in words beside it.
    """
    modules = qr_modules(page, correction=correction)
    module = largest_module(modules, box)
    if module < mm(least_dots / DOTS_A_MM) - 0.01:
        return None
    whole = (len(modules) + 2 * QUIET_MODULES) * module
    return Symbol(modules=modules, module=module, box=whole, alt=words.qr)
