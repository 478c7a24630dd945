"""Page 1 of the A4 notice: why, what we say happened, what can be done and by when."""

from collections.abc import Sequence

from notices.documents.blocks import Block, Words, heading, paragraph
from notices.documents.carried import Carried
from notices.documents.envelopes import Envelope
from notices.documents.flow import Placed, Strip, strip
from notices.documents.marks import Box, Rule, Symbol
from notices.documents.notice import Notice
from notices.documents.pen import mm
from notices.documents.styles import A4
from notices.documents.symbols import largest_module, qr_modules
from notices.documents.tables import Grid, Row, Table, table
from notices.documents.wrapping import wrap

LEFT, WIDTH, FOOT = mm(20), mm(175), mm(286.5)
GAP, PADDING, STEP = mm(3), mm(3), mm(0.5)
FACTS = Grid(A4.facts_title, A4.facts, mm(34), WIDTH)
CHOICES = Grid(A4.choice_title, A4.choice, mm(55), WIDTH - 2 * PADDING, gap=3)
MOST_LINES = (2, 2, 3, 3)
QR_BOX, BESIDE_QR = mm(34), mm(38)
SIGNATURE = mm(42)


def body(notice: Notice, envelope: Envelope, carried: Carried) -> list[Placed]:
    """Everything below the address, from the top down; the particulars take what room is left."""
    folds = [mm(fold) for fold in envelope.folds]
    foot, reach, frame = _foot(notice, carried), _reach(notice, carried), _frame(notice)
    top = mm(envelope.body)
    placed = (why := _why(notice)).at(top)
    top += why.height
    placed += (facts := _facts(notice, carried, top, folds)).at(top)
    top += facts.height + FACTS.gap

    lowest = FOOT - foot.height - GAP - reach.height - GAP - frame.height
    shown, top_of_frame = _shared_out(notice, top, lowest, frame, folds)
    placed += _particulars(notice, carried, shown).at(top)
    placed += frame.at(top_of_frame)
    placed += reach.at(top_of_frame + frame.height + GAP)
    return placed + foot.at(FOOT - foot.height)


def _why(notice: Notice) -> Strip:
    paragraphs = [paragraph(text, A4.lead, WIDTH) for text in notice.paragraphs("why")]
    title = heading(notice.label("what_we_say"), A4.heading, WIDTH)
    return strip((LEFT, [*paragraphs, title]))


def _facts(notice: Notice, carried: Carried, top: float, folds: Sequence[float]) -> Strip:
    """When, where, the order and what it says. What happened has a place of its own."""
    rows = []
    for most, (title, text) in zip(MOST_LINES, notice.rows("what_we_say"), strict=False):
        titles = carried.fit(title, title, FACTS.title, FACTS.title_room, most)
        room = FACTS.room - FACTS.title_room
        rows.append(Row(titles, carried.fit(title, text, FACTS.text, room, most)))
    return strip((LEFT, [table(rows, FACTS, top, folds)]))


def _particulars(notice: Notice, carried: Carried, shown: int) -> Strip:
    """What we say was done, in so many lines; the rest carries on."""
    title, text = notice.rows("what_we_say")[-1]
    room = FACTS.room - FACTS.title_room
    lines = carried.fit(title, text, FACTS.text, room, shown)
    head = Words(wrap(title, FACTS.title, FACTS.title_room), FACTS.title, room, tag="H3")
    said = Words(lines, FACTS.text, room)
    return strip((LEFT, [head]), (LEFT + FACTS.title_room, [said]))


def _shared_out(
    notice: Notice, top: float, lowest: float, frame: Strip, folds: Sequence[float]
) -> tuple[int, float]:
    """How many lines the particulars get, and where below them no fold crosses the frame's rows."""
    wanted = _lines_wanted(notice)
    leading = FACTS.text.leading
    for lines in range(min(wanted, int((lowest - GAP - top) / leading)), 0, -1):
        start = top + lines * leading + GAP
        while start <= lowest:
            if not any(_crosses(fold, frame, start) for fold in folds):
                return lines, start
            start += STEP
    return 1, lowest


def _lines_wanted(notice: Notice) -> int:
    title, text = notice.rows("what_we_say")[-1]
    return max(
        len(wrap(text, FACTS.text, FACTS.room - FACTS.title_room)),
        len(wrap(title, FACTS.title, FACTS.title_room)),
    )


def _crosses(fold: float, frame: Strip, start: float) -> bool:
    return any(
        start + each.at[1] + top < fold < start + each.at[1] + top + height
        for each in frame.placed
        if isinstance(each.block, Table)
        for top, height in each.block.spans()
    )


def _frame(notice: Notice) -> Strip:
    """Both amounts and the second look with their last days, and what the Act promises."""
    rows = [
        Row(
            wrap(title, CHOICES.title, CHOICES.title_room),
            wrap(text, CHOICES.text, CHOICES.room - CHOICES.title_room),
        )
        for title, text in notice.rows("choices")
    ]
    promise = notice.paragraphs("statutory")[0]
    blocks: list[Block] = [
        heading(notice.label("choices"), A4.heading, CHOICES.room),
        table(rows, CHOICES, after=4),
        paragraph(promise, A4.choice, CHOICES.room),
    ]
    inside = strip((LEFT + PADDING, blocks))
    height = inside.height + 2 * PADDING
    box = Placed(Box(size=(WIDTH, height)), (LEFT, 0.0))
    return Strip([box, *inside.at(PADDING)], height)


def _reach(notice: Notice, carried: Carried) -> Strip:
    """The QR symbol, and beside it the same in words, the payee and the ways to pay."""
    room = WIDTH - BESIDE_QR
    modules = qr_modules(notice.link, correction="m")
    symbol = Symbol(
        modules=modules, module=largest_module(modules, QR_BOX), box=QR_BOX, alt=notice.label("qr")
    )
    online, (_, payee, ways) = notice.paragraphs("online")[0], notice.paragraphs("statutory")
    beside = [
        Words(carried.fit(notice.label(title), text, A4.lead, room, most), A4.lead, room)
        for title, text, most in (("online", online, 3), ("payee", payee, 2), ("ways", ways, 2))
    ]
    return strip((LEFT, [symbol]), (LEFT + BESIDE_QR, beside))


def _foot(notice: Notice, carried: Carried) -> Strip:
    """Who issued it and by what power, and a line for a signature."""
    room = WIDTH - SIGNATURE - GAP
    issued = notice.sentence("issued_by")
    lines = carried.fit(notice.label("issued_by"), issued, A4.label, room, most=3)
    signature: list[Block] = [
        Rule(length=SIGNATURE, thickness=0.8, after=1),
        paragraph(notice.label("signature"), A4.label, SIGNATURE),
    ]
    return strip((LEFT, [Words(lines, A4.label, room)]), (LEFT + WIDTH - SIGNATURE, signature))
