"""The information card as a document, for a wallet or on a roll. It tells no date and no maker."""

from collections.abc import Callable, Mapping

from notices.documents.card_parts import Side
from notices.documents.card_roll import roll
from notices.documents.card_wallet import left_out, wallet
from notices.documents.flow import draw
from notices.documents.fonts import begin_document
from notices.documents.sheet import Sheet
from penalties.rules.wording.support_card import SupportCard

CARDS: Mapping[str, Callable[[SupportCard], list[Side]]] = {"wallet": wallet, "roll80": roll}
NO_DAY = "2000-01-01T00:00:00Z"
"""A file has to tell a day; this one tells nothing of when the card was handed over."""


def press_card(card: SupportCard, paper: str) -> bytes:
    """Print a card; ``ValueError`` where it does not come on that paper."""
    if paper not in CARDS:
        raise ValueError(f"There is no {paper} paper for a card.")
    begin_document()
    sheet = Sheet(
        title=card.words.title,
        author="",
        creator="",
        language=card.words.language,
        made_at=NO_DAY,
    )
    for side in CARDS[paper](card):
        with sheet.page(*side.size):
            draw(side.placed, sheet)
    return sheet.finish()


def measure_wallet(card: SupportCard) -> list[str]:
    """What the wallet card has no room for."""
    begin_document()
    return left_out(card)
