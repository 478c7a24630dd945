"""The questions of "Ask us to look again": which are asked of whom, and what follows what."""

import pytest

from appeals.rules.asking import Step, after, before, kind_of, steps_of
from appeals.rules.receipt import Way

PLAIN = ("grounds", "words", "files", "whom", "name", "phone", "needs", "check")


@pytest.mark.parametrize(
    ("way", "asked"),
    [
        (Way.NEW, PLAIN),
        (Way.LATE_NEW, (*PLAIN[:3], "late", *PLAIN[3:])),
        (Way.REVIEW, ("new", *PLAIN)),
        (Way.LATE_REVIEW, ("new", *PLAIN[:3], "late", *PLAIN[3:])),
        (Way.ADD, ("words", "files", "check")),
    ],
)
def test_who_can_do_what_is_asked_what_fits(way, asked):
    assert steps_of(way) == asked


def test_what_depends_on_an_answer_is_asked_after_it():
    steps = steps_of(Way.NEW, for_another=True, by_email=True)
    assert steps.index(Step.ACTING) == steps.index(Step.WHOM) + 1
    assert steps.index(Step.EMAIL) == steps.index(Step.NAME) + 1


@pytest.mark.parametrize("way", list(Way))
def test_going_on_and_going_back_pass_every_question_once(way):
    steps = steps_of(way, for_another=True, by_email=True)
    assert [after(step, steps) for step in steps] == [*steps[1:], Step.CHECK]
    assert [before(step, steps) for step in steps] == [None, *steps[:-1]]


def test_a_question_that_is_not_asked_any_more_leads_to_the_end():
    steps = steps_of(Way.ADD)
    assert after(Step.GROUNDS, steps) is Step.CHECK
    assert before(Step.GROUNDS, steps) is None


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        (Way.NEW, "representation"),
        (Way.LATE_NEW, "representation"),
        (Way.REVIEW, "review"),
        (Way.LATE_REVIEW, "review"),
        (Way.ADD, "addition"),
    ],
)
def test_what_is_written_is_named_by_what_can_be_done(way, kind):
    assert kind_of(way) == kind
