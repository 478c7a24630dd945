"""An A4 paper that is handed over and not posted: no window, yet nothing stands across a fold."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count

from notices.documents.blocks import Block, Words, heading, paragraph
from notices.documents.carried import Carried
from notices.documents.flow import Column, Placed, bottom_of, shortest, strip
from notices.documents.letterhead import MARK
from notices.documents.marks import Bars, Rule
from notices.documents.notice import Notice
from notices.documents.pages import A4_SIZE, Page, printed
from notices.documents.pen import mm
from notices.documents.styles import A4

LEFT, WIDTH, PROSE = mm(20), mm(175), mm(155)
TOP, FOOT, FOOT_LINE = mm(12), mm(285), mm(287.5)
FOLDS = (mm(99), mm(198))
CLEAR, GAP = mm(2), mm(4)
CONTACT = mm(118)
SENDER_ROOM, CONTACT_ROOM = mm(92), mm(77)
PANELS_A_PAGE = len(FOLDS) + 1


def handed_over(notice: Notice, orders: Sequence[Sequence[Block]]) -> bytes:
    """Sender, title and number at the top, then the blocks, on as many sides as they take.

    ``orders`` are those in which the blocks may stand, the best first.
    """
    carried = Carried(notice.label("more_at_end"))
    head = _head(notice, carried)
    titled = notice.label("more_from", title="{title}")
    rest = carried.blocks(titled, A4.heading, PROSE)
    start = bottom_of(head) + GAP
    panels = shortest(([*blocks, *rest] for blocks in orders), lambda: _panels(start))
    sides = [
        list(chain(*panels[first : first + PANELS_A_PAGE]))
        for first in range(0, len(panels), PANELS_A_PAGE)
    ]
    sides[0] = [*head, *sides[0]]

    def foot(page: int, pages: int) -> Mapping[float, str]:
        return _foot(notice, page, pages)

    return printed(notice, [Page(side, A4_SIZE, FOOT_LINE) for side in sides], foot, A4.small)


def _panels(start: float) -> Iterator[Column]:
    """The stretches between the folds, side after side; the first begins below the head."""
    for side in count():
        top = TOP if side else start
        for fold in (*FOLDS, FOOT + CLEAR):
            yield Column((LEFT, top), fold - CLEAR - top)
            top = fold + CLEAR


def _head(notice: Notice, carried: Carried) -> list[Placed]:
    """On the left who speaks, and what this is; on the right number, moment and name."""
    sender = carried.fit(notice.label("sender"), notice.sender, MARK, SENDER_ROOM, most=2)
    left: list[Block] = [
        Words(sender, MARK, SENDER_ROOM),
        Rule(length=mm(60), thickness=mm(1.2), after=mm(4)),
        heading(notice.label("title"), A4.title, SENDER_ROOM, level=1),
        paragraph(notice.label("act"), A4.label, SENDER_ROOM),
    ]
    whom = f"{notice.label('for')} {notice.label('whom')}"
    named = carried.fit(notice.label("for"), whom, A4.facts_title, CONTACT_ROOM, most=3)
    right: list[Block] = [
        paragraph(notice.label("number"), A4.label, CONTACT_ROOM),
        Bars(number=notice.number, alt=notice.label("barcode"), after=2),
        paragraph(notice.printed_number, A4.number, CONTACT_ROOM),
        paragraph(notice.label("dated"), A4.label, CONTACT_ROOM),
        Words(named, A4.facts_title, CONTACT_ROOM),
    ]
    return strip((LEFT, left), (CONTACT, right)).at(TOP)


def _foot(notice: Notice, page: int, pages: int) -> Mapping[float, str]:
    """Number and page on every side; "turn over" on the first, the hash on the last."""
    where = notice.label("page", page=page, pages=pages)
    if page == 1 and pages > 1:
        where = f"{where}, {notice.label('turn_over')}"
    words = {LEFT: notice.printed_number, LEFT + mm(45): where}
    if page == pages:
        words[LEFT + mm(130)] = notice.label("record", record=notice.record)
    return words
