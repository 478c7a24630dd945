"""Who may offer a course, in which words, and which answer follows which."""

from dataclasses import replace
from datetime import date

import pytest

from penalties.rules.courses import Answer, CourseAsked, check_answer, check_course
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind

ON = date(2026, 11, 26)
ASKED = CourseAsked(
    kind=Kind.CONSTABLE,
    scheme="",
    course="Choices: one day in a small group",
    held_by="Turning Point Ilford",
    held_on=date(2027, 1, 16),
    answer_by=date(2026, 12, 10),
    price_pence=4000,
    on=ON,
    was_met=True,
    has_open_offer=False,
)


def refused(**changes):
    with pytest.raises(Refused) as raised:
        check_course(replace(ASKED, **changes))
    return [refusal.rule for refusal in raised.value.refusals]


@pytest.mark.parametrize("kind", [Kind.CONSTABLE, Kind.PCSO])
def test_the_police_offer_a_course_of_their_own_accord(kind):
    check_course(replace(ASKED, kind=kind))


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.CONTRACTOR])
def test_the_council_names_the_scheme_of_its_order(kind):
    assert refused(kind=kind) == ["courses.scheme"]
    check_course(replace(ASKED, kind=kind, scheme="Course scheme of 2 February 2026"))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"was_met": False}, "courses.met"),
        ({"has_open_offer": True}, "courses.open"),
        ({"answer_by": ON}, "courses.answer_by"),
        ({"held_on": date(2026, 12, 9)}, "courses.held_on"),
        ({"price_pence": -1}, "courses.price"),
        ({"price_pence": 50_001}, "courses.price"),
        ({"course": "Kerb crawling awareness"}, "courses.words"),
        ({"held_by": "Sex Buyers’ School"}, "courses.words"),
        ({"scheme": "Instead of prosecution"}, "courses.words"),
        ({"course": "Red-light area awareness"}, "courses.words"),
        ({"course": "Loitering and soliciting: a day"}, "courses.words"),
        ({"held_by": "The Brothel Project"}, "courses.words"),
        ({"course": "For men who buy and pay"}, "courses.words"),
        ({"scheme": "Scheme for buyers of 2026"}, "courses.words"),
    ],
)
def test_an_offer_that_may_not_be_made_is_refused_by_its_reason(changes, rule):
    assert refused(**changes) == [rule]


def test_a_course_without_a_day_and_for_nothing_may_be_offered():
    check_course(replace(ASKED, held_on=None, price_pence=0))


def test_every_reason_is_told_at_once():
    assert refused(was_met=False, answer_by=ON) == ["courses.met", "courses.answer_by"]


BY = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("before", "answer"),
    [
        (None, Answer.ACCEPTED),
        (None, Answer.DECLINED),
        (Answer.ACCEPTED, Answer.ATTENDED),
        (Answer.ACCEPTED, Answer.MISSED),
        (Answer.ACCEPTED, Answer.DECLINED),
    ],
)
def test_these_answers_follow(before, answer):
    check_answer(before, answer, BY, BY)


@pytest.mark.parametrize("before", [None, Answer.DECLINED, Answer.ATTENDED, Answer.MISSED])
def test_nobody_attends_or_misses_what_was_not_accepted(before):
    for answer in (Answer.ATTENDED, Answer.MISSED):
        with pytest.raises(Refused):
            check_answer(before, answer, ON, BY)


def test_a_yes_after_the_last_day_needs_a_new_offer_and_a_no_never_does():
    late = date(2026, 12, 11)
    with pytest.raises(Refused, match="last day"):
        check_answer(None, Answer.ACCEPTED, late, BY)
    check_answer(None, Answer.DECLINED, late, BY)
