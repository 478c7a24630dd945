"""What was typed about a second look, read as one: what is missing, and what was said."""

import pytest

from appeals.forms.answered import SEE_FILES, Answered
from appeals.rules.asking import Step
from appeals.rules.grounds import Ground
from appeals.rules.receipt import Way
from appeals.rules.representations import ActsFor, AnswerBy, Said, Wanted
from penalties.rules.adjustments import Adjustment

LEAST = {
    "grounds": ["hardship"],
    "words": ["I cannot pay."],
    "whom": ["me"],
    "name": ["Tom Worth"],
    "answer_by": ["page"],
}


def answered(way=Way.NEW, *, has_files=False, **typed):
    """The least that can be said, some of it otherwise."""
    kept = LEAST | {name: [text] for name, text in typed.items()}
    return Answered({name: text for name, text in kept.items() if text != [None]}, way, has_files)


def test_the_least_is_enough():
    one = answered()
    assert one.missing() is None
    assert one.said() == Said((Ground.HARDSHIP,), "I cannot pay.", "Tom Worth", AnswerBy.PAGE)


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({"grounds": None}, Step.GROUNDS),
        ({"grounds": "because"}, Step.GROUNDS),
        ({"words": "  "}, Step.WORDS),
        ({"whom": None}, Step.WHOM),
        ({"whom": "another"}, Step.ACTING),
        ({"name": ""}, Step.NAME),
        ({"answer_by": "pigeon"}, Step.NAME),
        ({"answer_by": "email"}, Step.EMAIL),
        ({"phone": "07700 900123"}, Step.PHONE),
        ({"needs": "other"}, Step.NEEDS),
    ],
)
def test_the_first_thing_that_is_missing_is_named(typed, missing):
    assert answered(**typed).missing() is missing


def test_nothing_typed_begins_at_the_beginning():
    assert Answered({}, Way.NEW).missing() is Step.GROUNDS
    assert Answered({}, Way.REVIEW).missing() is Step.NEW
    assert Answered({}, Way.ADD).missing() is Step.WORDS


def test_a_review_needs_new_words_or_a_new_file():
    assert answered(Way.REVIEW).missing() is Step.NEW
    assert answered(Way.REVIEW, new="A receipt.").said().new == "A receipt."
    with_file = answered(Way.REVIEW, has_files=True)
    assert with_file.missing() is None
    assert with_file.said().new == SEE_FILES


def test_what_was_typed_for_a_question_that_is_not_asked_any_more_is_not_sent():
    said = answered(email="tom@example.com", acting_name="Ann", late_because="Ill").said()
    assert (said.email, said.acts_for, said.late_because) == ("", None, "")


def test_whoever_acts_for_somebody_is_named_beside_them():
    acting = {"acting_name": "Ann", "is_their": "Sister", "authority": "None yet"}
    assert answered(whom="another", **acting).said().acts_for == ActsFor(
        "Ann", "Sister", "None yet"
    )


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({}, ()),
        ({"language": "Polish"}, (Wanted(Adjustment.LANGUAGE, "Polish"),)),
        ({"needs_words": "A quiet room"}, (Wanted(Adjustment.OTHER, "A quiet room"),)),
        ({"needs": "helper"}, (Wanted(Adjustment.HELPER),)),
        (
            {"needs": "helper", "needs_words": "My sister"},
            (Wanted(Adjustment.HELPER, "My sister"),),
        ),
    ],
)
def test_what_somebody_needs_is_kept_with_what_they_said_of_it(typed, wanted):
    assert answered(**typed).said().adjustments == wanted


def test_what_is_added_holds_everything_that_was_typed_under_its_question():
    words = answered(Way.ADD, phone="07700 900123").in_words()
    assert words.startswith("I cannot pay.\n\n")
    for line in ("Why should we look again?\nI cannot afford to pay", "Phone number\n07700 900123"):
        assert line in words
    assert "Is it safe to call?" not in words
