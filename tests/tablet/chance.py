"""Encounters by chance, for two languages to agree on: wider than the cases, and never likely."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from penalties.rules.encounters import (
    EncounterFacts,
    FlagAnswer,
    Gender,
    History,
    Identity,
    IdentityChecked,
    OfferAnswer,
    Part,
    Said,
)
from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power
from tests.builders.encounters import QUESTIONS
from tests.rules.gate_cases import POLICIES, Case

SEED = 19690229
DAYS = (date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 29), date(2026, 11, 22))
LEAP_DAY = date(2008, 2, 29)
NEAR_TO_18 = 18 * 365 + 5
CERTAINTIES = (
    "other_person_age_doubt",
    "other_person_exploited",
    "offered",
    "safeguarding_answered",
    "dispersal_live",
    "offline",
    "kit_expired",
)


def by_chance(count: int) -> Iterator[Case]:
    """So many cases, the same each time."""
    chance = random.Random(SEED)
    for _ in range(count):
        yield Case(_facts(chance), _history(chance), chance.choice(POLICIES))


def births_and_days() -> Iterator[tuple[date, date]]:
    """Days of birth and days to be of age on, around leap days and eighteenth birthdays."""
    for on in DAYS:
        for days in range(-400, 400):
            yield on - timedelta(days=NEAR_TO_18 + days), on
            yield LEAP_DAY, LEAP_DAY + timedelta(days=NEAR_TO_18 + days)


def _facts(chance: random.Random) -> EncounterFacts:
    on = chance.choice(DAYS)
    born = (None, LEAP_DAY, on - timedelta(days=NEAR_TO_18 + chance.randint(-3, 3)))
    likely = chance.choice((0.05, 0.5))
    certain: dict[str, Any] = {name: chance.random() < likely for name in CERTAINTIES}
    return EncounterFacts(
        on=on,
        role=chance.choice(list(Part)),
        gender=chance.choice(list(Gender)),
        date_of_birth=chance.choice((*born, date(1984, 5, 17), date(1984, 5, 17))),
        apparent_age=chance.choice((None, 0, 17, 24, 25, 26, 60)),
        identity=chance.choice(list(Identity)),
        identity_checked=chance.choice(list(IdentityChecked)),
        screening=_screening(chance),
        flag=chance.choice((None, *FlagAnswer)),
        offer_answer=chance.choice((None, *OfferAnswer)),
        order_concerns=_some(chance, list(Concerns)),
        powers=_some(chance, list(Power)),
        **certain,
    )


def _history(chance: random.Random) -> History:
    return History(
        contacts=chance.randint(0, 3),
        declines=chance.randint(0, 4),
        lift_given=chance.random() < 0.3,
        exception_authorised=chance.random() < 0.5,
        no_investigation_wanted=chance.random() < 0.5,
    )


def _screening(chance: random.Random) -> dict[str, Said]:
    """Mostly no, or anything at all; each question may be left out."""
    said = chance.choice(([Said.NO], [Said.NO] * 9 + [Said.YES], list(Said)))
    asked = [name for name in (*QUESTIONS, "owes_money") if chance.random() < 0.97]
    return {name: chance.choice(said) for name in asked}


def _some(chance: random.Random, words: list[Any]) -> frozenset[Any]:
    return frozenset(chance.sample(words, chance.randint(0, len(words))))
