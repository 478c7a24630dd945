"""What a column is made of: blocks that know their height, can be parted, and draw themselves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from notices.documents.lines import Line
from notices.documents.pen import Colour, Point
from notices.documents.sheet import Sheet
from notices.documents.tags import Node
from notices.documents.wrapping import Style, wrap


class Block(Protocol):
    """Something that stands in a column; lengths in points."""

    @property
    def height(self) -> float:
        """Its own height."""

    @property
    def after(self) -> float:
        """The space below it, where something follows."""

    @property
    def holds_next(self) -> bool:
        """Whether it may not be the last on its page, as a heading may not."""

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """What fits into so much height, and what is left over; either may be nothing."""

    def draw(self, sheet: Sheet, at: Point) -> None:
        """Put it on the page, its upper left corner at ``at``."""


@dataclass(slots=True)
class Words:
    """A heading or a paragraph. The parts of a parted one stay one element to a reader."""

    lines: Sequence[Line]
    style: Style
    room: float
    tag: str = "P"
    holds_next: bool = False
    colour: Colour = (0.0, 0.0, 0.0)
    is_parted: bool = False
    _element: list[Node] = field(default_factory=list)

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def after(self) -> float:
        return 0.0 if self.is_parted else self.style.after

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """Between lines, never leaving one line alone at a foot or a top."""
        if self.height <= room:
            return self, None
        fitting = min(int(room / self.style.leading), len(self.lines) - 2)
        if fitting < 2:
            return None, self
        head = replace(self, lines=self.lines[:fitting], is_parted=True)
        return head, replace(self, lines=self.lines[fitting:])

    def draw(self, sheet: Sheet, at: Point) -> None:
        again = self._element[0] if self._element else None
        with sheet.marked(self.tag, again) as node, sheet.pen.colour(self.colour):
            sheet.pen.text(self.lines, at, self.style, self.room)
        self._element[:] = [node]


def paragraph(text: str, style: Style, room: float) -> Words:
    """A paragraph ``room`` points wide."""
    return Words(wrap(text, style, room), style, room)


def heading(text: str, style: Style, room: float, level: int = 2) -> Words:
    """A heading, which stays with what follows it."""
    return Words(wrap(text, style, room), style, room, f"H{level}", holds_next=True)


def small_print(text: str, style: Style) -> Words:
    """A line that stands alone, as wide as it is."""
    return Words(wrap(text, style, math.inf), style, 0.0)
