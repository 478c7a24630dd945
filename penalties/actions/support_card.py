"""The information card as a council has filled it in."""

from penalties.office.authorities import Authority
from penalties.rules.facts import HelpLine
from penalties.rules.wording.support_card import FIRST, SupportCard, card, outing_on


def filled_in(authority: Authority, language: str) -> SupportCard:
    """The card in one language, with all that the council has entered for it.

    Raises ``KeyError`` for a language that it does not come in.
    """
    return SupportCard(
        card(language),
        help_lines=tuple(HelpLine(**line) for line in authority.help_lines),
        anonymous_line=authority.anonymous_line,
        health_page=authority.health_page,
    )


def outing_of(authority: Authority) -> list[str]:
    """What the council has entered for the card and would out its bearer: it is on no paper."""
    return outing_on(filled_in(authority, FIRST))
