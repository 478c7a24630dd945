"""A table with a heading over each of two columns, parted between its rows where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from notices.documents.blocks import Block
from notices.documents.pen import Point, mm
from notices.documents.sheet import Sheet, column_header, row_header
from notices.documents.tables import Grid, Row
from notices.documents.tags import Node
from notices.documents.wrapping import wrap

THICKNESS = mm(0.4)
PADDING = 4.0
TALLEST = 240.0
"""A row that is higher, in points, may be parted between its lines."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The heading, if this part has it, and rows with a rule over each; one table to a reader."""

    rows: Sequence[Row]
    grid: Grid
    head: Row | None = None
    after: float = 0.0
    holds_next: bool = field(default=False, init=False)
    _element: list[Node] = field(default_factory=list)

    @property
    def height(self) -> float:
        """From the top of the heading to the foot of the last row."""
        return self._head_height + sum(map(self._high, self.rows))

    @property
    def _head_height(self) -> float:
        return self.grid.height_of(self.head) + PADDING if self.head else 0.0

    def part(self, room: float) -> tuple[Block | None, Block | None]:
        """As many rows as fit; the heading never stands alone."""
        left = room - self._head_height
        fitting = 0
        while fitting < len(self.rows) and self._high(self.rows[fitting]) <= left:
            left -= self._high(self.rows[fitting])
            fitting += 1
        if fitting == len(self.rows):
            return self, None
        first, rest = self.rows[:fitting], self.rows[fitting:]
        if not first:
            first, rest = self._parted(rest, left)
        if not first:
            return None, self
        return replace(self, rows=first, after=0.0), replace(self, rows=rest, head=None)

    def draw(self, sheet: Sheet, at: Point) -> None:
        """Each row as a header cell and a cell."""
        again = self._element[0] if self._element else None
        top = at[1]
        with sheet.element("Table", again) as node:
            if self.head:
                self._cells(sheet, self.head, (at[0], top), heads_columns=True)
                top += self._head_height
            for row in self.rows:
                with sheet.artifact():
                    sheet.pen.rule((at[0], top + THICKNESS / 2), self.grid.room, THICKNESS)
                self._cells(sheet, row, (at[0], top + PADDING))
                top += self._high(row)
        self._element[:] = [node]

    def _cells(self, sheet: Sheet, row: Row, at: Point, *, heads_columns: bool = False) -> None:
        grid, beside = self.grid, (at[0] + self.grid.title_room, at[1])
        room = grid.room - grid.title_room
        with sheet.element("TR"):
            with sheet.marked("TH", **(column_header() if heads_columns else row_header())):
                sheet.pen.text(row.title, at, grid.title, grid.title_room - PADDING)
            if heads_columns:
                with sheet.marked("TH", **column_header()):
                    sheet.pen.text(row.text, beside, grid.title, room)
            else:
                with sheet.marked("TD"):
                    sheet.pen.text(row.text, beside, grid.text, room)

    def _high(self, row: Row) -> float:
        return self.grid.height_of(row) + 2 * PADDING

    def _parted(self, rows: Sequence[Row], room: float) -> tuple[Sequence[Row], Sequence[Row]]:
        """The first of the rows in two, where it is too high for any place to be waited for."""
        row, *others = rows
        lines = int((room - 2 * PADDING) / self.grid.text.leading)
        if self._high(row) <= TALLEST or lines < max(2, len(row.title)):
            return [], rows
        head = Row(row.title, row.text[:lines])
        return [head], [Row((), row.text[lines:]), *others]


def findings(head: Row, rows: Sequence[tuple[str, str]], grid: Grid, after: float) -> Findings:
    """The table of these rows: what each is about, and what was found."""
    room = grid.room - grid.title_room
    set_rows = [
        Row(wrap(title, grid.title, grid.title_room - PADDING), wrap(text, grid.text, room))
        for title, text in rows
    ]
    return Findings(set_rows, grid, head, after)


def headed(told: str, found: str, grid: Grid) -> Row:
    """The headings of both columns."""
    room = grid.room - grid.title_room
    return Row(wrap(told, grid.title, grid.title_room - PADDING), wrap(found, grid.title, room))
