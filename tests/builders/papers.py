"""A printed notice, opened: its words with their places, its pictures, its text page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pymupdf
from PIL import Image

from notices.documents import render
from tests.builders.notices import CODE, LINK, snapshot

A_MILLIMETRE = 72 / 25.4
THERMAL_DPI = 203


@dataclass(frozen=True, slots=True)
class Span:
    """Some letters of one size, with their box in millimetres from the top left."""

    text: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


def printed(paper: str = "a4", **changes: dict[str, Any]) -> bytes:
    """The sample notice with some facts changed, on one paper."""
    return render(snapshot(**changes), code=CODE, link=LINK, paper=paper)


@cache
def sample(paper: str = "a4", envelope: str = "dl") -> bytes:
    """The sample notice as it is, drawn once for all tests."""
    return printed(paper, council={"envelope_profile": envelope})


def texts(pdf: bytes) -> list[str]:
    """The text of each page, its white space as single spaces."""
    with pymupdf.open("pdf", pdf) as document:
        return [" ".join(page.get_text().split()) for page in document]


def spans(pdf: bytes, page: int = 0) -> Iterator[Span]:
    """Every piece of text on a page that leaves ink."""
    with pymupdf.open("pdf", pdf) as document:
        for block in document[page].get_text("dict")["blocks"]:
            for line in block.get("lines", ()):
                for each in line["spans"]:
                    if each["text"].strip():
                        box = (side / A_MILLIMETRE for side in each["bbox"])
                        yield Span(each["text"], each["size"], *box)


def picture(pdf: bytes, page: int = 0, dpi: int = THERMAL_DPI) -> Image.Image:
    """A page as a printer of so many dots an inch draws it, in greys."""
    with pymupdf.open("pdf", pdf) as document:
        pixels = document[page].get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
        return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def page_count(pdf: bytes) -> int:
    """How many sides."""
    with pymupdf.open("pdf", pdf) as document:
        return len(document)
