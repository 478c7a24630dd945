"""What a board may adopt: where each limit lies, and that nothing it adopts opens a penalty."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.encounters import History, Outcome, Part
from penalties.rules.gate_policy import (
    ExceptionTerms,
    Ladder,
    Policy,
    Step,
    gate_table,
    read_policy,
    shipped_policy,
)
from penalties.rules.policy_drafts import Carried, as_data, check_draft, own_questions
from penalties.rules.refusals import Refused
from tests.builders.encounters import ALL_NO, DECLINED, answer, said_yes
from tests.builders.policies import OWN, accepted, asking, draft, ladder

SERVICES = (Carried.SERVICE_INFORMATION,)


def rules_against(policy: Policy) -> list[str]:
    """The names of the rules that say no to a draft; none where it may be adopted."""
    try:
        check_draft(policy)
    except Refused as refused:
        return [refusal.rule.removeprefix("policy.") for refusal in refused.refusals]
    return []


def with_steps(*contacts: int, carries: tuple[str, ...] = SERVICES) -> Policy:
    return draft(ladder=Ladder(3, tuple(Step(each, carries, ()) for each in contacts)))


def own(number: int, **changes: Any) -> Any:
    return replace(OWN, question=f"own_{number}", **changes)


def test_what_ships_could_have_been_adopted() -> None:
    assert rules_against(shipped_policy()) == []
    assert as_data(shipped_policy()) == gate_table()["policy"]
    assert own_questions(shipped_policy()) == ()


@given(accepted())
def test_whatever_is_adopted_comes_back_from_its_json_unchanged(policy: Policy) -> None:
    assert rules_against(policy) == []
    assert read_policy(json.loads(json.dumps(as_data(policy)))) == policy


@given(
    accepted(),
    st.sampled_from((Part.SELLING, Part.UNCLEAR)),
    st.builds(History, contacts=st.integers(0, 99), declines=st.integers(0, 99)),
    st.sampled_from(("injury", "no_home", "")),
)
def test_no_ladder_opens_a_penalty_however_often_somebody_is_met(
    policy: Policy, role: Part, history: History, sign: str
) -> None:
    said = said_yes(sign) if sign else ALL_NO
    gate = answer(history, policy, role=role, screening=said, **DECLINED)
    assert not gate[Outcome.FIXED_PENALTY].is_open
    authorised = replace(history, exception_authorised=True)
    unless_excepted = replace(policy, exception=None)
    gate = answer(authorised, unless_excepted, role=role, screening=said, **DECLINED)
    assert not gate[Outcome.FIXED_PENALTY].is_open


@pytest.mark.parametrize(
    ("policy", "rules"),
    [
        (draft(decision=""), ["decision"]),
        (draft(decision=" \n"), ["decision"]),
        (draft(decision="x" * 500), []),
        (draft(decision="x" * 501), ["decision"]),
        (with_steps(), ["steps"]),
        (with_steps(1), []),
        (with_steps(1, 2, 3, 4, 5), []),
        (with_steps(1, 2, 3, 4, 5, 6), ["steps"]),
        (with_steps(0, 1), ["contacts"]),
        (with_steps(2, 3), ["contacts"]),
        (with_steps(1, 3), ["contacts"]),
        (with_steps(1, 1), ["contacts"]),
        (with_steps(2, 1), ["contacts"]),
        (with_steps(1, carries=(*SERVICES, "lecture")), ["carried"]),
        (with_steps(1, carries=(Carried.INFORMATION_CARD,)), ["carries"]),
        (draft(ladder=ladder(window_months=0)), ["window"]),
        (draft(ladder=ladder(window_months=1)), []),
        (draft(ladder=ladder(window_months=24)), []),
        (draft(ladder=ladder(window_months=25)), ["window"]),
        (draft(ladder=ladder(warning_from=1)), ["first_contact"]),
        (draft(ladder=ladder(warning_from=2)), []),
        (draft(ladder=ladder(warning_from=None)), []),
        (draft(signs_for_anyone=()), ["no_sign"]),
        (draft(signs_for_anyone=("tattoo",)), ["signs"]),
        (draft(signs_unless_buying_or_controlling=()), []),
        (draft(signs_unless_buying_or_controlling=("tattoo",)), ["signs"]),
    ],
)
def test_ladder_signs_and_decision_have_their_limits(policy: Policy, rules: list[str]) -> None:
    assert rules_against(policy) == rules


@pytest.mark.parametrize(
    ("declines", "months", "rules"),
    [
        (1, 1, []),
        (10, 24, []),
        (0, 6, ["exception"]),
        (11, 6, ["terms"]),
        (3, 0, ["exception"]),
        (3, 25, ["terms"]),
    ],
)
def test_an_exception_asks_for_one_to_ten_declines_in_up_to_two_years(
    declines: int, months: int, rules: list[str]
) -> None:
    assert rules_against(draft(exception=ExceptionTerms(declines, months))) == rules


def test_a_ladder_that_opens_a_penalty_is_never_adopted() -> None:
    steps = (Step(1, SERVICES, ()), Step(2, SERVICES, (Outcome.FIXED_PENALTY,)))
    assert rules_against(draft(ladder=Ladder(3, steps))) == ["opens"]


def test_a_council_may_ask_up_to_five_questions_of_its_own() -> None:
    assert rules_against(asking(*map(own, range(5)))) == []
    assert rules_against(asking(*map(own, range(6)))) == ["own_questions"]


def test_no_question_is_asked_twice_and_none_that_always_exists_is_left_out() -> None:
    assert rules_against(asking(OWN, OWN)) == ["questions"]
    assert rules_against(asking(replace(OWN, question="injury"))) == ["questions"]
    fewer = shipped_policy().questions[1:]
    assert "always_asked" in rules_against(draft(questions=fewer))


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"question": "a" * 40}, []),
        ({"question": "a" * 41}, ["code"]),
        *(({"question": code}, ["code"]) for code in ("", "Owes", "owes-money", "_owes", "owes_")),
        *(({"question": code}, ["code"]) for code in ("owes__money", "1st", "owes money", "ówes")),
        *(({part: " "}, ["texts"]) for part in ("ask", "answer", "reason", "recorded")),
        *(({part: "x" * 200}, []) for part in ("ask", "answer", "reason")),
        *(({part: "x" * 201}, ["texts"]) for part in ("ask", "answer", "reason")),
        ({"recorded": "x" * 120}, []),
        ({"recorded": "x" * 121}, ["texts"]),
        ({"ask": "One line?\nAnd another?"}, ["texts"]),
        ({"answer": "Yes\x00"}, ["texts"]),
        ({"recorded": "this person owes money."}, ["recorded"]),
    ],
)
def test_a_question_has_a_code_and_four_short_texts(
    changes: dict[str, str], rules: list[str]
) -> None:
    assert rules_against(asking(replace(OWN, **changes))) == rules


def test_every_reason_is_told_at_once() -> None:
    wrong = draft(
        decision="",
        ladder=Ladder(25, ()),
        signs_for_anyone=(),
        exception=ExceptionTerms(11, 6),
    )
    assert rules_against(wrong) == ["decision", "no_sign", "steps", "window", "terms"]
