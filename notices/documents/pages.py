"""Laid-out pages of a paper become one document, each with its foot line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from notices.documents.blocks import small_print
from notices.documents.flow import Placed, draw
from notices.documents.notice import Notice
from notices.documents.pen import Point, mm
from notices.documents.sheet import Sheet
from notices.documents.wrapping import Style

A4_SIZE = (mm(210), mm(297))

Foot = Callable[[int, int], Mapping[float, str]]
"""What stands at the foot of page n of m, by its left edge in points."""


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks in their places on a page of one size, and how far down its foot line stands."""

    placed: Sequence[Placed]
    size: Point
    foot_at: float


def printed(notice: Notice, pages: Sequence[Page], foot: Foot, style: Style) -> bytes:
    """The document. The foot line is for the eye: a reader knows the page already."""
    sheet = Sheet(
        title=f"{notice.sender_in_short}: {notice.printed_number}",
        author=notice.sender,
        language=notice.snapshot["language"],
        made_at=notice.made_at,
    )
    for number, page in enumerate(pages, start=1):
        with sheet.page(*page.size):
            draw(page.placed, sheet)
            with sheet.artifact():
                for left, text in foot(number, len(pages)).items():
                    sheet.pen.text(small_print(text, style).lines, (left, page.foot_at), style)
    return sheet.finish()
