"""The information card on a roll of 80 mm: as long as it needs, and nothing is left out.

Black only. Nothing is under 10 points, and the numbers are what one sees first.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from notices.documents.blocks import Block, heading, paragraph
from notices.documents.card_calls import call
from notices.documents.card_parts import SPOKEN_BY_COUNCILS, Side, health_line, health_symbol
from notices.documents.flow import Column, bottom_of, pour
from notices.documents.lists import Listed, evenly
from notices.documents.marks import Rule
from notices.documents.pen import mm
from notices.documents.wrapping import Style
from penalties.rules.wording.support_card import SupportCard

PAPER, LEFT, TOP, WIDTH, TEAR = mm(80), mm(4), mm(4), mm(72), mm(10)
TITLE = Style(21, 25, 2, bold=True)
BODY = Style(12, 15, 6)
CHOICE = Style(12, 15, bold=True)
HEADING = Style(13, 16, 6, bold=True)
DANGER = Style(16, 20, 6, bold=True)
WHO = Style(12, 14.5)
NUMBER = Style(16, 20, bold=True)
RULE = Rule(length=WIDTH, thickness=2, after=8)
SQUARE, INDENT, GAP = 4.0, 12.0, 6.0
QR_BOX, LEAST_DOTS = mm(34), 5


def roll(card: SupportCard) -> list[Side]:
    """The slip, in one piece."""
    (placed,) = pour(list(_blocks(card)), [Column((LEFT, TOP), math.inf)])
    whole_mm = mm(math.ceil((bottom_of(placed) + TEAR) / mm(1)))
    return [Side(placed, (PAPER, whole_mm))]


def _blocks(card: SupportCard) -> Iterator[Block]:
    words = card.words
    yield heading(words.title, TITLE, WIDTH, level=1)
    yield paragraph(words.promise, BODY, WIDTH)
    yield RULE
    items = [[paragraph(offer, replace(BODY, after=0), WIDTH - INDENT)] for offer in words.offers]
    yield Listed(evenly(items, GAP), SQUARE, INDENT, after=10)
    yield paragraph(words.your_choice, replace(CHOICE, after=8), WIDTH)
    yield RULE
    yield heading(words.danger, DANGER, WIDTH)
    if card.help_lines:
        yield RULE
        yield heading(words.calls, HEADING, WIDTH)
        calls = [call(line, (WHO, NUMBER), WIDTH) for line in card.help_lines]
        yield Listed(evenly(calls, GAP), language=SPOKEN_BY_COUNCILS, after=8)
    if card.anonymous_line:
        yield RULE
        yield paragraph(words.anonymous, WHO, WIDTH)
        yield paragraph(card.anonymous_line, replace(NUMBER, after=8), WIDTH)
    if card.health_page:
        yield RULE
        yield from _health(card, card.health_page)


def _health(card: SupportCard, page: str) -> Iterator[Block]:
    symbol = health_symbol(card.words, page, box=QR_BOX, least_dots=LEAST_DOTS, correction="q")
    yield paragraph(health_line(card.words, page), WHO, WIDTH)
    if symbol:
        yield replace(symbol, indent=(WIDTH - symbol.box) / 2)
