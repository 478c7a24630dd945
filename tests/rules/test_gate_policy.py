"""What an authority may decide: its signs, its ladder, its exception, its own questions."""

from typing import Any

import pytest

from penalties.rules.encounters import Gender, History, Outcome, Part, Said
from penalties.rules.gate_policy import Policy, gate_table, read_policy, shipped_policy
from penalties.rules.refusals import Refused
from tests.builders.encounters import (
    ACCEPTED,
    ALL_NO,
    DECLINED,
    NOT_SAFE,
    OWN_QUESTION,
    answer,
    said_yes,
)

TERMS = gate_table()["exception_to_start_from"]
READY = History(declines=3, exception_authorised=True)


def policy(**changes: Any) -> Policy:
    return read_policy({**gate_table()["policy"], **changes})


def why_no_penalty(history: History, rules: Policy, **changes: Any) -> str:
    return answer(history, rules, **changes)[Outcome.FIXED_PENALTY].closed_by


def test_the_exception_ships_switched_off() -> None:
    assert shipped_policy().exception is None
    assert why_no_penalty(READY, shipped_policy(), role=Part.SELLING, **DECLINED) == "flag"


@pytest.mark.parametrize(
    ("history", "changes", "closed_by"),
    [
        (READY, {**DECLINED}, ""),
        (History(declines=2, exception_authorised=True), {**DECLINED}, "declines"),
        (READY, {}, "offer_missing"),
        (READY, {"offered": True}, "offer_missing"),
        (READY, {**ACCEPTED}, "offer_missing"),
        (READY, {**NOT_SAFE}, "offer_missing"),
        (History(declines=3), {**DECLINED}, "authorisation"),
        (READY, {**DECLINED, "offline": True}, "offline"),
        (READY, {**DECLINED, "powers": frozenset()}, "power"),
        (READY, {**DECLINED, "screening": said_yes("age_doubt")}, "age"),
    ],
)
def test_the_exception_asks_for_declines_an_offer_now_and_a_supervisor(
    history: History, changes: dict[str, Any], closed_by: str
) -> None:
    rules = policy(exception=TERMS)
    assert why_no_penalty(history, rules, role=Part.SELLING, **changes) == closed_by


def test_the_exception_never_stands_in_for_the_screening_of_role_other() -> None:
    rules, half = policy(exception=TERMS), {"injury": Said.YES}
    met = {"role": Part.OTHER, "gender": Gender.WOMAN, **DECLINED}
    assert why_no_penalty(READY, rules, **met, screening=half) == "screening_missing"
    assert why_no_penalty(READY, rules, **met, screening=said_yes("injury")) == ""


def test_an_authority_may_ask_a_question_of_its_own() -> None:
    rules = policy(own_questions=[OWN_QUESTION])
    other = {"role": Part.OTHER}
    assert why_no_penalty(History(), rules, **other, screening=ALL_NO) == "screening_missing"
    assert (
        why_no_penalty(History(), rules, **other, screening=ALL_NO | {"owes_money": Said.NO}) == ""
    )
    asked = answer(None, rules, **other, screening=ALL_NO | {"owes_money": Said.YES})
    assert asked.row == "C"
    assert "owes money to somebody" in asked[Outcome.FIXED_PENALTY].sentence


def test_an_authority_may_name_fewer_signs() -> None:
    rules = policy(signs_unless_buying_or_controlling=["injury"])
    homeless = {"role": Part.OTHER, "screening": said_yes("no_home")}
    assert answer(None, rules, **homeless).row == "E"
    assert answer(None, rules, **homeless, gender=Gender.WOMAN, **DECLINED).row == "C"
    assert answer(None, rules, role=Part.OTHER, screening=said_yes("injury")).row == "C"


def test_the_ladder_opens_a_warning_from_its_step_on() -> None:
    step = {"contact": 4, "carries": ["service_information"], "opens": ["warning"]}
    rules = policy(ladder={"window_months": 3, "steps": [step]})
    opened = [
        answer(History(contacts=before), rules, role=Part.SELLING, **DECLINED)[
            Outcome.WARNING
        ].is_open
        for before in range(6)
    ]
    assert opened == [False, False, False, True, True, True]


def test_every_step_of_the_shipped_ladder_carries_service_information() -> None:
    assert all("service_information" in step.carries for step in shipped_policy().ladder.steps)


def test_the_shipped_policy_says_how_it_was_decided() -> None:
    assert shipped_policy().version == 1
    assert shipped_policy().decision


def test_a_policy_that_would_empty_the_gate_is_refused_with_every_reason() -> None:
    step = {"contact": 3, "carries": [], "opens": ["fixed_penalty"]}
    with pytest.raises(Refused) as refused:
        policy(
            signs_for_anyone=["tattoo"],
            own_questions=[OWN_QUESTION, OWN_QUESTION],
            ladder={"window_months": 3, "steps": [step]},
            exception={"declines": 0, "window_months": 6},
        )
    assert [refusal.rule for refusal in refused.value.refusals] == [
        *("policy.signs", "policy.questions", "policy.opens", "policy.carries"),
        "policy.exception",
    ]
