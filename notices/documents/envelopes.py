"""Where the address stands for each kind of window envelope, and how a long one is made to fit.

The whole ``window`` of a sheet that slides in its envelope is kept clear of everything else, so
that a letter shows a name and an address, and nothing of what it is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from notices.documents.counties import COUNTIES
from notices.documents.lines import Line
from notices.documents.wrapping import Style, wrap


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the page, in millimetres from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Envelope:
    """The zones of page 1 and the folds of the sheet, in millimetres.

    ``address`` is always seen through the window, ``window`` may be; ``contact`` takes number,
    code and dates; ``body`` is the first free height below. ``most_lines`` counts name and
    postcode, but not the word above them. ``title_in_contact``: the title has no other place.
    ``bars`` is the height of the barcode.
    """

    mark: Box
    address: Box
    window: Box
    contact: Box
    body: float
    folds: tuple[float, ...]
    most_lines: int = 7
    title_in_contact: bool = False
    bars: float = 10


ENVELOPES = {
    "dl": Envelope(
        mark=Box(20, 10, 92, 18),
        address=Box(24, 57, 76, 24),
        window=Box(10, 46, 100, 46),
        contact=Box(118, 12, 77, 82),
        body=97,
        folds=(99, 198),
    ),
    "c5": Envelope(
        mark=Box(20, 10, 92, 18),
        address=Box(20.5, 67, 70, 21.5),
        window=Box(1, 53.5, 109, 48.5),
        contact=Box(118, 12, 77, 90),
        body=104,
        folds=(148.5,),
    ),
    "notify": Envelope(
        mark=Box(20, 6.5, 92, 18),
        address=Box(25, 39.5, 94, 26.8),
        window=Box(15, 30, 109, 65),
        contact=Box(125.5, 30, 64, 65),
        body=97,
        folds=(),
        most_lines=6,
        title_in_contact=True,
        bars=8,
    ),
}

_SIZES = (Style(10, 12), Style(10, 11), Style(9, 9.7), Style(8.25, 8.5))


def address_style(lines: int, height: float) -> Style:
    """The largest type in which so many lines fit into so many points; 8.25 pt at the least."""
    return next((size for size in _SIZES if lines * size.leading <= height), _SIZES[-1])


def address_lines(name: str, address: Sequence[str], postcode: str | None, most: int) -> list[str]:
    """Name, address and postcode, one element a line, as the post wants them.

    No commas, the post town in capitals, the postcode alone on the last line. Where there are
    more than ``most`` the county goes first and short lines are joined; the flat is never lost.
    """
    parts = [_without_commas(part) for part in (name, *address)]
    lines = [part for part in parts if part]
    room = most - bool(postcode)
    if len(lines) > room and lines[-1].casefold() in COUNTIES:
        lines.pop()
    while len(lines) > room:
        _join_the_shortest(lines)
    if postcode and len(lines) > 1:
        has_county = len(lines) > 2 and lines[-1].casefold() in COUNTIES
        town = -2 if has_county else -1
        lines[town] = lines[town].upper()
    return lines + ([postcode] if postcode else [])


def fitted(lines: Sequence[str], style: Style, room: float, most: int) -> tuple[list[Line], bool]:
    """The address wrapped to its window, and whether all of it could be shown.

    Where wrapping makes too many lines, the last two, town and postcode, stay and the middle goes.
    """
    wrapped = [line for part in lines for line in wrap(part, style, room)]
    if len(wrapped) <= most:
        return wrapped, True
    return wrapped[: most - 2] + wrapped[-2:], False


def _without_commas(part: str) -> str:
    return " ".join(part.replace(",", " ").split()).rstrip(".")


def _join_the_shortest(lines: list[str]) -> None:
    """Join the two neighbours, below the name and above the town, that are shortest together."""
    last = len(lines) - 2
    place = min(range(1, last), key=lambda at: len(lines[at]) + len(lines[at + 1]), default=1)
    lines[place : place + 2] = [f"{lines[place]} {lines[place + 1]}"]
