"""Our letters about a second look, on A4 and in large print: the outcome is the heading.

Through the window only ``PRIVATE`` and the address can be seen. No row of a table and no code
stands across a fold.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise, repeat

from notices.documents.answer_sections import IN_LARGE, ON_A4, Setting, body
from notices.documents.blocks import Block, paragraph
from notices.documents.carried import Carried
from notices.documents.envelopes import ENVELOPES, Envelope
from notices.documents.flow import Column, Placed, height_of, pour
from notices.documents.letterhead import address, mark
from notices.documents.marks import Bars
from notices.documents.notice import Notice
from notices.documents.pages import A4_SIZE, Page, printed
from notices.documents.pen import mm
from notices.documents.styles import Styles

LEFT, TOP, FOOT, FOOT_LINE = mm(20), mm(13), mm(283), mm(287.5)
CLEAR, GAP = mm(2), 8.0


def answer_letter(notice: Notice) -> bytes:
    """The letter on A4, folded for the council's envelope."""
    return _letter(notice, ON_A4)


def large_answer_letter(notice: Notice) -> bytes:
    """The same words in the same order in large print."""
    return _letter(notice, IN_LARGE)


def _letter(notice: Notice, setting: Setting) -> bytes:
    envelope = ENVELOPES[notice.council["envelope_profile"]]
    carried = Carried("")
    head = [
        *mark(notice, envelope, carried),
        *_contact(notice, envelope, setting.styles),
        *address(notice, envelope, carried),
    ]
    said = [*body(notice, setting), *carried.blocks("{title}", setting.styles.heading, LEFT)]
    folds = [mm(fold) for fold in envelope.folds] if setting.minds_folds else []
    first = list(_panels(mm(envelope.body), folds))
    other = list(_panels(TOP, folds))
    poured = pour(said, chain(first, chain.from_iterable(repeat(other))))
    sides = [poured[: len(first)]]
    rest = poured[len(first) :]
    sides += [rest[at : at + len(other)] for at in range(0, len(rest), len(other))]
    pages = [list(chain.from_iterable(panels)) for panels in sides]
    pages[0] = [*head, *pages[0]]

    def foot(page: int, pages: int) -> Mapping[float, str]:
        return _foot(notice, page, pages)

    return printed(
        notice, [Page(page, A4_SIZE, FOOT_LINE) for page in pages], foot, setting.styles.small
    )


def _panels(top: float, folds: list[float]) -> Iterator[Column]:
    """The stretches of a side between the folds below ``top``."""
    edges = [top - CLEAR, *(fold for fold in folds if fold > top + CLEAR), FOOT + CLEAR]
    for above, below in pairwise(edges):
        yield Column((LEFT, above + CLEAR), below - above - 2 * CLEAR)


def _contact(notice: Notice, envelope: Envelope, styles: Styles) -> list[Placed]:
    """Number with its barcode, access code and day."""
    box, room = envelope.contact, mm(envelope.contact.width)
    groups: list[list[Block]] = [
        [
            paragraph(notice.label("number"), styles.label, room),
            Bars(number=notice.number, tall=envelope.bars, alt=notice.label("barcode"), after=2),
            paragraph(notice.printed_number, styles.number, room),
        ],
        [paragraph(f"{notice.label('date')}: {notice.label('dated')}", styles.label, room)],
    ]
    if notice.code:
        code = paragraph(notice.printed_code, styles.code, room)
        groups.insert(1, [paragraph(notice.label("code"), styles.label, room), code])
    placed: list[Placed] = []
    top = mm(box.top)
    for group in groups:
        placed += pour(group, [Column((mm(box.left), top), height_of(group) + 1)])[0]
        top += height_of(group) + GAP
    return placed


def _foot(notice: Notice, page: int, pages: int) -> Mapping[float, str]:
    """Number and page on every side; the hash of what is frozen on the last."""
    where = notice.label("page", page=page, pages=pages)
    if page == pages:
        where = f"{where}. {notice.label('end')}"
    return {LEFT: notice.printed_number, LEFT + mm(60): where}
