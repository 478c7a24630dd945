"""A table of two columns whose first heads the row, kept clear of the folds of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from notices.documents.blocks import Block
from notices.documents.lines import Line
from notices.documents.pen import Point
from notices.documents.sheet import Sheet, row_header
from notices.documents.wrapping import Style


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and how far below its top it starts, in points."""

    title: Sequence[Line]
    text: Sequence[Line]
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """How a table is set: two styles, the width of the first column, and of the table."""

    title: Style
    text: Style
    title_room: float
    room: float
    gap: float = 2.0

    def height_of(self, row: Row) -> float:
        """How high one row is, in points."""
        return max(len(row.title) * self.title.leading, len(row.text) * self.text.leading)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below one another. It is never parted: it stands where it was made to fit."""

    rows: Sequence[Row]
    grid: Grid
    after: float = 0.0
    holds_next: bool = field(default=False, init=False)

    @property
    def height(self) -> float:
        """From the top of the first row to the foot of the last."""
        if not self.rows:
            return 0.0
        return self.rows[-1].top + self.grid.height_of(self.rows[-1])

    def spans(self) -> list[tuple[float, float]]:
        """Top and height of each row, from the top of the table."""
        return [(row.top, self.grid.height_of(row)) for row in self.rows]

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, sheet: Sheet, at: Point) -> None:
        """Each row as a header cell and a cell."""
        grid, left = self.grid, at[0]
        with sheet.element("Table"):
            for row in self.rows:
                top = at[1] + row.top
                with sheet.element("TR"):
                    with sheet.marked("TH", **row_header()):
                        sheet.pen.text(row.title, (left, top), grid.title, grid.title_room)
                    with sheet.marked("TD"):
                        start, room = (left + grid.title_room, top), grid.room - grid.title_room
                        sheet.pen.text(row.text, start, grid.text, room)


def table(
    rows: Sequence[Row],
    grid: Grid,
    top: float = 0.0,
    folds: Sequence[float] = (),
    after: float = 0.0,
) -> Table:
    """The rows below one another, each moved down where a fold would cross it.

    ``top`` and ``folds`` are heights on the page, in points.
    """
    stack: list[Row] = []
    used = 0.0
    for row in rows:
        start = _clear_of_folds(top + used, grid.height_of(row), folds) - top
        stack.append(Row(row.title, row.text, start))
        used = start + grid.height_of(row) + grid.gap
    return Table(stack, grid, after)


def _clear_of_folds(top: float, height: float, folds: Sequence[float]) -> float:
    return next((fold for fold in folds if top < fold < top + height), top)
