"""The help lines on the back of the wallet card: as many as fit beside and below the symbol."""

from collections.abc import Sequence
from dataclasses import replace

from notices.documents.blocks import Words, paragraph
from notices.documents.flow import height_of
from notices.documents.lists import Item
from notices.documents.marks import Symbol
from notices.documents.pen import Point
from notices.documents.symbols import QUIET_MODULES
from notices.documents.wrapping import Style, wrap
from penalties.rules.facts import HelpLine

GAPS = (7.0, 6.0, 5.0, 4.0, 3.0, 1.6)
"""How far apart help lines may stand, the most first, in points."""

Calls = list[tuple[float, Item]]
"""Help lines, each with how far below the top of their zone it starts."""

Styles = tuple[Style, Style]
"""Of a name with its hours, and of a number."""


def call(line: HelpLine, styles: Styles, room: float) -> Item:
    """Who it is and when, and below that the number."""
    who, number = styles
    lines = wrap(line.hours, who, room, line.name)
    lines = lines or wrap(line.name, replace(who, bold=True), room)
    return [Words(lines, who, room), paragraph(line.phone, number, room)]


def fitting(lines: Sequence[HelpLine], zone: Point, symbol: Symbol | None, styles: Styles) -> Calls:
    """As many lines as fit into a zone so wide and high, in their order, as far apart as they may.

    ``symbol`` takes the upper right of the zone. The first line that has no room ends the list.
    """
    most = len(_placed(lines, zone, symbol, styles, GAPS[-1]))
    tried = (_placed(lines, zone, symbol, styles, gap) for gap in GAPS)
    return next(calls for calls in tried if len(calls) == most)


def width_beside(symbol: Symbol, width: float) -> float:
    """How much of a width is left of a symbol, whose quiet zone on the right is the margin."""
    return width - symbol.box + QUIET_MODULES * symbol.module


def _placed(
    lines: Sequence[HelpLine], zone: Point, symbol: Symbol | None, styles: Styles, gap: float
) -> Calls:
    width, height = zone
    calls: Calls = []
    top = gap
    for line in lines:
        start, item = _at(line, top, width, symbol, styles)
        top = start + height_of(item) + gap
        if top > height:
            break
        calls.append((start, item))
    return calls


def _at(
    line: HelpLine, top: float, width: float, symbol: Symbol | None, styles: Styles
) -> tuple[float, Item]:
    """Beside the symbol, or in the whole width below it, wherever it ends sooner."""
    wide = call(line, styles, width)
    if symbol is None:
        return top, wide
    beside = call(line, styles, width_beside(symbol, width))
    below = max(top, symbol.box)
    ends_sooner = below + height_of(wide) <= top + height_of(beside)
    return (below, wide) if ends_sooner else (top, beside)
