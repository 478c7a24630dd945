"""The notice on a roll of 80 mm, printed at the kerb: as long as it needs, folded every 100 mm.

Thermal paper prints 576 dots across, black only. The slip is parted into pages only where it would
be longer than a page of a PDF may be.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import repeat

from notices.documents.blocks import Block, heading, paragraph
from notices.documents.flow import Column, Placed, bottom_of, shortest
from notices.documents.marks import Bars, Fold, Rule, Symbol
from notices.documents.notice import Notice
from notices.documents.pages import Page, printed
from notices.documents.pen import mm
from notices.documents.sections import run_in, sections
from notices.documents.styles import ROLL, ROLL_SMALL
from notices.documents.symbols import DOTS_A_MM, largest_module, qr_modules

PAPER, LEFT, WIDTH = mm(80), mm(4), mm(72)
PANEL, TOP, TEAR = mm(100), mm(4), mm(10)
PANELS_A_PAGE = 40
QR_BOX = mm(34)
BAR, BARS_INDENT = 3 / DOTS_A_MM, mm(8)


def roll(notice: Notice) -> bytes:
    """The slip of a fixed penalty notice."""
    return slip(notice, [list(_blocks(notice))])


def slip(notice: Notice, orders: Sequence[Sequence[Block]]) -> bytes:
    """Any paper on a roll. Nothing stands across the dotted lines where it is folded.

    ``orders`` are those in which the blocks may stand, the best first.
    """
    fold = Fold(label=notice.label("fold"), style=ROLL.small, length=WIDTH)
    panels = shortest(orders, lambda: repeat(Column((LEFT, 0.0), PANEL - fold.height)))
    pages = [
        _page(panels[start : start + PANELS_A_PAGE], fold)
        for start in range(0, len(panels), PANELS_A_PAGE)
    ]

    def foot(page: int, pages: int) -> dict[float, str]:
        where = notice.label("page", page=page, pages=pages)
        return {LEFT: f"{where}. {notice.label('end')}" if page == pages else where}

    return printed(notice, pages, foot, ROLL.small)


def slip_head(notice: Notice) -> Iterator[Block]:
    """Who speaks, what this is, its number, its moment and for whom: of what is handed over."""
    yield paragraph(notice.sender, ROLL.heading, WIDTH)
    yield Rule(length=WIDTH, thickness=2, after=5)
    yield heading(notice.label("title"), ROLL.title, WIDTH, level=1)
    yield paragraph(notice.label("act"), ROLL.small, WIDTH)
    yield paragraph(notice.label("number"), ROLL.label, WIDTH)
    alt = notice.label("barcode")
    yield Bars(number=notice.number, bar=BAR, tall=10, alt=alt, indent=BARS_INDENT, after=2)
    yield paragraph(notice.printed_number, ROLL.number, WIDTH)
    yield paragraph(notice.label("dated"), ROLL.facts_title, WIDTH)
    whom = f"{notice.label('for')} {notice.label('whom')}"
    yield paragraph(whom, ROLL.body, WIDTH)


def _blocks(notice: Notice) -> Iterator[Block]:
    """What to do and by when comes first, then what happened, then the law, then the rest."""
    yield from _head(notice)
    yield from sections(notice, ("choices",), ROLL, WIDTH)
    yield from _online(notice)
    yield from sections(notice, ("why",), ROLL_SMALL, WIDTH)
    yield from sections(notice, ("what_we_say", "statutory"), ROLL, WIDTH)
    yield from run_in(notice, "how_to_pay", ROLL_SMALL, WIDTH)
    yield from _second_look(notice)
    yield from sections(notice, ("if_you_cannot", "issued_by"), ROLL_SMALL, WIDTH)
    for text in (*notice.paragraphs("roll"), *notice.council["languages"]):
        yield paragraph(text, ROLL.small, WIDTH)
    yield paragraph(notice.label("record", record=notice.record), ROLL.small, WIDTH)


def _second_look(notice: Notice) -> Iterator[Block]:
    """How to ask and by when; the website tells the rest."""
    yield heading(notice.label("look_again"), ROLL_SMALL.heading, WIDTH)
    yield paragraph(notice.paragraphs("look_again")[0], ROLL_SMALL.body, WIDTH)


def _head(notice: Notice) -> Iterator[Block]:
    born, name = notice.label("born"), notice.person["name"]
    dated = f"{notice.label('date_of_notice')}: {notice.label('dated')}"
    yield paragraph(notice.council["name"], ROLL.heading, WIDTH)
    yield Rule(length=WIDTH, thickness=2, after=5)
    yield heading(notice.label("title"), ROLL.title, WIDTH, level=1)
    yield paragraph(notice.label("act"), ROLL.small, WIDTH)
    yield paragraph(notice.label("number"), ROLL.label, WIDTH)
    alt = notice.label("barcode")
    yield Bars(number=notice.number, bar=BAR, tall=10, alt=alt, indent=BARS_INDENT, after=2)
    yield paragraph(notice.printed_number, ROLL.number, WIDTH)
    yield paragraph(dated, ROLL.facts_title, WIDTH)
    yield paragraph(notice.sentence("given"), ROLL.small, WIDTH)
    whom = f"{notice.label('for')} {name}" + (f", {born}" if born else "")
    yield paragraph(whom, ROLL.body, WIDTH)


def _online(notice: Notice) -> Iterator[Block]:
    yield from sections(notice, ("online",), ROLL, WIDTH)
    modules = qr_modules(notice.link, correction="q")
    yield Symbol(
        modules=modules,
        module=largest_module(modules, QR_BOX),
        box=QR_BOX,
        alt=notice.label("qr"),
        indent=(WIDTH - QR_BOX) / 2,
    )
    yield heading(notice.label("access_code"), ROLL.label, WIDTH, level=3)
    yield paragraph(notice.printed_code, ROLL.code, WIDTH)


def _page(panels: Sequence[Sequence[Placed]], fold: Fold) -> Page:
    placed: list[Placed] = []
    top = TOP
    for number, panel in enumerate(panels, start=1):
        placed += [Placed(each.block, (each.at[0], each.at[1] + top)) for each in panel]
        top += bottom_of(panel)
        if number < len(panels):
            placed.append(Placed(fold, (LEFT, top)))
            top += fold.height
    foot_at = top + mm(2)
    height = foot_at + ROLL.small.leading + TEAR
    whole_mm = mm(math.ceil(height / mm(1)))
    return Page(placed, (PAPER, whole_mm), foot_at)
