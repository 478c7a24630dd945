"""The area of a direction as a drawing: its outline to scale, hatched, with bar, north and place.

There are no streets below it: it is the stored polygon and nothing else, in black alone, with no
line too thin for a thermal printer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from notices.documents.blocks import small_print
from notices.documents.marks import Mark
from notices.documents.pen import Point, mm
from notices.documents.projection import Place, Projection, fitted, rings
from notices.documents.sheet import Sheet
from notices.documents.wrapping import Style
from penalties.rules.maps import distance

LABEL = Style(10, 12)
OUTLINE, HATCH, FRAME = 1.6, 1.2, 1.0
APART = mm(3)
MARGIN = mm(6)
STRIP = mm(8)
"""Below the drawing, for scale bar and north, and on a narrow paper once more for the ring."""
NARROW = mm(110)
RING, DOT = mm(2.2), mm(0.9)
ARROW = mm(6)


@dataclass(frozen=True, slots=True)
class AreaMap(Mark):
    """A frame of ``size`` points with the area in it, and a strip below that explains it.

    ``area`` is GeoJSON in whole micro-degrees; ``spot`` where the direction was given.
    """

    area: Mapping[str, Any] = field(default_factory=dict)
    spot: Place | None = None
    size: Point = (0.0, 0.0)
    alt: str = ""
    north: str = ""
    here: str = ""

    @property
    def height(self) -> float:
        return self.size[1] + STRIP * (2 if self._is_narrow else 1)

    @property
    def _is_narrow(self) -> bool:
        return self.size[0] < NARROW

    def draw(self, sheet: Sheet, at: Point) -> None:
        plane, spot = fitted(self.area, self.spot, self.size, MARGIN)
        with sheet.figure(self.alt, at, (self.size[0], self.height)):
            sheet.pen.box(at, self.size, FRAME)
            outline = [[_moved(plane.at(place), at) for place in ring] for ring in rings(self.area)]
            sheet.plotter.hatched(outline, APART, HATCH)
            sheet.plotter.outline(outline, OUTLINE)
            if spot is not None:
                sheet.plotter.target(_moved(plane.at(spot), at), RING, DOT)
            self._strip(sheet, plane, (at[0], at[1] + self.size[1]), spot is not None)

    def _strip(self, sheet: Sheet, plane: Projection, at: Point, has_spot: bool) -> None:
        """From the left: the bar with its length, north, and the ring with its meaning."""
        metres, length = plane.bar()
        middle, left = at[1] + STRIP / 2, at[0] + mm(1)
        sheet.pen.rule((left, middle), length, mm(0.8))
        left = _label(sheet, distance(metres), (left + length + mm(1.5), middle)) + mm(6)
        sheet.plotter.arrow((left, middle), ARROW)
        left = _label(sheet, self.north, (left + mm(2.5), middle)) + mm(6)
        if has_spot:
            if self._is_narrow:
                middle, left = middle + STRIP, at[0] + mm(1)
            sheet.plotter.target((left + RING, middle), RING, DOT)
            _label(sheet, self.here, (left + 2 * RING + mm(1.5), middle))


def shows(area: Mapping[str, Any], spot: Place | None, size: Point) -> bool:
    """Whether the place where it was given stands on a map of that size."""
    return fitted(area, spot, size, MARGIN)[1] is not None


def _moved(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _label(sheet: Sheet, words: str, at: Point) -> float:
    """Words beside something whose middle is as high; where they end."""
    (line,) = small_print(words, LABEL).lines
    sheet.pen.text([line], (at[0], at[1] - LABEL.leading / 2), LABEL)
    return at[0] + line.width * LABEL.size
