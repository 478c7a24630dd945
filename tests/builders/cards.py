"""The information card with what a council may have entered for it, changed as a test asks."""

from typing import Any

from notices.documents import render_card
from penalties.rules.facts import HelpLine
from penalties.rules.wording.support_card import SupportCard, card, languages

HEALTH_PAGE = "https://www.nhs.uk/live-well/"
ANONYMOUS_LINE = "0808 157 0111"
HELP_LINES = (
    HelpLine("Open Door Ilford", "020 7946 0155", "every day, 9am to 11pm"),
    HelpLine("Samaritans", "116 123", "day and night"),
    HelpLine("Money advice", "020 7946 0166", "Monday to Friday, 9am to 5pm"),
)
LANGUAGES = tuple(languages())
PAPERS = ("wallet", "roll80")


def sample_card(language: str = "en", **changes: Any) -> SupportCard:
    """The card with all that a council can enter, some of it changed."""
    plain: dict[str, Any] = {
        "help_lines": HELP_LINES,
        "anonymous_line": ANONYMOUS_LINE,
        "health_page": HEALTH_PAGE,
    }
    return SupportCard(card(language), **(plain | changes))


def printed_card(paper: str = "wallet", language: str = "en", **changes: Any) -> bytes:
    """Its PDF."""
    return render_card(sample_card(language, **changes), paper)
