"""What a page of a PDF draws, read back from its content: paths in points, as they are painted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

PLAIN: Matrix = (1, 0, 0, 1, 0, 0)
PAINTS = {b"S", b"s", b"f", b"f*", b"B", b"B*", b"b", b"b*", b"n"}


@dataclass
class Path:
    """One path: its subpaths, whether each is closed, how it is painted, and how thick its line is.

    ``clips`` is true where it bounds what is drawn after it, by the even-odd rule.
    """

    paint: str
    thickness: float
    subpaths: list[list[Point]] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)
    is_curved: bool = False
    clips: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        xs, ys = zip(*(point for subpath in self.subpaths for point in subpath), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


class _Reader:
    """Follows the operators of one page, as ISO 32000-1 sections 8.4 and 8.5 explain them."""

    def __init__(self) -> None:
        self.matrix: Matrix = PLAIN
        self.thickness = 1.0
        self.kept: list[tuple[Matrix, float]] = []
        self.path = Path("", 0.0)

    def read(self, operands: list[Any], operator: bytes) -> Path | None:
        """The path that this operator paints, if it paints one."""
        if operator in PAINTS:
            done, self.path = self.path, Path("", 0.0)
            done.paint, done.thickness = operator.decode(), self.thickness
            return done if done.subpaths else None
        self._state(operands, operator)
        self._path(operands, operator)
        return None

    def _state(self, operands: list[Any], operator: bytes) -> None:
        match operator:
            case b"q":
                self.kept.append((self.matrix, self.thickness))
            case b"Q":
                self.matrix, self.thickness = self.kept.pop()
            case b"w":
                self.thickness = float(operands[0])
            case b"cm":
                self.matrix = _times([float(one) for one in operands], self.matrix)

    def _path(self, operands: list[Any], operator: bytes) -> None:
        numbers = [float(one) for one in operands if operator in (b"m", b"l", b"c", b"re")]
        match operator:
            case b"m":
                self.path.subpaths.append([self._at(*numbers)])
                self.path.closed.append(False)
            case b"l":
                self.path.subpaths[-1].append(self._at(*numbers))
            case b"c":
                self.path.subpaths[-1].append(self._at(*numbers[4:]))
                self.path.is_curved = True
            case b"h":
                self.path.closed[-1] = True
            case b"W*":
                self.path.clips = True
            case b"re":
                left, bottom, wide, high = numbers
                corners = [(left, bottom), (left + wide, bottom + high)]
                self.path.subpaths.append([self._at(*corner) for corner in corners])
                self.path.closed.append(True)

    def _at(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f


def paths(pdf: bytes, page: int = 0) -> Iterator[Path]:
    """Every path of a page in the order in which it is painted."""
    document = PdfReader(BytesIO(pdf))
    content = ContentStream(document.pages[page].get_contents(), document)
    reader = _Reader()
    for operands, operator in content.operations:
        painted = reader.read(operands, operator)
        if painted is not None:
            yield painted


def _times(one: list[float], other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )
