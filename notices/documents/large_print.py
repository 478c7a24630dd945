"""The notice in large print: 18 points, one column, the same words in the same order."""

from collections.abc import Iterator, Mapping
from itertools import chain, repeat

from notices.documents.blocks import Block, paragraph
from notices.documents.carried import Carried
from notices.documents.contact import contact
from notices.documents.envelopes import ENVELOPES, Envelope
from notices.documents.flow import Column, Placed, bottom_of, pour, strip
from notices.documents.letterhead import address, mark, title
from notices.documents.marks import Symbol
from notices.documents.notice import Notice
from notices.documents.pages import A4_SIZE, Page, printed
from notices.documents.pen import mm
from notices.documents.sections import BACK, sections
from notices.documents.styles import LARGE
from notices.documents.symbols import largest_module, qr_modules

LEFT, WIDTH, TOP, TITLE = mm(20), mm(175), mm(15), mm(23)
FOOT, FOOT_LINE, GAP = mm(281), mm(284), mm(4)
QR_BOX = mm(40)


def large_print(notice: Notice) -> bytes:
    """As many A4 pages as it takes; the first one fits the council's window envelope."""
    carried = Carried(notice.label("more_at_end"))
    head = _head(notice, carried)
    start = max(mm(_envelope(notice).body), bottom_of(head) + GAP)
    first = Column((LEFT, start), FOOT - start)
    titled = notice.label("more_from", title="{title}")
    flow = [*_blocks(notice), *carried.blocks(titled, LARGE.heading, WIDTH)]
    poured = pour(flow, chain([first], repeat(Column((LEFT, TOP), FOOT - TOP))))
    pages = [Page(placed, A4_SIZE, FOOT_LINE) for placed in [[*head, *poured[0]], *poured[1:]]]

    def foot(page: int, pages: int) -> Mapping[float, str]:
        where = notice.label("page", page=page, pages=pages)
        words = {LEFT: notice.printed_number, LEFT + mm(55): where}
        if page == 2:
            words[LEFT + mm(115)] = notice.label("record", record=notice.record)
        if page == pages:
            words[LEFT + mm(115)] = notice.label("end")
        return words

    return printed(notice, pages, foot, LARGE.small)


def _head(notice: Notice, carried: Carried) -> list[Placed]:
    envelope = _envelope(notice)
    above = [] if envelope.title_in_contact else [title(notice, envelope, LARGE)]
    return [
        *mark(notice, envelope, carried),
        *strip((LEFT, above)).at(TITLE),
        *contact(notice, envelope, LARGE, carried),
        *address(notice, envelope, carried),
    ]


def _blocks(notice: Notice) -> Iterator[Block]:
    if not _envelope(notice).title_in_contact:
        yield paragraph(notice.label("act"), LARGE.body, WIDTH)
    before = ("why", "what_we_say", "choices", "statutory", "online")
    yield from sections(notice, before, LARGE, WIDTH)
    modules = qr_modules(notice.link, correction="m")
    yield Symbol(
        modules=modules,
        module=largest_module(modules, QR_BOX),
        box=QR_BOX,
        alt=notice.label("qr"),
        after=LARGE.air,
    )
    yield from sections(notice, ("issued_by", *BACK), LARGE, WIDTH)


def _envelope(notice: Notice) -> Envelope:
    return ENVELOPES[notice.council["envelope_profile"]]
