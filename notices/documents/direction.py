"""A direction to leave, changed or withdrawn, and the receipt for a thing: A4 and roll.

First what to do or what has changed, with the area drawn; then why, and whom to ask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from notices.documents.area_map import AreaMap, shows
from notices.documents.blocks import Block, heading, paragraph
from notices.documents.handed_over import PROSE, handed_over
from notices.documents.handed_over import WIDTH as A4_WIDTH
from notices.documents.notice import Notice
from notices.documents.pen import Point, mm
from notices.documents.projection import Place
from notices.documents.roll import WIDTH as ROLL_WIDTH
from notices.documents.roll import slip, slip_head
from notices.documents.sections import run_in, sections
from notices.documents.styles import A4, ROLL, ROLL_SMALL, Styles
from notices.documents.wrapping import Style

SAID = Style(12, 15, 5, stresses=True)
MAP_ON_A4 = (A4_WIDTH, mm(70))
MAP_ON_A_ROLL = (ROLL_WIDTH, mm(66))
A4_FIRST = replace(A4, body=SAID, choice=SAID)
A4_LAST = replace(A4, body=A4.facts)

FIRST = ("changes", "to_do", "thing", "recover", "it_said")
AROUND_THE_MAP = ("stays_open", "offence", "coming_back")
THEN = ("reasons", "young")
LAST = ("power", "told", "questions")


def on_a4(notice: Notice) -> bytes:
    """Sides of A4, folded in three."""
    first = [*_lead(notice, A4, PROSE), *_in_short(notice, FIRST, PROSE)]
    drawn = list(_map(notice, A4, PROSE, MAP_ON_A4))
    around = [list(sections(notice, [name], A4, PROSE)) for name in AROUND_THE_MAP]
    last = [*sections(notice, THEN, A4, PROSE), *sections(notice, LAST, A4_LAST, PROSE)]
    return handed_over(notice, _orders(first, drawn, around, last))


def on_a_roll(notice: Notice) -> bytes:
    """A slip from the printer at the belt; what the law asks for is in 12 points."""
    lead = [*slip_head(notice), *_lead(notice, ROLL, ROLL_WIDTH)]
    first = [*lead, *sections(notice, FIRST, ROLL, ROLL_WIDTH)]
    drawn = list(_map(notice, ROLL, ROLL_WIDTH, MAP_ON_A_ROLL))
    around = [list(sections(notice, [name], ROLL, ROLL_WIDTH)) for name in AROUND_THE_MAP]
    last = [
        *sections(notice, THEN, ROLL, ROLL_WIDTH),
        *sections(notice, LAST, ROLL_SMALL, ROLL_WIDTH),
        paragraph(notice.label("record", record=notice.record), ROLL.small, ROLL_WIDTH),
    ]
    return slip(notice, _orders(first, drawn, around, last))


def _orders(
    first: Sequence[Block],
    drawn: Sequence[Block],
    around: Sequence[Sequence[Block]],
    last: Sequence[Block],
) -> list[list[Block]]:
    """The map as early as may be, or later where it would leave a gap before it."""
    return [
        [*first, *chain(*around[:place]), *drawn, *chain(*around[place:]), *last]
        for place in range(len(around) + 1)
    ]


def _in_short(notice: Notice, names: Sequence[str], room: float) -> Iterator[Block]:
    """Sections of rows, each title at the start of its text, what to do by when in bold."""
    for name in names:
        if notice.snapshot["text"].get(name):
            yield heading(notice.label(name), A4.heading, room)
            yield from run_in(notice, name, A4_FIRST, room)


def _lead(notice: Notice, styles: Styles, room: float) -> Iterator[Block]:
    """What this is or what has changed, in a sentence or two, and that nothing is to be paid."""
    lead: Sequence[str] = notice.paragraphs("lead")
    for text in (*lead, *notice.paragraphs("not_a_penalty")):
        yield paragraph(text, styles.lead, room)


def _map(notice: Notice, styles: Styles, room: float, size: Point) -> Iterator[Block]:
    """The area drawn, and how to read it; the words alone where none was drawn."""
    area = notice.snapshot.get("polygon")
    words = notice.snapshot["text"].get("map")
    if not words:
        return
    yield heading(notice.label("map"), styles.heading, room)
    if area is not None:
        spot = _spot(notice)
        yield AreaMap(
            area=area,
            spot=spot,
            size=size,
            alt=notice.label("map_aloud"),
            north=notice.label("north"),
            here=notice.label("given_here"),
            after=3,
        )
        if spot is not None and not shows(area, spot, size):
            words = [*words, notice.label("far_off")]
    for text in words:
        yield paragraph(text, styles.body, room)


def _spot(notice: Notice) -> Place | None:
    """Where it was given, where that is known."""
    lon, lat = notice.snapshot["lon_e6"], notice.snapshot["lat_e6"]
    return None if lon is None or lat is None else (lon, lat)
