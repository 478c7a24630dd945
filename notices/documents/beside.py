"""Words with the square code to the right of them, which stand and go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from notices.documents.blocks import Block
from notices.documents.flow import draw, height_of, strip
from notices.documents.marks import Symbol
from notices.documents.pen import Point
from notices.documents.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks, and the code so many points to the right of their left edge. It is never parted."""

    blocks: Sequence[Block]
    symbol: Symbol
    right: float
    after: float = 0.0
    holds_next: bool = field(default=False, init=False)

    @property
    def height(self) -> float:
        """Of whichever is higher."""
        return max(height_of(self.blocks), self.symbol.height)

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, sheet: Sheet, at: Point) -> None:
        """The words first: a screen reader hears them before the code."""
        draw(strip((at[0], self.blocks)).at(at[1]), sheet)
        self.symbol.draw(sheet, (at[0] + self.right, at[1]))
