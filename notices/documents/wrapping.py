"""Breaking text into lines that fit: at spaces, and inside a word only where it is too long."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

from notices.documents.characters import BREAK, JOINERS, printable
from notices.documents.lines import Line, Piece, reads_from_right, set_line, width_of


@dataclass(frozen=True, slots=True)
class Style:
    """How text stands, in points. ``stresses``: dates to act by and amounts are bold."""

    size: float
    leading: float
    after: float = 0.0
    bold: bool = False
    stresses: bool = False


_WORD = re.compile(f"([^ {BREAK}]*)([ {BREAK}]|$)")
_STRESSED = re.compile(r"(£[\d,]+(?:\.\d\d)?|\d+(?::\d\d)?[ap]m on \w+day \d+\u00a0\w+\u00a0\d{4})")


def wrap(text: str, style: Style, room: float, title: str = "") -> tuple[Line, ...]:
    """The lines of a text in a column of so many points; an empty text has none.

    A ``title`` stands before it on the first line, in bold.
    """
    shown = printable(text)
    if not shown:
        return ()
    first, *others = shown.split("\n")
    lines = list(_wrapped(first, style, room, title))
    for paragraph in others:
        lines += _wrapped(paragraph, style, room)
    return tuple(lines)


def _wrapped(paragraph: str, style: Style, room: float, title: str = "") -> Iterator[Line]:
    from_right = reads_from_right(paragraph)
    words = _words(paragraph, style)
    if title:
        words = chain(_words(f"{printable(title)}: ", replace(style, bold=True)), words)
    for line in _filled(words, room / style.size):
        yield set_line(_joined(line), from_right)


def _words(paragraph: str, style: Style) -> Iterator[tuple[Piece, bool]]:
    """Each word, and whether a space follows it."""
    stretches = _STRESSED.split(paragraph) if style.stresses else [paragraph]
    for place, stretch in enumerate(stretches):
        bold = style.bold or place % 2 == 1
        for word, after in _WORD.findall(stretch):
            if word or after:
                yield Piece(word, bold), after == " "


def _filled(words: Iterator[tuple[Piece, bool]], room: float) -> Iterator[list[Piece]]:
    """Pieces line by line, each line's spaces with the word before them."""
    line: list[Piece] = []
    used = 0.0
    for word, has_space in words:
        wide = width_of(word)
        if line and used + wide > room:
            yield line
            line, used = [], 0.0
        if wide > room:
            *full, word = _broken(word, room)
            yield from ([part] for part in full)
            wide = width_of(word)
        line.append(Piece(f"{word.text} ", word.bold) if has_space else word)
        used += wide + (width_of(Piece(" ", word.bold)) if has_space else 0.0)
    yield line


def _broken(word: Piece, room: float) -> Iterator[Piece]:
    """A word that is wider than the column, in parts that are not; letters keep their marks."""
    part, used = "", 0.0
    for cluster in _clusters(word.text):
        wide = width_of(Piece(cluster, word.bold))
        if part and used + wide > room:
            yield Piece(part, word.bold)
            part, used = "", 0.0
        part += cluster
        used += wide
    yield Piece(part, word.bold)


def _clusters(text: str) -> Iterator[str]:
    cluster = ""
    for character in text:
        if cluster and not _belongs_to_the_letter_before(character):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _belongs_to_the_letter_before(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character).startswith("M")


def _joined(words: list[Piece]) -> list[Piece]:
    """Neighbours of one weight as one piece, without the space at the end of the line."""
    joined = [
        Piece("".join(word.text for word in alike), bold)
        for bold, alike in groupby(words, key=lambda word: word.bold)
    ]
    if not joined:
        return [Piece("")]
    return [*joined[:-1], Piece(joined[-1].text.rstrip(" "), joined[-1].bold)]
