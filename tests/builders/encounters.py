"""Encounters as the gate sees them: a grown buyer with a passport, changed as a test asks."""

from datetime import date
from typing import Any

from penalties.rules.encounters import (
    EncounterFacts,
    Gender,
    History,
    Identity,
    IdentityChecked,
    OfferAnswer,
    Part,
    Said,
)
from penalties.rules.gate import GateAnswer, ask
from penalties.rules.gate_policy import Policy, always_asked, shipped_policy
from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power

ON = date(2026, 11, 22)
QUESTIONS = tuple(question.question for question in always_asked())
ALL_NO = dict.fromkeys(QUESTIONS, Said.NO)
DECLINED = {"offered": True, "offer_answer": OfferAnswer.DECLINED}
ACCEPTED = {"offered": True, "offer_answer": OfferAnswer.ACCEPTED}
NOT_SAFE = {"offered": True, "offer_answer": OfferAnswer.NOT_SAFE_TO_ASK}
ADULT = {
    "date_of_birth": date(1984, 5, 17),
    "apparent_age": 42,
    "identity": Identity.DOCUMENT,
    "identity_checked": IdentityChecked.DOCUMENT,
}

OWN_QUESTION = {
    "question": "owes_money",
    "ask": "Do you owe anybody money that you cannot pay back?",
    "answer": "Yes if they say so.",
    "reason": "Debt is how people are held.",
    "recorded": "this person owes money to somebody",
}


def met(**changes: Any) -> EncounterFacts:
    """A man of 42 buying sex, met online by an officer who holds every power."""
    plain: dict[str, Any] = {
        "on": ON,
        "role": Part.BUYING,
        "gender": Gender.MAN,
        "order_concerns": frozenset({Concerns.BUYING, Concerns.SELLING}),
        "powers": frozenset({Power.S68, Power.S35}),
        "dispersal_live": True,
    }
    return EncounterFacts(**{**plain, **ADULT, **changes})


def said_yes(*questions: str) -> dict[str, Said]:
    """Every question answered, these with yes and the others with no."""
    return ALL_NO | dict.fromkeys(questions, Said.YES)


def answer(
    history: History | None = None, policy: Policy | None = None, **changes: Any
) -> GateAnswer:
    """What the gate says of ``met(**changes)``, by the shipped policy where none is given."""
    return ask(met(**changes), history or History(), policy or shipped_policy())
