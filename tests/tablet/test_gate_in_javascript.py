"""The gate in JavaScript, in a real browser, is the gate in Python: every fact and every field."""

import copy
from typing import Any

import pytest
from playwright.sync_api import Error

from penalties.rules.encounters import History, Part
from penalties.rules.gate_policy import gate_table
from penalties.rules.people import age_on
from tests.builders.encounters import OWN_QUESTION, met, said_yes
from tests.rules.gate_cases import POLICIES, Case, cases
from tests.tablet.chance import births_and_days, by_chance
from tests.tablet.gate_page import GatePage, by_python, told
from tests.tablet.gate_page import gate_page as gate_page

pytestmark = pytest.mark.browser
BUYER = told(Case(met(), History(), POLICIES[0]))
AGES = """
async (pairs) => {
  const { ageOn } = await import("/static/gate.js");
  return pairs.map(([bornOn, on]) => ageOn(bornOn, on));
}
"""


@pytest.fixture(scope="module")
def lines() -> list[Any]:
    """The generated cases, read back from their lines."""
    return [told(case) for case in cases()]


@pytest.fixture(scope="module")
def few(lines: list[Any]) -> list[Any]:
    """So many of them that each sentence of the gate still falls for each outcome."""
    first = {}
    for one in lines:
        for outcome, answer in one["gate"]["outcomes"].items():
            first.setdefault((outcome, answer["sentence"], answer["source"]), one)
    return list({id(one): one for one in first.values()}.values())


def test_every_case_comes_out_as_in_python(gate_page: GatePage, lines: list[Any]) -> None:
    assert len(lines) >= 2000
    assert gate_page.judged(lines) == by_python(lines)


def test_encounters_by_chance_come_out_as_in_python(gate_page: GatePage) -> None:
    met_by_chance = [told(case) for case in by_chance(5000)]
    assert {fact for one in met_by_chance for fact in one["derived"]["facts"]} == set(
        gate_table()["facts"]
    )
    assert gate_page.judged(met_by_chance) == by_python(met_by_chance)


def test_an_age_is_counted_as_in_python_on_leap_days_too(gate_page: GatePage) -> None:
    pairs = list(births_and_days())
    sent = [[day.isoformat() for day in pair] for pair in pairs]
    assert gate_page.page.evaluate(AGES, sent) == [age_on(*pair) for pair in pairs]


def test_a_changed_answer_differs_exactly_where_it_falls(
    gate_page: GatePage, lines: list[Any]
) -> None:
    answers = copy.deepcopy(gate_table()["answers"])
    answers["ladder"]["closed_by"] = "stairs"
    said = gate_page.judged(lines, answers=answers)
    differs = [one != other for one, other in zip(said, by_python(lines), strict=True)]
    falls = [one["gate"]["outcomes"]["warning"]["closed_by"] == "ladder" for one in lines]
    assert any(falls)
    assert differs == falls


def test_no_answer_and_no_reason_of_the_table_can_change_unnoticed(
    gate_page: GatePage, few: list[Any]
) -> None:
    expected = by_python(few)
    for name in gate_table()["answers"]:
        answers = copy.deepcopy(gate_table()["answers"])
        answers[name]["source"] = "Somebody said so"
        assert gate_page.judged(few, answers=answers) != expected, name
    for name, texts in gate_table()["reasons"].items():
        for place in range(len(texts)):
            reasons = copy.deepcopy(gate_table()["reasons"])
            reasons[name][place]["text"] = "you felt like it"
            assert gate_page.judged(few, reasons=reasons) != expected, (name, place)


@pytest.mark.parametrize("how", ["all", "any", "none"])
def test_a_table_that_asks_for_an_unknown_fact_throws(gate_page: GatePage, how: str) -> None:
    rows = copy.deepcopy(gate_table()["rows"])
    rows[0]["when"] = {how: ["under_eighteen"]}
    with pytest.raises(Error, match="The gate does not know under_eighteen"):
        gate_page.judged([BUYER], rows=rows)


@pytest.mark.parametrize("name", BUYER["facts"])
def test_an_encounter_that_leaves_something_out_throws(gate_page: GatePage, name: str) -> None:
    facts = {part: value for part, value in BUYER["facts"].items() if part != name}
    with pytest.raises(Error, match=f"The gate cannot read {name}"):
        gate_page.judged([BUYER | {"facts": facts}])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("on", "2026-11-22T21:15:00Z"),
        ("role", "seller"),
        ("gender", "female"),
        ("date_of_birth", "17/05/2010"),
        ("apparent_age", "about 30"),
        ("identity", "passport"),
        ("identity_checked", None),
        ("screening", {"injury": "maybe"}),
        ("flag", "lifted"),
        ("offered", "false"),
        ("offer_answer", "no"),
        ("is_adult", True),
    ],
)
def test_an_encounter_in_other_words_throws(gate_page: GatePage, name: str, value: Any) -> None:
    with pytest.raises(Error, match=f"The gate cannot read {name}"):
        gate_page.judged([BUYER | {"facts": BUYER["facts"] | {name: value}}])


def test_a_councils_own_words_come_out_as_they_are(gate_page: GatePage) -> None:
    question = OWN_QUESTION | {"recorded": "this person owes {do} $& {sign} $1 $$ {outcome}"}
    kit = gate_page.kits[0]
    policy = POLICIES[0] | {"own_questions": [question]}
    questions = [*kit["screening"]["questions"], question]
    one = told(Case(met(role=Part.OTHER, screening=said_yes("owes_money")), History(), policy))
    assert "$& {sign} $1 $$ {outcome}. Offer help" in str(one["gate"])
    kit = {**kit, "gate": kit["gate"] | {"policy": policy}, "screening": {"questions": questions}}
    assert gate_page.judged_by(kit, [one]) == by_python([one])


def test_our_pages_may_import_the_script_and_no_others(gate_page: GatePage) -> None:
    with pytest.raises(Error, match="Failed to fetch"):
        gate_page.page.evaluate("import('data:text/javascript,export default 1')")
    assert gate_page.page.evaluate("import('/static/gate.js').then(Object.keys)")


def test_without_signal_the_script_goes_on_judging(gate_page: GatePage, few: list[Any]) -> None:
    gate_page.page.context.set_offline(True)
    said = gate_page.judged(few)
    gate_page.page.context.set_offline(False)
    assert said == by_python(few)
