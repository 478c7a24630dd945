"""A document while it is made: its pages, what is drawn on them, and what each mark means."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from notices.documents.fonts import LATIN, font_name
from notices.documents.pen import Pen, Point
from notices.documents.plotter import Plotter
from notices.documents.tags import Node, Tags

rl_config.useA85 = 0  # text-safe streams are a quarter larger, and nobody mails them as text


class Sheet:
    """One PDF. The same drawing gives the same bytes: no clock, no random identifiers."""

    def __init__(
        self,
        *,
        title: str,
        author: str,
        language: str,
        made_at: str,
        creator: str = "Fairstreet",
    ) -> None:
        """``made_at``, UTC as in ``2026-11-22T21:31:00Z``, is the date that the file tells."""
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=font_name(LATIN, bold=False),
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject("")
        self._canvas.setCreator(creator)
        self._canvas.setDateFormatter(lambda *_: "D:" + re.sub(r"[-:T]", "", made_at))
        self._tags = Tags(self._canvas)
        self._names = title, author
        self.pen = Pen(self._canvas)
        self.element = self._tags.element
        self.artifact = self._tags.artifact

    @property
    def plotter(self) -> Plotter:
        """What draws maps on the open page."""
        return Plotter(self._canvas, self.pen.page_height)

    @contextmanager
    def page(self, width: float, height: float) -> Iterator[None]:
        """A page of so many points; what is drawn inside stands on it."""
        self._canvas.setPageSize((width, height))
        self.pen.page_height = height
        self._tags.begin_page()
        yield
        self._canvas.showPage()

    @contextmanager
    def marked(self, kind: str, again: Node | None = None, **attributes: Any) -> Iterator[Node]:
        """What is drawn inside is one element; ``again`` goes on with an earlier one."""
        with self.element(kind, again, **attributes) as node, self._tags.content():
            yield node

    @contextmanager
    def figure(self, alt: str, corner: Point, size: Point) -> Iterator[None]:
        """What is drawn inside is a picture, told in the words of ``alt``."""
        bottom = self.pen.page_height - corner[1] - size[1]
        box = PDFArray([corner[0], bottom, corner[0] + size[0], bottom + size[1]])
        layout = PDFDictionary({"O": PDFName("Layout"), "BBox": box})
        with self.marked("Figure", Alt=alt, A=layout):
            yield

    def finish(self) -> bytes:
        """The whole document."""
        self._tags.close(*self._names)
        self._canvas.save()
        return self._file.getvalue()


def row_header() -> dict[str, Any]:
    """The attributes of a table's header cell that heads its row."""
    return {"A": PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Row")})}


def column_header() -> dict[str, Any]:
    """The same of one that heads its column."""
    return {"A": PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})}
