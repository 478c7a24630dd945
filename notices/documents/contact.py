"""The block at the top right: number with its barcode, dates, access code, and for whom it is."""

from collections.abc import Sequence

from notices.documents.blocks import Block, Words, paragraph
from notices.documents.carried import Carried
from notices.documents.envelopes import Envelope
from notices.documents.flow import Column, Placed, height_of, pour
from notices.documents.letterhead import act, title
from notices.documents.marks import Bars
from notices.documents.notice import Notice
from notices.documents.pen import mm
from notices.documents.styles import Styles

WIDEST_GAP = 9.0


def contact(notice: Notice, envelope: Envelope, styles: Styles, carried: Carried) -> list[Placed]:
    """The groups below one another, with as much air between them as the zone allows."""
    box = envelope.contact
    groups = list(_groups(notice, envelope, styles, carried))
    free = mm(box.height) - sum(height_of(group) for group in groups)
    gap = max(styles.apart, min(WIDEST_GAP, free / (len(groups) - 1)))
    placed: list[Placed] = []
    top = mm(box.top)
    for group in groups:
        placed += pour(group, [Column((mm(box.left), top), height_of(group) + 1)])[0]
        top += height_of(group) + gap
    return placed


def _groups(
    notice: Notice, envelope: Envelope, styles: Styles, carried: Carried
) -> Sequence[Sequence[Block]]:
    room = mm(envelope.contact.width)
    bars = Bars(number=notice.number, tall=envelope.bars, alt=notice.label("barcode"), after=2)
    number: list[Block] = [
        paragraph(notice.label("number"), styles.label, room),
        bars,
        paragraph(notice.printed_number, styles.number, room),
    ]
    dated = f"{notice.label('date_of_notice')}: {notice.label('dated')}"
    date = [
        paragraph(dated, styles.facts_title, room),
        paragraph(notice.sentence("given"), styles.label, room),
    ]
    label, whom = notice.label("access_code"), _for_whom(notice, styles, room, carried)
    if envelope.title_in_contact:
        one_line = paragraph(f"{label}: {notice.printed_code}", styles.code, room)
        what = [title(notice, envelope, styles), act(notice, envelope, styles)]
        return [what, number, date, [one_line], [whom]]
    code = [
        paragraph(label, styles.label, room),
        paragraph(notice.printed_code, styles.code, room),
    ]
    return [number, date, code, [whom]]


def _for_whom(notice: Notice, styles: Styles, room: float, carried: Carried) -> Block:
    name, born = notice.person["name"], notice.label("born")
    whom = f"{notice.label('for')} {name}" + (f", {born}" if born else "")
    lines = carried.fit(notice.label("name_and_address"), whom, styles.label, room, most=2)
    return Words(lines, styles.label, room)
