"""The body of a letter about a second look: its heading, then each section that it has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from notices.documents.beside import Beside
from notices.documents.blocks import Block, Words, heading, paragraph
from notices.documents.findings import findings, headed
from notices.documents.flow import height_of
from notices.documents.marks import Symbol
from notices.documents.notice import Notice
from notices.documents.pen import mm
from notices.documents.styles import A4, LARGE, Styles
from notices.documents.symbols import largest_module, qr_modules
from notices.documents.tables import Grid
from notices.documents.wrapping import wrap

BY_THE_CODE = ("online", "how_to_pay")
CLOSE_SET = ("how_counted", "other_formats")
"""What is looked up, not read through: as wide as a table, so that it fills no page by itself."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the letter is set: its type, how wide text and table are, and the box of the code.

    ``code_at`` is how far from the left the code stands. ``minds_folds``: nothing that cannot be
    parted stands across one.
    """

    styles: Styles
    room: float
    table: Grid
    box: float
    code_at: float
    minds_folds: bool


ON_A4 = Setting(
    styles=replace(A4, body=replace(A4.body, after=6)),
    room=mm(138),
    table=Grid(A4.facts_title, A4.facts, mm(48), mm(172)),
    box=mm(32),
    code_at=mm(140),
    minds_folds=True,
)
IN_LARGE = Setting(
    styles=LARGE,
    room=mm(175),
    table=Grid(LARGE.facts_title, LARGE.facts, mm(58), mm(175)),
    box=mm(40),
    code_at=mm(135),
    minds_folds=False,
)


def body(notice: Notice, setting: Setting) -> Iterator[Block]:
    """Everything below the address."""
    title = replace(setting.styles.title, after=6)
    yield heading(notice.label("title"), title, setting.room, level=1)
    names = notice.snapshot["sections"]
    for name in names:
        if name == "online":
            yield from _with_code(notice, [one for one in names if one in BY_THE_CODE], setting)
        elif name not in BY_THE_CODE:
            yield from _section(notice, name, setting)


def _section(notice: Notice, name: str, setting: Setting) -> Iterator[Block]:
    styles, room = setting.styles, setting.room
    if name != "lead":
        yield heading(notice.label(name), styles.heading, room)
    if name == "points":
        head = headed(notice.label("told"), notice.label("found"), setting.table)
        yield findings(head, notice.rows(name), setting.table, styles.air)
    elif notice.has_rows(name):
        for title, text in notice.rows(name):
            yield Words(wrap(text, styles.body, room, title), styles.body, room)
    else:
        is_close = name in CLOSE_SET
        style, wide = (styles.facts, setting.table.room) if is_close else (styles.body, room)
        yield from (paragraph(text, style, wide) for text in notice.paragraphs(name))


def _with_code(notice: Notice, names: Sequence[str], setting: Setting) -> Iterator[Block]:
    """How to come to the page of the notice and how to pay, the code beside the first of it."""
    narrow = replace(setting, room=min(setting.room, setting.code_at - mm(4)))
    said = [block for name in names for block in _section(notice, name, narrow)]
    beside = 2
    while beside < len(said) and height_of(said[:beside]) < setting.box:
        beside += 1
    modules = qr_modules(notice.link, correction="m")
    symbol = Symbol(
        modules=modules,
        module=largest_module(modules, setting.box),
        box=setting.box,
        alt=notice.label("qr"),
    )
    yield Beside(said[:beside], symbol, setting.code_at, said[beside - 1].after)
    yield from said[beside:]
