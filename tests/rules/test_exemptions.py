"""Every question of section 36 is asked, and what somebody is due at is left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.exemptions import (
    QUESTIONS,
    Asked,
    Occasion,
    check_occasions,
    check_way_home,
)
from tests.builders.giving import NOTHING_DUE, rules_of

SOURCES = {
    Occasion.HOME: "ASBCPA 2014 s36(2)",
    Occasion.WORK: "ASBCPA 2014 s36(3)(a)",
    Occasion.COURT: "ASBCPA 2014 s36(3)(b)",
    Occasion.EDUCATION: "ASBCPA 2014 s36(3)(c)",
    Occasion.MEDICAL: "ASBCPA 2014 s36(3)(c)",
    Occasion.SUPPORT: "Council policy; ASBCPA 2014 s36(3)(c)",
}


def said(occasion: Occasion, asked: Asked) -> dict[Occasion, Asked]:
    return {**NOTHING_DUE, occasion: asked}


def test_each_occasion_has_a_question_to_say_aloud_and_its_source() -> None:
    assert {occasion: question.source for occasion, question in QUESTIONS.items()} == SOURCES
    for question in QUESTIONS.values():
        assert question.aloud.startswith("Do you ")
        assert question.aloud.endswith("?")


def test_where_nothing_was_asked_each_question_is_asked_for() -> None:
    found = check_occasions({})
    assert [refusal.rule for refusal in found] == [
        f"directions.{occasion}_not_asked" for occasion in Occasion
    ]
    for refusal, question in zip(found, QUESTIONS.values(), strict=True):
        assert question.aloud in refusal.sentence


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize(
    ("asked", "rule"),
    [
        (Asked(asked=False), "not_asked"),
        (Asked(asked=False, answer=True, carve_out="Left open"), "not_asked"),
        (Asked(asked=True), None),
        (Asked(asked=True, answer=False), None),
        (Asked(asked=True, answer="  "), None),
        (Asked(asked=True, answer=True), "not_left_open"),
        (Asked(asked=True, answer="Tuesday at 10"), "not_left_open"),
        (Asked(asked=True, answer="Tuesday at 10", carve_out=" "), "not_left_open"),
        (Asked(asked=True, answer="Tuesday at 10", carve_out="Tuesday 9 to 12"), None),
        (Asked(asked=True, answer=True, carve_out=True), None),
        (Asked(asked=True, answer="In another town", carve_out=False), None),
    ],
)
def test_what_was_asked_and_what_is_left_open(
    occasion: Occasion, asked: Asked, rule: str | None
) -> None:
    found = check_occasions(said(occasion, asked))
    assert rules_of(found) == ({f"{occasion}_{rule}"} if rule else set())
    assert {refusal.source for refusal in found} <= {SOURCES[occasion]}


@pytest.mark.parametrize("occasion", Occasion)
def test_nothing_to_leave_open_is_an_answer_for_everybody_but_who_lives_there(
    occasion: Occasion,
) -> None:
    found = check_occasions(said(occasion, Asked(asked=True, answer=True, carve_out=False)))
    assert rules_of(found) == ({"home_not_left_open"} if occasion is Occasion.HOME else set())


def test_the_sentences_say_what_to_do() -> None:
    (home,) = check_occasions(said(Occasion.HOME, Asked(asked=True, answer=True)))
    assert home.sentence == "They live in the area. Leave their home open, and a way to it."
    (clinic,) = check_occasions(said(Occasion.MEDICAL, Asked(asked=True, answer="The clinic")))
    assert clinic.sentence == (
        "They told you about medical treatment. Say what you leave open for it."
    )


@pytest.mark.parametrize(
    ("home", "route", "refused"),
    [
        (None, None, False),
        (Asked(asked=True, answer=False), None, False),
        (Asked(asked=True, answer="Kent Road", carve_out=False), None, False),
        (Asked(asked=True, answer=True), None, False),
        (Asked(asked=True, answer=True, carve_out=True), None, True),
        (Asked(asked=True, answer="Kent Road", carve_out="Number 4"), " ", True),
        (Asked(asked=True, answer="Kent Road", carve_out="Number 4"), "By Ley Street", False),
    ],
)
def test_a_home_that_is_left_open_has_a_way_to_it(
    home: Asked | None, route: str | None, refused: bool
) -> None:
    found = check_way_home(home, route)
    assert rules_of(found) == ({"no_way_home"} if refused else set())


answers = st.one_of(st.none(), st.booleans(), st.sampled_from(["", " ", "Tuesday at 10"]))


@given(
    st.dictionaries(
        st.sampled_from(Occasion), st.builds(Asked, st.booleans(), answers, answers), max_size=6
    )
)
def test_where_nothing_is_refused_everything_was_asked_and_is_left_open(
    occasions: dict[Occasion, Asked],
) -> None:
    if check_occasions(occasions):
        return
    assert set(occasions) == set(Occasion)
    for asked in occasions.values():
        assert asked.asked
        assert not asked.is_due_there or asked.is_left_open or asked.carve_out is False
    assert occasions[Occasion.HOME].answer is not True or occasions[Occasion.HOME].is_left_open
