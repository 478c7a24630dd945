"""The gate's table is whole: every name it uses exists, and it says no more than it may."""

from itertools import chain

import pytest

from penalties.rules.encounters import Outcome
from penalties.rules.gate_facts import Fact
from penalties.rules.gate_policy import always_asked, gate_table

TABLE = gate_table()
ANSWERS = TABLE["answers"]
REASONS = list(chain.from_iterable(TABLE["reasons"].values()))


def conditions() -> list[dict[str, list[str]]]:
    return [each["when"] for each in (*TABLE["rows"], *ANSWERS.values(), *REASONS)]


def test_the_closed_list_of_facts_is_that_of_the_code() -> None:
    assert list(TABLE["facts"]) == [str(fact) for fact in Fact]


def test_the_table_asks_for_known_facts_alone() -> None:
    asked = {
        fact for when in conditions() for facts in when.values() for fact in facts
    }  # fmt: skip
    assert asked <= set(TABLE["facts"])
    assert {key for when in conditions() for key in when} <= {"all", "any", "none"}


def test_every_outcome_has_a_name_and_every_row_answers_for_all_but_the_always_open() -> None:
    assert list(TABLE["outcomes"]) == [str(outcome) for outcome in Outcome]
    judged = set(TABLE["outcomes"]) - set(TABLE["always_open"])
    assert all(set(row["outcomes"]) == judged for row in TABLE["rows"])


def test_support_and_advice_are_always_open() -> None:
    assert TABLE["always_open"] == ["support", "advice"]


def test_the_rows_stand_in_order_and_the_last_one_takes_everybody() -> None:
    assert [row["row"] for row in TABLE["rows"]] == ["A", "B", "C", "D", "E"]
    assert TABLE["rows"][-1]["when"] == {}


def test_rows_use_known_answers_and_no_answer_stands_idle() -> None:
    used = {name for row in TABLE["rows"] for names in row["outcomes"].values() for name in names}
    assert used == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_says_what_it_must_and_nothing_else(name: str) -> None:
    answer = dict(ANSWERS[name])
    assert answer.pop("source")
    answer.pop("when")
    if answer.pop("standing") == "closed":
        assert answer.pop("closed_by")
        assert answer.pop("do").endswith(".")
        assert bool(answer.pop("because", "")) != bool(answer.pop("because_text", ""))
    else:
        assert answer.pop("text").endswith(".")
        assert answer.pop("as_victim", True) is True
    assert answer == {}


def test_every_list_of_reasons_ends_with_one_that_always_holds() -> None:
    assert {answer["because"] for answer in ANSWERS.values() if "because" in answer} == set(
        TABLE["reasons"]
    )
    assert all(reasons[-1]["when"] == {} for reasons in TABLE["reasons"].values())


def test_no_sentence_calls_anybody_what_they_must_not_be_called() -> None:
    told = str(TABLE).casefold() + str(always_asked()).casefold()
    assert not [word for word in ("prostitut", "offender", "appeal", " sir ") if word in told]


def test_the_questions_that_always_exist_are_the_seven() -> None:
    assert {question.question for question in always_asked()} == {
        *("age_doubt", "injury", "controlled_by_another", "no_home", "drug_need"),
        *("fears_authorities", "earlier_victim"),
    }
    for question in always_asked():
        assert question.ask.endswith("?")
        assert question.reason.endswith(".")
        assert question.recorded.startswith(("this person", "someone else"))
