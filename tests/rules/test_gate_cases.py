"""The cases that two languages are held to: enough of them, the same each time, and covering."""

import json

import pytest

from penalties.rules.gate import ask
from penalties.rules.gate_facts import Fact
from penalties.rules.gate_policy import gate_table, read_policy
from tests.rules.gate_cases import cases, line, read


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [line(case) for case in cases()]


def test_there_are_at_least_two_thousand_and_all_differ(lines: list[str]) -> None:
    assert len(set(lines)) == len(lines) >= 2000


def test_the_same_cases_come_out_each_time(lines: list[str]) -> None:
    assert [line(case) for case in cases()] == lines


def test_a_case_says_the_same_after_a_journey_through_json(lines: list[str]) -> None:
    for text in lines:
        case = read(text)
        judged = ask(case.facts, case.history, read_policy(case.policy))
        assert json.loads(json.dumps(judged.as_data())) == json.loads(text)["gate"]


def test_every_fact_row_and_closing_code_is_met(lines: list[str]) -> None:
    told = [json.loads(text) for text in lines]
    outcomes = [each for one in told for each in one["gate"]["outcomes"].values()]
    codes = {each.get("closed_by", "") for each in gate_table()["answers"].values()}
    assert {fact for one in told for fact in one["derived"]["facts"]} == set(Fact)
    assert {one["gate"]["row"] for one in told} == set("ABCDE")
    assert {each["closed_by"] for each in outcomes} == codes
