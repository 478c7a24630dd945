"""Blocks that are not words: rules and boxes for the eye, the QR symbol and the barcode."""

from __future__ import annotations

import math
from dataclasses import dataclass

from notices.documents.blocks import Block, small_print
from notices.documents.pen import Colour, Point, mm
from notices.documents.sheet import Sheet
from notices.documents.symbols import DOTS_A_MM
from notices.documents.wrapping import Style

SMALL = Style(10, 12)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that cannot be parted: it fits or it goes to the next column."""

    after: float = 0.0
    holds_next: bool = False

    @property
    def height(self) -> float:
        """Its own height in points."""
        return 0.0

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, sheet: Sheet, at: Point) -> None:
        """Put it on the page, its upper left corner at ``at``."""


@dataclass(frozen=True, slots=True)
class Rule(Mark):
    """A level line."""

    length: float = 0.0
    thickness: float = 1.2
    colour: Colour = (0, 0, 0)

    @property
    def height(self) -> float:
        return self.thickness

    def draw(self, sheet: Sheet, at: Point) -> None:
        with sheet.artifact(), sheet.pen.colour(self.colour):
            start = (at[0], at[1] + self.thickness / 2)
            sheet.pen.rule(start, self.length, self.thickness)


@dataclass(frozen=True, slots=True)
class Fold(Mark):
    """A dotted line with a word over its middle, for the eye alone."""

    label: str = ""
    style: Style = SMALL
    length: float = 0.0

    @property
    def height(self) -> float:
        return self.style.leading + mm(1)

    def draw(self, sheet: Sheet, at: Point) -> None:
        line = small_print(self.label, self.style).lines
        wide = line[0].width * self.style.size + mm(4)
        side = (self.length - wide) / 2
        middle = at[1] + self.height / 2
        with sheet.artifact():
            sheet.pen.rule((at[0], middle), side, 1, dots=True)
            sheet.pen.rule((at[0] + side + wide, middle), side, 1, dots=True)
            top = middle - self.style.leading / 2
            sheet.pen.text(line, (at[0] + side + mm(2), top), self.style)


@dataclass(frozen=True, slots=True)
class Box(Mark):
    """An empty frame around what is drawn after it."""

    size: Point = (0, 0)

    @property
    def height(self) -> float:
        return self.size[1]

    def draw(self, sheet: Sheet, at: Point) -> None:
        with sheet.artifact():
            sheet.pen.box(at, self.size)


@dataclass(frozen=True, slots=True)
class Symbol(Mark):
    """The QR symbol in the middle of a free square ``box`` points wide, ``indent`` from the left.

    ``module`` is in points. The square is wide enough for a quiet zone of four modules.
    """

    modules: tuple[bytes, ...] = ()
    module: float = 0.0
    box: float = 0.0
    alt: str = ""
    indent: float = 0.0

    @property
    def height(self) -> float:
        return self.box

    def draw(self, sheet: Sheet, at: Point) -> None:
        side = len(self.modules) * self.module
        free = (self.box - side) / 2
        corner = (_on_a_dot(at[0] + self.indent + free), _on_a_dot(at[1] + free))
        with sheet.figure(self.alt, corner, (side, side)):
            sheet.pen.qr(self.modules, corner, self.module)


@dataclass(frozen=True, slots=True)
class Bars(Mark):
    """The barcode of the notice number; ``bar`` and ``tall`` in millimetres."""

    number: str = ""
    bar: float = 0.25
    tall: float = 10.0
    alt: str = ""
    indent: float = 0.0

    @property
    def height(self) -> float:
        return mm(self.tall)

    def draw(self, sheet: Sheet, at: Point) -> None:
        corner = (_on_a_dot(at[0] + self.indent), at[1])
        with sheet.figure(self.alt, corner, (mm(145 * self.bar), self.height)):
            sheet.pen.barcode(self.number, corner, self.bar, self.tall)


def _on_a_dot(length: float) -> float:
    """The nearest place to the left or above where a dot of a thermal printer starts."""
    dot = mm(1 / DOTS_A_MM)
    return math.floor(length / dot) * dot
