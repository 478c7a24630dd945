"""The fonts of the paper: which file draws which character, opened once a process.

Arimo draws Latin (Welsh, Romanian, Polish among them), Greek, Cyrillic and Hebrew; Vazirmatn and
the Noto families draw scripts whose letters must be shaped; DejaVu draws what is left. A character
that none of them has is spelled out by ``characters``. Vazirmatn has one glyph a letter, so that a
reader hears Arabic and Urdu as they are written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from notices.documents.shaped_fonts import ShapedFont

LAST_OF_THE_BASIC_PLANE = 0xFFFF
FOLDER = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Family:
    """Two weights of one design. ``is_shaped``: letters change with their neighbours."""

    regular: str
    bold: str
    is_shaped: bool = False
    from_right: bool = False


LATIN = Family("Arimo_400Regular", "Arimo_700Bold")
FAMILIES = (
    LATIN,
    Family("Vazirmatn_400Regular", "Vazirmatn_700Bold", is_shaped=True, from_right=True),
    Family("NotoSansDevanagari_400Regular", "NotoSansDevanagari_700Bold", is_shaped=True),
    Family("NotoSansBengali_400Regular", "NotoSansBengali_700Bold", is_shaped=True),
    Family("NotoSansGurmukhi_400Regular", "NotoSansGurmukhi_700Bold", is_shaped=True),
    Family("DejaVuSans", "DejaVuSans"),
)

_opened_for_this_document: set[str] = set()


def begin_document() -> None:
    """Forget the shaped fonts of the last document.

    ReportLab numbers shaped letters in the order in which it meets them and keeps those numbers
    with the font. A font opened anew for each document makes its bytes depend on nothing else.
    """
    _opened_for_this_document.clear()


def family_of(character: str) -> Family | None:
    """The first family that has this character, or nothing."""
    return _families().get(ord(character))


def characters_of(family: Family) -> Iterator[str]:
    """Every character that this family draws."""
    return (chr(code) for code, drawn_by in _families().items() if drawn_by is family)


def font_name(family: Family, *, bold: bool) -> str:
    """The registered font of a family in one weight, opened where it was not yet."""
    name = family.bold if bold else family.regular
    if not family.is_shaped:
        _open_for_good(name)
    elif name not in _opened_for_this_document:
        pdfmetrics.registerFont(ShapedFont(name, _file_of(name)))
        _opened_for_this_document.add(name)
    return name


def shape(text: str, font: str) -> tuple[str, float]:
    """Letters of a shaped family as they are drawn, and their width for a size of 1."""
    drawn: tuple[str, float] = pdfmetrics.getFont(font).shape(text)
    return drawn


@lru_cache(maxsize=8192)
def width(text: str, font: str) -> float:
    """How wide unshaped text is in a font that stays open, for a size of 1."""
    return float(pdfmetrics.getFont(font).stringWidth(text, 1))


@cache
def _families() -> dict[int, Family]:
    """Up to U+FFFF: what lies beyond, ReportLab draws but cannot tell to a reader."""
    table: dict[int, Family] = {}
    for family in FAMILIES:
        for code in TTFont(family.regular, _file_of(family.regular)).face.charToGlyph:
            if code <= LAST_OF_THE_BASIC_PLANE:
                table.setdefault(code, family)
    return table


@cache
def _open_for_good(name: str) -> None:
    pdfmetrics.registerFont(TTFont(name, _file_of(name)))


def _file_of(name: str) -> str:
    path = FOLDER / f"{name}.ttf"
    if not path.is_file():
        raise FileNotFoundError(
            f"The font {path.name} is missing: install Fairstreet again, the build fetches it."
        )
    return str(path)
