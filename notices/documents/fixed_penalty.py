"""The A4 notice: front, back, and a further page for what the front is too small for.

The back tells everybody the same and is seen from outside when the sheet is folded, so what the
front carries over starts on a sheet of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat

from notices.documents.blocks import Block
from notices.documents.carried import Carried
from notices.documents.contact import contact
from notices.documents.envelopes import ENVELOPES, Envelope
from notices.documents.flow import Column, Placed, pour, strip
from notices.documents.front import FOOT, LEFT, WIDTH, body
from notices.documents.letterhead import act, address, mark, title
from notices.documents.notice import Notice
from notices.documents.pages import A4_SIZE, Page, printed
from notices.documents.pen import mm
from notices.documents.sections import BACK, sections
from notices.documents.styles import A4, A4_COMPACT

TOP, FOOT_LINE, TITLE = mm(12), mm(287.5), mm(26.5)
MARGIN, GUTTER = mm(15), mm(8)
COLUMN = (A4_SIZE[0] - 2 * MARGIN - GUTTER) / 2


def fixed_penalty(notice: Notice) -> bytes:
    """The notice on A4, two sides unless something has to carry on."""
    envelope = ENVELOPES[notice.council["envelope_profile"]]
    back = _in_two_columns(list(sections(notice, BACK, A4, COLUMN)))
    carried = Carried(notice.label("more_on", page=len(back) + 2))
    front = _front(notice, envelope, carried)
    rest = carried.blocks(notice.label("more_from", title="{title}"), A4.heading, WIDTH)
    pages = [front, *back, *_in_one_column(rest)]

    def foot(page: int, pages: int) -> Mapping[float, str]:
        left = LEFT if page == 1 else MARGIN
        return _foot(notice, left, page, pages)

    return printed(notice, [Page(page, A4_SIZE, FOOT_LINE) for page in pages], foot, A4.small)


def _front(notice: Notice, envelope: Envelope, carried: Carried) -> list[Placed]:
    styles = A4_COMPACT if envelope.title_in_contact else A4
    what = [title(notice, envelope, styles), act(notice, envelope, styles)]
    above = [] if envelope.title_in_contact else what
    return [
        *mark(notice, envelope, carried),
        *strip((LEFT, above)).at(TITLE),
        *contact(notice, envelope, styles, carried),
        *address(notice, envelope, carried),
        *body(notice, envelope, carried),
    ]


def _in_two_columns(blocks: Sequence[Block]) -> list[list[Placed]]:
    columns = pour(blocks, _columns())
    return [list(chain(*columns[at : at + 2])) for at in range(0, len(columns), 2)]


def _columns() -> Iterator[Column]:
    while True:
        yield Column((MARGIN, TOP), FOOT - TOP)
        yield Column((MARGIN + COLUMN + GUTTER, TOP), FOOT - TOP)


def _in_one_column(blocks: Sequence[Block]) -> list[list[Placed]]:
    return pour(blocks, repeat(Column((MARGIN, TOP), FOOT - TOP))) if blocks else []


def _foot(notice: Notice, left: float, page: int, pages: int) -> Mapping[float, str]:
    """Number and page on every side; on the first "turn over", on the second the hash."""
    where = notice.label("page", page=page, pages=pages)
    if page == 1 and pages > 1:
        where = f"{where}, {notice.label('turn_over')}"
    words = {left: notice.printed_number, left + mm(70): where}
    if page == 2:
        words[left + mm(130)] = notice.label("record", record=notice.record)
    return words
