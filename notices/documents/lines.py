"""Lines of text ready to be drawn: one run a font, letters shaped, right-to-left in its order."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bidi import get_base_level, get_display

from notices.documents.characters import JOINERS
from notices.documents.fonts import LATIN, Family, characters_of, family_of, font_name, shape, width

_RIGHT_TO_LEFT = ("R", "AL", "AN")


class Piece(NamedTuple):
    """Some words in one weight, in the order in which they are read."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one font, in the order in which they are drawn; ``width`` for a size of 1."""

    text: str
    font: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``read_as`` is its text for a reader where letters are drawn in another order.

    Right-to-left lines have none: readers turn what is drawn from right to left by themselves, and
    would turn such a text as well.
    """

    runs: tuple[Run, ...]
    read_as: str | None = None
    from_right: bool = False

    @property
    def width(self) -> float:
        """For a size of 1."""
        return sum(run.width for run in self.runs)


def set_line(pieces: Sequence[Piece], from_right: bool = False) -> Line:
    """The line that these pieces make; ``from_right`` where its paragraph reads from the right."""
    if all(map(_is_plain, pieces)):
        return Line(tuple(_plain_run(piece) for piece in pieces))
    text = "".join(piece.text for piece in pieces)
    if not any(map(_turns, text)):
        return Line(tuple(run for piece in pieces for run in _runs(piece)), text)
    visual = get_display(text, base_dir="R" if from_right else "L")
    return Line(tuple(_runs(Piece(visual, pieces[0].bold))), None, from_right)


def reads_from_right(text: str) -> bool:
    """Whether a paragraph's first strong letter belongs to a right-to-left script."""
    return not text.isascii() and get_base_level(text) == 1


def width_of(piece: Piece) -> float:
    """How wide a piece is, for a size of 1.

    What must be shaped is measured anew each time: a remembered width would change the order in
    which a document's letters are met, and with it the document's bytes.
    """
    if _is_plain(piece):
        return width(piece.text, font_name(LATIN, bold=piece.bold))
    return set_line([piece]).width


def _is_plain(piece: Piece) -> bool:
    return piece.text.isascii() or _plain_characters().issuperset(piece.text)


@cache
def _plain_characters() -> frozenset[str]:
    return frozenset(character for character in characters_of(LATIN) if not _turns(character))


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in _RIGHT_TO_LEFT


def _plain_run(piece: Piece) -> Run:
    font = font_name(LATIN, bold=piece.bold)
    return Run(piece.text, font, width(piece.text, font))


def _runs(piece: Piece) -> Iterator[Run]:
    for family, text in _by_family(piece.text):
        font = font_name(family, bold=piece.bold)
        if not family.is_shaped:
            yield Run(text, font, width(text, font))
        elif not family.from_right:
            yield _shaped(text, font)
        else:
            yield from _from_the_right(text, font)


def _by_family(text: str) -> Iterator[tuple[Family, str]]:
    """Stretches of one family; a joiner stays with the letters around it."""
    current, stretch = LATIN, ""
    for character in text:
        family = current if character in JOINERS else family_of(character) or LATIN
        if family is not current and stretch:
            yield current, stretch
            stretch = ""
        current = family
        stretch += character
    if stretch:
        yield current, stretch


def _from_the_right(text: str, font: str) -> Iterator[Run]:
    """Letters stand in drawing order here: they are turned back to be shaped; digits are not."""
    for is_letters, stretch in groupby(text, _is_letter_from_right):
        part = "".join(stretch)
        if is_letters:
            yield _shaped(part[::-1], font)
        else:
            yield Run(part, font, width(part, font))


def _is_letter_from_right(character: str) -> bool:
    return character in JOINERS or unicodedata.bidirectional(character) in ("R", "AL", "NSM")


def _shaped(text: str, font: str) -> Run:
    letters, wide = shape(text, font)
    return Run(letters, font, wide)
