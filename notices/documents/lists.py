"""A list: items below one another, each of some words, with a small square or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from notices.documents.blocks import Block, Words
from notices.documents.flow import height_of
from notices.documents.pen import Colour, Point
from notices.documents.sheet import Sheet

Item = Sequence[Words]


@dataclass(frozen=True, slots=True)
class Listed:
    """Items, each starting so far below the top of the list. It is never parted.

    ``square`` is the side of the square before each item, 0 for none, and ``indent`` how far from
    the left the items start, all in points; ``language`` is told where it is not the document's.
    """

    items: Sequence[tuple[float, Item]]
    square: float = 0.0
    indent: float = 0.0
    colour: Colour = (0.0, 0.0, 0.0)
    language: str | None = None
    after: float = 0.0
    holds_next: bool = False

    @property
    def height(self) -> float:
        """From the top of the list to the foot of the last item."""
        top, item = self.items[-1]
        return top + height_of(item)

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, sheet: Sheet, at: Point) -> None:
        """Each item as an element of one list."""
        left, top = at
        spoken: dict[str, Any] = {"Lang": self.language} if self.language else {}
        with sheet.element("L", **spoken):
            for start, item in self.items:
                from_right = item[0].lines[0].from_right
                self._square(sheet, item[0], (left, top + start), from_right)
                with sheet.element("LI"), sheet.element("LBody"):
                    indent = 0.0 if from_right else self.indent
                    self._words(sheet, item, (left + indent, top + start))

    def _words(self, sheet: Sheet, item: Item, at: Point) -> None:
        left, top = at
        for words in item:
            words.draw(sheet, (left, top))
            top += words.height + words.after

    def _square(self, sheet: Sheet, first: Words, at: Point, from_right: bool) -> None:
        """In the middle of the item's first line, at the end where that begins."""
        if not self.square:
            return
        left = at[0] + (first.room + self.indent - self.square if from_right else 0.0)
        with sheet.artifact(), sheet.pen.colour(self.colour):
            start = (left, at[1] + first.style.leading / 2)
            sheet.pen.rule(start, self.square, self.square)


def evenly(items: Sequence[Item], gap: float) -> list[tuple[float, Item]]:
    """The items below one another with ``gap`` points between them."""
    heights = [height_of(item) + gap for item in items]
    return [(sum(heights[:place]), item) for place, item in enumerate(items)]
