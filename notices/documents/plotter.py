"""Outlines, hatching and small signs on a map; lengths in points from the top left corner."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfgen.canvas import FILL_EVEN_ODD, Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from notices.documents.pen import Point

Outline = Sequence[Sequence[Point]]
ROUND = 1


class Plotter:
    """Draws on the page of a canvas that is so many points high, and leaves no trace of how."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self._canvas = canvas
        self._page_height = page_height

    def outline(self, rings: Outline, thickness: float) -> None:
        """Every ring as one path, closed, so that no corner is left out or added."""
        with self._lines(thickness):
            self._canvas.drawPath(self._path(rings), stroke=1, fill=0)

    def hatched(self, rings: Outline, apart: float, thickness: float) -> None:
        """Slanted lines inside the outer rings and outside the holes."""
        xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        high, step = bottom - top, apart * 2**0.5
        with self._lines(thickness):
            path = self._path(rings)
            self._canvas.clipPath(path, stroke=0, fill=0, fillMode=FILL_EVEN_ODD)
            for number in range(int((right - left + high) / step) + 1):
                start = left - high + number * step
                self._canvas.line(start, self._up(bottom), start + high, self._up(top))

    def target(self, at: Point, radius: float, dot: float) -> None:
        """A ring with a dot in its middle, white between them."""
        x, y = at[0], self._up(at[1])
        with self._lines(1.2):
            self._canvas.setFillColorRGB(1, 1, 1)
            self._canvas.circle(x, y, radius, stroke=1, fill=1)
            self._canvas.setFillColorRGB(0, 0, 0)
            self._canvas.circle(x, y, dot, stroke=0, fill=1)

    def arrow(self, at: Point, tall: float) -> None:
        """An arrow that points to the top of the page, its middle at ``at``."""
        x, half = at[0], tall / 2
        head = [(x, at[1] - half), (x - half / 2, at[1]), (x + half / 2, at[1])]
        with self._lines(1.6):
            self._canvas.line(x, self._up(at[1] + half), x, self._up(at[1]))
            self._canvas.drawPath(self._path([head]), stroke=0, fill=1)

    @contextmanager
    def _lines(self, thickness: float) -> Iterator[None]:
        self._canvas.saveState()
        self._canvas.setLineJoin(ROUND)
        self._canvas.setLineWidth(thickness)
        self._canvas.setDash()
        yield
        self._canvas.restoreState()

    def _path(self, rings: Outline) -> PDFPathObject:
        """The last point of a ring is its first, and closing the path draws that line."""
        path = self._canvas.beginPath()
        for ring in rings:
            first, *others = ring[:-1] if ring[0] == ring[-1] else ring
            path.moveTo(first[0], self._up(first[1]))
            for point in others:
                path.lineTo(point[0], self._up(point[1]))
            path.close()
        return path

    def _up(self, down: float) -> float:
        return self._page_height - down
