"""What several of our letters about a second look say alike, and the small words around it."""

from penalties.rules.facts import Council
from penalties.rules.wording.paper_words import PAPER_WORDS
from penalties.rules.wording.paying import reach
from penalties.rules.wording.sections import Row

Text = dict[str, list[str] | list[Row]]
"""The sections of a letter by name: paragraphs, or rows of a title and a text."""

LABELS = {
    **PAPER_WORDS,
    "private": "PRIVATE",
    "number": "Notice number",
    "code": "Access code",
    "date": "Date of this letter",
    "told": "What you told us",
    "found": "What we found",
    "qr": "Square code that opens your notice online",
    "barcode": "Barcode of the notice number, for our staff",
    "end": "End of letter",
    "name_and_address": "Your name and address",
    "points": "Each of your points",
    "reasons": "Our reasons in full",
    "choices": "What you can do, and by when",
    "how_counted": "How we counted the days",
    "how_to_pay": "How to pay",
    "disagree": "If you still disagree",
    "complain": "If you are not happy with us",
    "help": "If you need help",
    "who_decided": "Who decided",
    "next": "What happens next",
    "online": "Your notice online",
    "other_formats": "Other formats and languages",
}
NO_LETTERS = "We send no letters about payment until you have our answer."


def sign_in(council: Council) -> str:
    """How to come to the page of the notice."""
    return f"Go to {council.web}. Enter your notice number and access code."


def online(council: Council) -> list[str]:
    """What stands beside the square code."""
    doing = "To pay or reply" if council.takes_cards else "To read or reply"
    return [
        f"{doing}, scan this code. Or go to {council.web} and enter your notice number and "
        "access code."
    ]


def complain(council: Council) -> list[str]:
    """To us first, then to the ombudsman, who costs nothing (Local Government Act 1974 part 3)."""
    return [
        f"You can complain if we were slow, rude or unfair. {reach(council)} We answer, and we "
        "keep it apart from your notice.",
        "Are you not happy with our answer? Then you can ask the Local Government and Social Care "
        "Ombudsman to look at how we treated you. It is free. It does not decide about the notice. "
        "Go to lgo.org.uk or call 0300 061 0614.",
    ]


def need_help(council: Council) -> list[str]:
    """Hardship, pressure, danger. Nobody who helps is named, for others may read a letter."""
    return [
        "Is it hard to pay? Does someone put you under pressure, or do you not feel safe? Tell "
        f"us. We can help, and we may be able to end this. {reach(council)} In danger now? Call "
        "999."
    ]


def other_formats(council: Council) -> list[str]:
    """Large print, audio, easy read; then a line in each language that the council sees."""
    return [
        f"We can give you this letter in large print, as audio or in easy read. {reach(council)}",
        *council.languages,
    ]
