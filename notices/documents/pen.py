"""Marks on the page: lines of text, rules, boxes and codes, measured from the top left corner.

All lengths are points but those that say millimetres; ``mm`` turns one into the other.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.lib.units import mm as points_a_millimetre
from reportlab.pdfgen.canvas import Canvas

from notices.documents.lines import Line
from notices.documents.symbols import barcode, draw_qr
from notices.documents.wrapping import Style

Point = tuple[float, float]
Colour = tuple[float, float, float]

ASCENT, DESCENT = 0.905, 0.212
"""Of Arimo, for a size of 1: what a line needs above and below its base line."""


def mm(millimetres: float) -> float:
    """Millimetres as points."""
    return float(millimetres * points_a_millimetre)


class Pen:
    """Draws on the canvas and knows nothing of what the marks mean."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.page_height = 0.0

    def text(self, lines: Sequence[Line], at: Point, style: Style, room: float = 0.0) -> None:
        """Lines below one another, the first one's top at ``at``.

        Those that read from the right end where ``room`` ends.
        """
        left, top = at
        base = top + (style.leading + (ASCENT - DESCENT) * style.size) / 2
        for number, line in enumerate(lines):
            indent = room - line.width * style.size if line.from_right else 0.0
            start = (left + indent, self.page_height - base - number * style.leading)
            if line.read_as is None:
                self._line(line, start, style)
            else:
                with self._read_as(line.read_as):
                    self._line(line, start, style)

    def rule(self, start: Point, length: float, thickness: float = 0.5, dots: bool = False) -> None:
        """A level line to the right of ``start``."""
        y = self.page_height - start[1]
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash(*((1, 3) if dots else ()))
        self._canvas.line(start[0], y, start[0] + length, y)

    def box(self, corner: Point, size: Point, thickness: float = 1.0) -> None:
        """An empty rectangle."""
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash()
        self._canvas.rect(corner[0], self._below(corner, size), *size)

    @contextmanager
    def colour(self, colour: Colour) -> Iterator[None]:
        """What is drawn inside is in this colour, then black again."""
        if not any(colour):
            yield
            return
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setStrokeColorRGB(*colour)
        yield
        self._canvas.setFillColorRGB(0, 0, 0)
        self._canvas.setStrokeColorRGB(0, 0, 0)

    def qr(self, modules: tuple[bytes, ...], corner: Point, module: float) -> None:
        """A QR symbol without its quiet zone."""
        side = len(modules) * module
        draw_qr(self._canvas, modules, corner[0], self._below(corner, (side, side)), module)

    def barcode(self, number: str, corner: Point, bar: float, height: float) -> None:
        """A Code128 without its quiet zones; ``bar`` and ``height`` in millimetres."""
        symbol = barcode(number, bar=bar, height=height)
        symbol.drawOn(self._canvas, corner[0], self._below(corner, (0, mm(height))))

    def _line(self, line: Line, start: Point, style: Style) -> None:
        text = self._canvas.beginText(*start)
        *first, last = line.runs
        for run in first:
            text.setFont(run.font, style.size, style.leading)
            text.textOut(run.text)
        text.setFont(last.font, style.size, style.leading)
        text.textLine(last.text)  # measures nothing, unlike textOut
        self._canvas.drawText(text)

    @contextmanager
    def _read_as(self, words: str) -> Iterator[None]:
        """What is drawn inside is read out, found and copied as these words."""
        spelled = words.encode("utf-16-be", "replace").hex().upper()
        self._canvas.addLiteral(f"/Span <</ActualText <FEFF{spelled}>>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    def _below(self, corner: Point, size: Point) -> float:
        return self.page_height - corner[1] - size[1]
