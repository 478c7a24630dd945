"""The paper of a warning of the support ladder, on A4 or on a roll. It tells no date and no maker.

It looks like the information card and not like a notice: no number, no name, no rule at the top.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from notices.documents.blocks import Block, heading, paragraph
from notices.documents.card_calls import call
from notices.documents.card_parts import SPOKEN_BY_COUNCILS, Side, health_line
from notices.documents.flow import Column, bottom_of, draw, pour
from notices.documents.fonts import begin_document
from notices.documents.lists import Listed, evenly
from notices.documents.marks import Rule
from notices.documents.pages import A4_SIZE
from notices.documents.pen import mm
from notices.documents.sheet import Sheet
from notices.documents.support_card import NO_DAY
from notices.documents.wrapping import Style
from penalties.rules.wording.support_warning import HEADINGS, LANGUAGE, SupportWarning

SQUARE, INDENT, GAP = 4.0, 12.0, 6.0


@dataclass(frozen=True, slots=True)
class Look:
    """The type and the room of one of its papers, in points."""

    title: Style
    lead: Style
    head: Style
    number: Style
    room: float


A4 = Look(
    *(Style(24, 30, 8, bold=True), Style(13, 17, 7), Style(15, 19, 5, bold=True)),
    number=Style(16, 20, bold=True),
    room=mm(150),
)
ROLL = Look(
    *(Style(20, 24, 6, bold=True), Style(12, 15, 6), Style(13, 16, 5, bold=True)),
    number=Style(16, 20, bold=True),
    room=mm(72),
)


def press_warning(warning: SupportWarning, paper: str) -> bytes:
    """Print it; ``ValueError`` where it does not come on that paper."""
    if paper not in PAPERS:
        raise ValueError(f"There is no {paper} paper for this.")
    begin_document()
    sheet = Sheet(title=warning.title, author="", creator="", language=LANGUAGE, made_at=NO_DAY)
    for side in PAPERS[paper](warning):
        with sheet.page(*side.size):
            draw(side.placed, sheet)
    return sheet.finish()


def _on_a4(warning: SupportWarning) -> list[Side]:
    columns = iter(lambda: Column((mm(30), mm(18)), mm(262)), None)
    return [Side(placed, A4_SIZE) for placed in pour(list(_blocks(warning, A4)), columns)]


def _on_a_roll(warning: SupportWarning) -> list[Side]:
    (placed,) = pour(list(_blocks(warning, ROLL)), [Column((mm(4), mm(4)), math.inf)])
    whole_mm = mm(math.ceil((bottom_of(placed) + mm(10)) / mm(1)))
    return [Side(placed, (mm(80), whole_mm))]


PAPERS: Mapping[str, Callable[[SupportWarning], list[Side]]] = {
    "a4": _on_a4,
    "roll80": _on_a_roll,
}


def _blocks(warning: SupportWarning, look: Look) -> Iterator[Block]:
    card, words = warning.card, warning.card.words
    yield heading(warning.title, look.title, look.room, level=1)
    for text in warning.lead:
        yield paragraph(text, look.lead, look.room)
    yield heading(HEADINGS["help"], look.head, look.room)
    plain = replace(look.lead, after=0)
    items = [[paragraph(offer, plain, look.room - INDENT)] for offer in words.offers]
    yield Listed(evenly(items, GAP), SQUARE, INDENT, after=10)
    yield paragraph(words.your_choice, replace(look.lead, bold=True), look.room)
    yield heading(words.danger, look.head, look.room)
    yield from _calls(warning, look)
    if card.health_page:
        yield paragraph(health_line(words, card.health_page), look.lead, look.room)
    yield Rule(length=look.room, thickness=1.2, after=8)
    yield heading(HEADINGS["with_it"], look.head, look.room)
    yield paragraph(warning.with_it, look.lead, look.room)


def _calls(warning: SupportWarning, look: Look) -> Iterator[Block]:
    card, words = warning.card, warning.card.words
    if card.help_lines:
        yield heading(words.calls, look.head, look.room)
        styles = replace(look.lead, after=0), look.number
        calls = [call(line, styles, look.room) for line in card.help_lines]
        yield Listed(evenly(calls, GAP), language=SPOKEN_BY_COUNCILS, after=8)
    if card.anonymous_line:
        yield paragraph(words.anonymous, replace(look.lead, after=2), look.room)
        yield paragraph(card.anonymous_line, replace(look.number, after=8), look.room)
