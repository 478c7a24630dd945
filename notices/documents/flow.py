"""Pouring blocks into columns and pages, so that nothing is cut and no heading stands alone."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from notices.documents.blocks import Block
from notices.documents.pen import Point
from notices.documents.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Column:
    """A place for blocks: its upper left corner and its height, in points."""

    corner: Point
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands on its page."""

    block: Block
    at: Point


@dataclass(frozen=True, slots=True)
class Strip:
    """Blocks that belong side by side, from a top of zero; ``left`` edges are final."""

    placed: Sequence[Placed]
    height: float

    def at(self, top: float) -> list[Placed]:
        """The same with its top there."""
        return [Placed(each.block, (each.at[0], each.at[1] + top)) for each in self.placed]


def strip(*columns: tuple[float, Sequence[Block]]) -> Strip:
    """Blocks below one another in columns, each given by its left edge."""
    placed = [
        each
        for left, blocks in columns
        for each in pour(blocks, [Column((left, 0.0), math.inf)])[0]
    ]
    return Strip(placed, max(height_of(blocks) for _, blocks in columns))


def pour(blocks: Sequence[Block], columns: Iterable[Column]) -> list[list[Placed]]:
    """Where each block stands, column by column, in the order given.

    ``columns`` may have no end; it is asked for as many as are needed, and at least for one.
    Raises ``ValueError`` where a block that cannot be parted is higher than a whole column.
    """
    waiting = [block for block in reversed(blocks) if block.height]
    poured: list[list[Placed]] = []
    for column in columns:
        poured.append(_fill(column, waiting))
        if not waiting:
            break
        if poured[-2:] == [[], []]:
            raise ValueError("a block is higher than a whole column")
    return poured


def shortest(
    orders: Iterable[Sequence[Block]], columns: Callable[[], Iterable[Column]]
) -> list[list[Placed]]:
    """Of some orders of the same blocks the one that ends soonest, poured.

    A block that cannot be parted leaves a gap where it does not fit; the first of equals is taken.
    """
    return min((pour(blocks, columns()) for blocks in orders), key=_end_of)


def draw(placed: Iterable[Placed], sheet: Sheet) -> None:
    """Put placed blocks on the open page."""
    for each in placed:
        each.block.draw(sheet, each.at)


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks below one another, without the space after the last."""
    return sum(block.height + block.after for block in blocks) - (blocks[-1].after if blocks else 0)


def bottom_of(placed: Iterable[Placed]) -> float:
    """How far down the lowest of them reaches."""
    return max(each.at[1] + each.block.height for each in placed)


def _end_of(poured: Sequence[Sequence[Placed]]) -> tuple[int, float]:
    return len(poured), bottom_of(poured[-1])


def _fill(column: Column, waiting: list[Block]) -> list[Placed]:
    placed: list[Placed] = []
    used = 0.0
    while waiting:
        block = waiting[-1]
        head, rest = block.part(column.height - used)
        if head is None:
            break
        waiting.pop()
        placed.append(Placed(head, (column.corner[0], column.corner[1] + used)))
        used += head.height + head.after
        if rest is not None:
            waiting.append(rest)
            break
    while len(placed) > 1 and waiting and placed[-1].block.holds_next:
        waiting.append(placed.pop().block)
    return placed
