"""The letter to a registered keeper on A4: the front says that a vehicle was seen, and no more.

Through the window only ``PRIVATE`` and the address can be seen. The law stands on the back, in the
third that the first fold hides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat

from notices.documents.blocks import Block, Words, heading, paragraph
from notices.documents.carried import Carried
from notices.documents.envelopes import ENVELOPES, Envelope
from notices.documents.flow import Column, Placed, height_of, pour
from notices.documents.letterhead import address, mark
from notices.documents.marks import Bars
from notices.documents.notice import Notice
from notices.documents.pages import A4_SIZE, Page, printed
from notices.documents.pen import mm
from notices.documents.styles import A4
from notices.documents.wrapping import wrap

LEFT, WIDTH = mm(20), mm(135)
TOP, FOOT, FOOT_LINE = mm(15), mm(283), mm(287.5)
INSIDE_THE_FOLD = mm(80)
SAID = replace(A4.body, after=6)
DENIED = replace(SAID, bold=True)
GAP = 8.0


def keeper_letter(notice: Notice) -> bytes:
    """The letter, and the one that takes it back."""
    envelope = ENVELOPES[notice.council["envelope_profile"]]
    carried = Carried("")
    head = [
        *mark(notice, envelope, carried),
        *_contact(notice, envelope),
        *address(notice, envelope, carried),
    ]
    body = [*_body(notice), *carried.blocks("{title}", A4.heading, WIDTH)]
    first = Column((LEFT, mm(envelope.body)), FOOT - mm(envelope.body))
    front, *rest = pour(body, _columns(first))
    pages = [[*head, *front], *rest, *_law(notice)]

    def foot(page: int, pages: int) -> Mapping[float, str]:
        where = notice.label("page", page=page, pages=pages)
        if page == pages:
            where = f"{where}. {notice.label('end')}"
        return {LEFT: notice.printed_number, LEFT + mm(70): where}

    return printed(notice, [Page(page, A4_SIZE, FOOT_LINE) for page in pages], foot, A4.small)


def _contact(notice: Notice, envelope: Envelope) -> list[Placed]:
    """The reference for whoever answers, the code of its page, and the day."""
    box = envelope.contact
    room = mm(box.width)
    groups: list[list[Block]] = [
        [
            paragraph(notice.label("reference"), A4.label, room),
            Bars(number=notice.number, tall=envelope.bars, alt=notice.label("barcode"), after=2),
            paragraph(notice.printed_number, A4.number, room),
        ],
        [paragraph(f"{notice.label('date')}: {notice.label('dated')}", A4.label, room)],
    ]
    if notice.code:
        code = paragraph(notice.printed_code, A4.code, room)
        groups.append([paragraph(notice.label("code"), A4.label, room), code])
    placed: list[Placed] = []
    top = mm(box.top)
    for group in groups:
        placed += pour(group, [Column((mm(box.left), top), height_of(group) + 1)])[0]
        top += height_of(group) + GAP
    return placed


def _body(notice: Notice) -> Iterator[Block]:
    yield heading(notice.label("title"), replace(A4.title, after=6), WIDTH, level=1)
    yield from (paragraph(text, SAID, WIDTH) for text in notice.paragraphs("why"))
    yield paragraph(notice.sentence("denial"), DENIED, WIDTH)
    yield paragraph(notice.sentence("nothing_to_do"), SAID, WIDTH)
    yield heading(notice.label("ways"), A4.heading, WIDTH)
    yield from (paragraph(text, SAID, WIDTH) for text in notice.paragraphs("tell_us"))
    for title, text in notice.rows("ways"):
        yield Words(wrap(text, SAID, WIDTH, title), SAID, WIDTH)
    yield heading(notice.label("your_information"), A4.heading, WIDTH)
    yield from (paragraph(text, SAID, WIDTH) for text in notice.paragraphs("your_information"))


def _law(notice: Notice) -> Sequence[list[Placed]]:
    said = notice.paragraphs("law")
    if not said:
        return []
    blocks = [heading(notice.label("law"), A4.heading, WIDTH)]
    blocks += [paragraph(text, SAID, WIDTH) for text in said]
    return pour(blocks, [Column((LEFT, TOP), INSIDE_THE_FOLD)])


def _columns(first: Column) -> Iterator[Column]:
    yield first
    yield from repeat(Column((LEFT, TOP), FOOT - TOP))
