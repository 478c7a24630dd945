"""What the page of a notice says of a second look: short, with its days, and of nothing else."""

from datetime import date

import pytest

from appeals.rules.page_words import Looking, kept, looking, paused
from appeals.rules.receipt import Making, Way
from penalties.rules.money import Pence
from penalties.rules.wording.banned import banned_in
from tests.rules.test_plain_english import grade, sentences

CAME, DUE = date(2026, 11, 26), date(2026, 12, 10)
PLAIN = Looking(CAME, DUE, is_review=False)
FULL = Looking(CAME, DUE, is_review=True, more_by=date(2026, 12, 8), lower=Pence(6_000))
UNTIL = date(2026, 12, 28)
ALL = [
    looking(PLAIN, CAME),
    looking(FULL, date(2026, 12, 11)),
    *(kept(DUE, Making(way, UNTIL)) for way in Way),
    paused(Making(Way.NEW)),
]


@pytest.mark.parametrize("look", ALL)
def test_it_is_plain_english_and_threatens_nobody(look):
    said = [look.heading, *look.sentences, *((look.ask.words,) if look.ask else ())]
    assert banned_in(" ".join(said)) == []
    assert grade(list(look.sentences)) <= 7.0
    assert all(len(one.split()) <= 25 for one in sentences(said))


def test_it_says_since_when_we_look_and_by_when_we_answer():
    said = " ".join(looking(PLAIN, DUE).sentences)
    assert "You asked us on Thursday 26 November 2026." in said
    assert "We aim to answer by Thursday 10 December 2026." in said
    assert "lower amount" not in said


def test_a_day_after_that_we_say_that_we_are_late():
    assert "we are late" in " ".join(looking(PLAIN, date(2026, 12, 11)).sentences)


def test_a_question_and_the_lower_amount_are_told():
    said = " ".join(looking(FULL, CAME).sentences)
    assert "a review of our decision" in said
    assert "Please answer by Tuesday 8 December 2026" in said
    assert "the lower amount, £60" in said


@pytest.mark.parametrize(
    ("way", "says"),
    [
        (Way.REVIEW, "By 11:59pm on Monday 28 December 2026, once."),
        (Way.LATE_REVIEW, "has passed"),
        (Way.CLOSED, None),
    ],
)
def test_the_one_review_is_offered_as_long_as_there_is_one(way, says):
    ask = kept(DUE, Making(way, UNTIL)).ask
    assert (says in ask.words) if says else ask is None


def test_of_a_pause_nobody_is_told_why():
    look = paused(Making(Way.CLOSED))
    assert look.ask is None
    assert "You do not need to do anything." in " ".join(look.sentences)
