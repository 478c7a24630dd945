"""The A4 notice: front, back, and a further page for what the front is too small for.

The back tells everybody the same and is seen from outside when the sheet is folded, so what the
front carries over starts on a sheet of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from notices.documents.blocks import Block, small_print
from notices.documents.carried import Carried
from notices.documents.contact import contact
from notices.documents.envelopes import ENVELOPES, Envelope
from notices.documents.flow import Column, Placed, draw, pour, strip
from notices.documents.front import FOOT, LEFT, WIDTH, body
from notices.documents.letterhead import address, mark, title
from notices.documents.notice import Notice
from notices.documents.pen import mm
from notices.documents.sections import BACK, sections
from notices.documents.sheet import Sheet
from notices.documents.styles import A4, A4_COMPACT

PAPER = (mm(210), mm(297))
TOP, PAGE_LINE = mm(12), mm(287.5)
MARGIN, GUTTER = mm(15), mm(8)
COLUMN = (PAPER[0] - 2 * MARGIN - GUTTER) / 2

Page = Sequence[Placed]


def fixed_penalty(notice: Notice) -> bytes:
    """The notice on A4, two sides unless something has to carry on."""
    envelope = ENVELOPES[notice.council["envelope_profile"]]
    back = _poured(list(sections(notice, BACK, A4, COLUMN)))
    carried = Carried(notice.label("more_on", page=len(back) + 2))
    front = _front(notice, envelope, carried)
    rest = carried.blocks(notice.label("more_from", title="{title}"), A4.heading, WIDTH)
    return printed(notice, [front, *back, *_single(rest)])


def printed(notice: Notice, pages: Sequence[Page]) -> bytes:
    """Pages with their foot lines as one document."""
    sheet = Sheet(
        title=f"{notice.council['short_name']}: {notice.printed_number}",
        author=notice.council["name"],
        language=notice.snapshot["language"],
    )
    for number, page in enumerate(pages, start=1):
        with sheet.page(*PAPER):
            draw(page, sheet)
            _foot_line(sheet, notice, number, len(pages))
    return sheet.finish()


def _front(notice: Notice, envelope: Envelope, carried: Carried) -> Page:
    styles = A4_COMPACT if envelope.title_in_contact else A4
    above = [] if envelope.title_in_contact else title(notice, envelope, styles)
    return [
        *mark(notice, envelope, carried),
        *strip((LEFT, above)).at(mm(26.5)),
        *contact(notice, envelope, styles, carried),
        *address(notice, envelope, carried),
        *body(notice, envelope, carried),
    ]


def _poured(blocks: Sequence[Block]) -> list[Page]:
    columns = pour(blocks, _columns())
    return [list(chain(*columns[at : at + 2])) for at in range(0, len(columns), 2)]


def _columns() -> Iterator[Column]:
    while True:
        yield Column((MARGIN, TOP), FOOT - TOP)
        yield Column((MARGIN + COLUMN + GUTTER, TOP), FOOT - TOP)


def _single(blocks: Sequence[Block]) -> list[Page]:
    if not blocks:
        return []
    return list(pour(blocks, iter(lambda: Column((MARGIN, TOP), FOOT - TOP), None)))


def _foot_line(sheet: Sheet, notice: Notice, page: int, pages: int) -> None:
    """Number and page on every side; on the first "turn over", on the second the hash."""
    where = notice.label("page", page=page, pages=pages)
    if page == 1 and pages > 1:
        where = f"{where}, {notice.label('turn_over')}"
    left = LEFT if page == 1 else MARGIN
    words = {left: notice.printed_number, left + mm(70): where}
    if page == 2:
        words[left + mm(130)] = notice.label("record", record=notice.record)
    with sheet.artifact():
        for left, text in words.items():
            sheet.pen.text(small_print(text, A4.small).lines, (left, PAGE_LINE), A4.small)
