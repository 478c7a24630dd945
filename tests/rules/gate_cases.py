"""Cases for the gate, the same each time, for whatever language judges it.

``python -m tests.rules.gate_cases`` writes them. One JSON object a line: ``facts``, ``history`` and
``policy`` go in; ``derived`` (the facts that hold, and the sign) and ``gate`` (row, and each
outcome) must come out.
"""

import json
import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from itertools import islice, product
from typing import Any, NamedTuple

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
from penalties.rules.gate import ask
from penalties.rules.gate_facts import derive
from penalties.rules.gate_policy import gate_table, read_policy
from penalties.rules.prohibitions import Concerns
from penalties.rules.staff import Power
from tests.builders.encounters import (
    ACCEPTED,
    ADULT,
    ALL_NO,
    DECLINED,
    NOT_SAFE,
    ON,
    OWN_QUESTION,
    met,
    said_yes,
)

SEED = 20261122
EVERY = 7

SAID_ONLY = {**ADULT, "identity": Identity.VOLUNTEERED, "identity_checked": IdentityChecked.NONE}
AGES: tuple[Mapping[str, Any], ...] = (
    ADULT,
    ADULT | {"date_of_birth": date(2008, 11, 22), "apparent_age": 18},
    ADULT | {"date_of_birth": date(2008, 11, 23), "apparent_age": 30},
    ADULT | {"date_of_birth": None, "apparent_age": 24},
    ADULT | {"date_of_birth": None, "apparent_age": 25},
    SAID_ONLY,
    SAID_ONLY | {"apparent_age": 24},
    SAID_ONLY | {"apparent_age": None, "identity_checked": IdentityChecked.POLICE},
)
SCREENINGS: tuple[Mapping[str, Said], ...] = (
    {},
    ALL_NO,
    ALL_NO | {"fears_authorities": Said.NOT_ASKED},
    said_yes("age_doubt"),
    said_yes("controlled_by_another"),
    {"no_home": Said.YES},
    said_yes("injury", "earlier_victim"),
    ALL_NO | {"owes_money": Said.NO},
)
OFFERS: tuple[Mapping[str, Any], ...] = ({}, {"offered": True}, DECLINED, ACCEPTED, NOT_SAFE)
POLICIES: tuple[Mapping[str, Any], ...] = (
    gate_table()["policy"],
    {**gate_table()["policy"], "exception": gate_table()["exception_to_start_from"]},
    {**gate_table()["policy"], "signs_unless_buying_or_controlling": ["injury"]},
    {**gate_table()["policy"], "own_questions": [OWN_QUESTION]},
)
MET_TOO_SELDOM = {
    "role": Part.OTHER,
    "gender": Gender.WOMAN,
    "screening": said_yes("no_home"),
    **DECLINED,
}
"""A yes that the policy does not count as a sign, and everything answered."""

HISTORIES = (
    History(),
    History(contacts=1),
    History(contacts=5, declines=3, exception_authorised=True),
    History(declines=2, exception_authorised=True, no_investigation_wanted=True),
    History(contacts=2, declines=3, lift_given=True),
)


class Case(NamedTuple):
    """What goes in: one encounter, its history, and the stored policy."""

    facts: EncounterFacts
    history: History
    policy: Mapping[str, Any]


def space() -> Iterator[Case]:
    """Each part, gender, age, screening, offer and flag with each other; the rest by the seed."""
    chance = random.Random(SEED)
    flags = (None, *FlagAnswer)
    for part, gender, age, screening, offer, flag in product(
        Part, Gender, AGES, SCREENINGS, OFFERS, flags
    ):
        seen = EncounterFacts(
            on=ON, role=part, gender=gender, screening=screening, flag=flag, **age, **offer
        )
        yield Case(
            replace(seen, **_around(chance)), chance.choice(HISTORIES), chance.choice(POLICIES)
        )


def cases() -> Iterator[Case]:
    """Every seventh of the space, more than three thousand, and one that chance leaves out."""
    yield from islice(space(), 0, None, EVERY)
    yield Case(met(**MET_TOO_SELDOM), History(), POLICIES[2])


def line(case: Case) -> str:
    """A case with what must come out, as one line of JSON."""
    policy = read_policy(case.policy)
    derived = derive(case.facts, case.history, policy)
    told = {
        "facts": _plain(asdict(case.facts)),
        "history": asdict(case.history),
        "policy": case.policy,
        "derived": {"facts": sorted(derived.facts), "sign": derived.sign},
        "gate": ask(case.facts, case.history, policy).as_data(),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def read(text: str) -> Case:
    """A case back from its line."""
    told = json.loads(text)
    facts = told["facts"]
    born_on = facts["date_of_birth"]
    return Case(
        EncounterFacts(
            **facts
            | {
                "on": date.fromisoformat(facts["on"]),
                "date_of_birth": born_on and date.fromisoformat(born_on),
                "order_concerns": frozenset(map(Concerns, facts["order_concerns"])),
                "powers": frozenset(map(Power, facts["powers"])),
                "offer_answer": facts["offer_answer"] and OfferAnswer(facts["offer_answer"]),
            }
        ),
        History(**told["history"]),
        told["policy"],
    )


def _around(chance: random.Random) -> dict[str, Any]:
    some = chance.random
    return {
        "other_person_age_doubt": some() < 0.1,
        "other_person_exploited": some() < 0.1,
        "safeguarding_answered": some() < 0.5,
        "order_concerns": frozenset({Concerns.OTHER if some() < 0.2 else Concerns.BUYING}),
        "powers": frozenset(power for power in (Power.S35, Power.S68) if some() < 0.8),
        "dispersal_live": some() < 0.7,
        "offline": some() < 0.3,
        "kit_expired": some() < 0.1,
    }


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    days = {name: value.isoformat() for name, value in facts.items() if isinstance(value, date)}
    sets = {name: sorted(value) for name, value in facts.items() if isinstance(value, frozenset)}
    return {**facts, **days, **sets}


if __name__ == "__main__":
    sys.stdout.writelines(f"{line(case)}\n" for case in cases())
