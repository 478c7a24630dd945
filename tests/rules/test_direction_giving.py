"""Each rule of giving a direction, with its sentence and source; all that are broken are told."""

from datetime import date
from typing import Any

import pytest

from penalties.rules.areas import Nearness
from penalties.rules.directions import Running, Terms, check_giving, left_unsaid
from penalties.rules.exemptions import Asked, Occasion
from penalties.rules.staff import Kind
from tests.builders.giving import (
    GIVEN_AT,
    GOOD,
    HOUR,
    LIVES_THERE,
    NOTHING_DUE,
    against,
    rules_of,
)

LATER = Running(GIVEN_AT + HOUR, GIVEN_AT + 2 * HOUR)
EARLIER = Running(GIVEN_AT - 2 * HOUR, GIVEN_AT - HOUR)
BROKEN: list[tuple[dict[str, Any], str, str, str]] = [
    (
        {"kind_of_officer": Kind.COUNCIL},
        "police_only",
        "Only the police can direct somebody to leave. Council staff: call the police.",
        "ASBCPA 2014 s35(1), (8)",
    ),
    (
        {"has_power_s35": False},
        "no_power",
        "No power to give directions is recorded for this officer on that day.",
        "ASBCPA 2014 s35(1), (8)",
    ),
    (
        {"in_uniform": False},
        "not_in_uniform",
        "A constable has to be in uniform to give a direction.",
        "ASBCPA 2014 s35(1)",
    ),
    (
        {"area": " \n"},
        "area_words",
        "Say in words which area they must keep out of.",
        "ASBCPA 2014 s35(5)(b)",
    ),
    (
        {"running": None},
        "no_authorisation",
        "No authorisation to disperse covers this place at this time. An inspector or above has "
        "to authorise it first.",
        "ASBCPA 2014 s34(1), s35(1)",
    ),
    (
        {"running": LATER},
        "before_authorisation",
        "The authorisation begins at 10:15pm on 22 November 2026. A direction given at 9:15pm on "
        "22 November 2026 comes too early.",
        "ASBCPA 2014 s34(1), s35(1), (4)",
    ),
    (
        {"running": EARLIER},
        "after_authorisation",
        "The authorisation ended at 8:15pm on 22 November 2026. A direction given at 9:15pm on "
        "22 November 2026 comes too late.",
        "ASBCPA 2014 s34(1), s35(1), (4)",
    ),
    (
        {"is_inside": Nearness.OUTSIDE},
        "outside_locality",
        "The place is outside the locality of the authorisation. No direction can be given there.",
        "ASBCPA 2014 s35(1)",
    ),
    (
        {"terms": Terms(GIVEN_AT, GIVEN_AT, GIVEN_AT + 49 * HOUR)},
        "too_long",
        "A direction can keep somebody away for 48 hours at most from when it was first given. "
        "This is 49 hours. It has to end by 9:15pm on 24 November 2026.",
        "ASBCPA 2014 s35(4), (8)",
    ),
    (
        {"behaviour": " "},
        "no_behaviour",
        "Say what the person did there that gave you reasonable grounds.",
        "ASBCPA 2014 s35(2)",
    ),
    (
        {"offence_warning": False},
        "not_warned",
        "Tell the person that it is an offence not to comply without a reasonable excuse.",
        "ASBCPA 2014 s35(6)",
    ),
    (
        {"in_writing": False},
        "not_in_writing",
        "Give it in writing, or say why that was not reasonably practicable.",
        "ASBCPA 2014 s35(5)(a)",
    ),
    (
        {"date_of_birth": date(2016, 11, 23)},
        "under_10",
        "A child under 10 cannot be given a direction. Get the child to safety.",
        "ASBCPA 2014 s36(1)",
    ),
    (
        {"date_of_birth": date(2010, 11, 23)},
        "under_16",
        "They are under 16. Say whether you took them home or to a place of safety.",
        "ASBCPA 2014 s35(7)",
    ),
    (
        {"bars_home": True},
        "bars_home",
        "The area takes in where they live. Leave their home out of it, and a way to it.",
        "ASBCPA 2014 s36(2)",
    ),
    (
        {"occasions": {**NOTHING_DUE, Occasion.WORK: Asked(asked=False)}},
        "work_not_asked",
        "Ask about their work first: “Do you have to be in this area for work before this "
        "direction ends?”",
        "ASBCPA 2014 s36(3)(a)",
    ),
    (
        {"occasions": LIVES_THERE},
        "no_way_home",
        "Their home is in the area. Say which way they may go to it and from it.",
        "ASBCPA 2014 s36(2)",
    ),
]

OTHER_FACES = {
    *("police_only", "no_authorisation", "before_authorisation", "under_16", "work_not_asked"),
}
"""What cannot be broken together with the others: it is another answer to the same question."""


def test_a_direction_that_is_good_in_every_respect_may_be_given() -> None:
    assert check_giving(GOOD) == ()
    assert left_unsaid(GOOD) == ()


@pytest.mark.parametrize(
    ("changes", "rule", "sentence", "source"), BROKEN, ids=lambda one: str(one)[:24]
)
def test_each_rule_that_is_broken_refuses_in_its_words(
    changes: dict[str, Any], rule: str, sentence: str, source: str
) -> None:
    (refusal,) = against(**changes)
    assert refusal.rule == f"directions.{rule}"
    assert refusal.sentence == sentence
    assert refusal.source == source


def test_every_rule_that_is_broken_is_told_and_not_only_the_first() -> None:
    apart = [(changes, rule) for changes, rule, _, _ in BROKEN if rule not in OTHER_FACES]
    together = {name: value for changes, _ in apart for name, value in changes.items()}
    assert rules_of(against(**together)) == {rule for _, rule in apart}
