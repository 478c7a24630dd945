"""The information card of a council, and the paper of the support ladder: nobody's record."""

from enum import StrEnum

from notices import documents
from penalties.actions.support_card import filled_in
from penalties.office.authorities import Authority
from penalties.rules.wording.support_card import without_outing
from penalties.rules.wording.support_warning import SupportWarning


class CardPaper(StrEnum):
    """What the information card can be printed on: a card for a wallet, a roll of 80 mm."""

    WALLET = "wallet"
    ROLL80 = "roll80"


class WarningPaper(StrEnum):
    """What the paper of a warning of the support ladder can be printed on."""

    A4 = "a4"
    ROLL80 = "roll80"


def draw_card(authority: Authority, language: str, paper: CardPaper) -> bytes:
    """The information card of a council. No trail tells that it was drawn.

    Raises ``KeyError`` for a language that it does not come in.
    """
    return documents.render_card(without_outing(filled_in(authority, language)), paper)


def left_off(authority: Authority, language: str) -> list[str]:
    """The help lines, by name, and the health page for which the wallet card has no room."""
    return documents.left_out_of_wallet(without_outing(filled_in(authority, language)))


def draw_support_warning(warning: SupportWarning, paper: WarningPaper) -> bytes:
    """The paper of a warning of the support ladder. No trail tells that it was drawn."""
    return documents.render_support_warning(warning, paper)
