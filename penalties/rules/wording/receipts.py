"""The English of the receipt for a thing that was handed over with a direction.

Anti-social Behaviour, Crime and Policing Act 2014 section 37.
"""

from datetime import date

from penalties.rules.days import ONE_DAY
from penalties.rules.direction_facts import ReceiptFacts
from penalties.rules.wording import direction_after as after
from penalties.rules.wording.direction_reasons import officer, whom
from penalties.rules.wording.direction_times import when
from penalties.rules.wording.directions import DirectionText
from penalties.rules.wording.paper_words import PAPER_WORDS
from penalties.rules.wording.sections import Row
from penalties.rules.writing import end_of

RECEIPT_WORDING = "1"
"""Goes up with every change of a sentence; a receipt keeps the version it was made with."""

_LABELS = {
    **PAPER_WORDS,
    "title": "Receipt for your property",
    "act": "Anti-social Behaviour, Crime and Policing Act 2014, section 37",
    "thing": "What the police took",
    "recover": "How to get it back",
    "young": "Under 16",
    "told": "Who took it",
    "questions": "Questions and complaints",
}


def receipt_text(facts: ReceiptFacts) -> DirectionText:
    """Every sentence of a receipt, by section; an empty section is not printed."""
    return {
        "labels": {
            **_LABELS,
            "dated": f"Taken at {when(facts.taken_at)}",
            "whom": whom(facts.name, facts.born_year),
        },
        "lead": [
            "The police took something from you for a time. It stays yours. Keep this paper: you "
            "need it to get your property back.",
        ],
        "thing": _thing(facts),
        "recover": _recover(facts),
        "young": _young(facts),
        "told": [
            officer(facts),
            "You were told this in writing." if facts.in_writing else "You were told this aloud.",
        ],
        "questions": [*after.questions(facts), after.kept()],
        "not_a_penalty": after.not_a_penalty(facts),
    }


def last_day_to_ask(disposable_on: date) -> date:
    """The last of the 28 days beginning with the day of the direction: section 37(7)."""
    return disposable_on - ONE_DAY


def _thing(facts: ReceiptFacts) -> list[Row]:
    return [
        {"title": "What", "text": facts.item},
        {"title": "Why", "text": facts.because},
        {
            "title": "With which direction",
            "text": f"The direction to leave that you were given at {when(facts.given_at)}",
        },
    ]


def _recover(facts: ReceiptFacts) -> list[Row]:
    return [
        {"title": "How", "text": facts.how_to_recover},
        {
            "title": "Not before",
            "text": f"{when(facts.kept_until)}. That is when the time to keep out ends.",
        },
        {
            "title": "Ask for it by",
            "text": f"{end_of(last_day_to_ask(facts.disposable_on))}. That is the last of 28 days "
            "beginning with the day when you had to hand it over. If nobody asks by then, the "
            "police may destroy it or dispose of it.",
        },
    ]


def _young(facts: ReceiptFacts) -> list[str]:
    if not facts.is_under_16:
        return []
    return [
        "Because you are under 16, the police may keep it until you come with a parent or another "
        "adult who looks after you.",
    ]
