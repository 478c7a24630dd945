"""The information card for a wallet: 85 x 54 mm, what there is on the front, whom to call behind.

Two sides and no fold: every card printer takes it, and one turn shows all of it. To be read under
a street lamp, words are 8.3 points at least and numbers 10.5 in bold; larger where few share the
back. What has no room even so is left out whole, never cut; the roll shows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from notices.documents.blocks import Block, heading, paragraph
from notices.documents.card_calls import GAPS, Calls, Styles, fitting, width_beside
from notices.documents.card_parts import SPOKEN_BY_COUNCILS, Side, health_line, health_symbol
from notices.documents.flow import Placed, height_of
from notices.documents.lists import Listed, evenly
from notices.documents.marks import Rule, Symbol
from notices.documents.pen import Colour, mm
from notices.documents.wrapping import Style
from penalties.rules.wording.support_card import SupportCard

SIZE = (mm(85), mm(54))
LEFT, TOP, BOTTOM, WIDTH = mm(4.2), mm(3.6), mm(50.2), mm(76.6)
INK: Colour = (0.0, 0.29, 0.34)
"""A green-blue that stands for nobody: 9 to 1 on white, and dark grey where there is no colour."""

TITLE = Style(18, 21, bold=True)
PROMISE = Style(9, 11, 3.5)
OFFER = Style(9, 11)
CHOICE = Style(8.5, 10.5, bold=True)
DANGER = Style(11, 13, 2.5, bold=True)
SIZES: Sequence[Styles] = (
    (Style(10, 12), Style(15, 18, 3, bold=True)),
    (Style(9, 10.8), Style(12, 14, 2.5, bold=True)),
    (Style(8.3, 9.6), Style(10.5, 11.6, 2, bold=True)),
)
"""Of what stands on the back, the largest first: names and sentences, and numbers."""

RULE = Rule(length=WIDTH, thickness=1.5, colour=INK)
SQUARE, INDENT, WIDEST_GAP = 3.2, 9.0, 6.0
QR_BOX, LEAST_DOTS = mm(21), 4
MOST_HEALTH_LINES = 3


def wallet(card: SupportCard) -> list[Side]:
    """Front and back. Raises ``ValueError`` where a language has too many words for the front."""
    return [Side(list(_front(card)), SIZE), Side(list(_back(card)), SIZE)]


def left_out(card: SupportCard) -> list[str]:
    """The names of the help lines, then the health page, for which the back has no room."""
    return _fitted(card).left_out


def _front(card: SupportCard) -> Iterator[Placed]:
    words = card.words
    title = replace(heading(words.title, TITLE, WIDTH, level=1), colour=INK)
    head: list[Block] = [title, paragraph(words.promise, PROMISE, WIDTH), RULE]
    choice = paragraph(words.your_choice, CHOICE, WIDTH)
    items = [[paragraph(offer, OFFER, WIDTH - INDENT)] for offer in words.offers]
    used = height_of(head) + sum(height_of(item) for item in items) + choice.height
    gap = min(WIDEST_GAP, (BOTTOM - TOP - used) / (len(items) + 1))
    if gap < 0:
        raise ValueError(f"The front of the card is too small for all of its {words.own_name}.")
    yield from _stacked(head, TOP)
    offers = Listed(evenly(items, gap), SQUARE, INDENT, INK)
    yield Placed(offers, (LEFT, TOP + height_of(head) + gap))
    yield Placed(choice, (LEFT, BOTTOM - choice.height))


def _back(card: SupportCard) -> Iterator[Placed]:
    back = _fitted(card)
    top = TOP + height_of(back.head)
    yield from _stacked(back.head, TOP)
    if back.calls:
        yield Placed(Listed(back.calls, language=SPOKEN_BY_COUNCILS), (LEFT, top))
    has_above = back.calls or back.symbol
    yield from _stacked(back.foot, BOTTOM - height_of(back.foot) if has_above else top + GAPS[0])
    if back.symbol:
        yield Placed(back.symbol, (LEFT + width_beside(back.symbol, WIDTH), top))


@dataclass(frozen=True, slots=True)
class _Back:
    """The back in one size of type: from the top, help lines beside the symbol, and the foot."""

    head: Sequence[Block]
    calls: Calls
    symbol: Symbol | None
    foot: Sequence[Block]
    left_out: list[str]


def _fitted(card: SupportCard) -> _Back:
    """In the largest type in which all of it fits, or as much of it as fits in the smallest."""
    *larger, smallest = SIZES
    tried = (_set(card, styles) for styles in larger)
    whole = next((back for back in tried if not back.left_out), None)
    return whole or _set(card, smallest)


def _set(card: SupportCard, styles: Styles) -> _Back:
    danger = replace(heading(card.words.danger, DANGER, WIDTH), colour=INK)
    head: list[Block] = [danger, RULE]
    health, symbol = _health(card, styles)
    foot = [*_report(card, styles), *health]
    zone = (WIDTH, BOTTOM - TOP - height_of(head) - height_of(foot))
    calls = fitting(card.help_lines, zone, symbol, styles)
    missing = [line.name for line in card.help_lines[len(calls) :]]
    if card.health_page and not health:
        missing.append(card.health_page)
    return _Back(head, calls, symbol, foot, missing)


def _report(card: SupportCard, styles: Styles) -> list[Block]:
    who, number = styles
    if not card.anonymous_line:
        return []
    return [
        paragraph(card.words.anonymous, who, WIDTH),
        paragraph(card.anonymous_line, number, WIDTH),
    ]


def _health(card: SupportCard, styles: Styles) -> tuple[list[Block], Symbol | None]:
    """The health page in words and as a symbol; never the symbol without the words."""
    if not card.health_page:
        return [], None
    line = paragraph(health_line(card.words, card.health_page), styles[0], WIDTH)
    if len(line.lines) > MOST_HEALTH_LINES:
        return [], None
    return [line], health_symbol(
        card.words, card.health_page, box=QR_BOX, least_dots=LEAST_DOTS, correction="m"
    )


def _stacked(blocks: Sequence[Block], top: float) -> Iterator[Placed]:
    for block in blocks:
        yield Placed(block, (LEFT, top))
        top += block.height + block.after
