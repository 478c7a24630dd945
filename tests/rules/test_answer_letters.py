"""Our letters about a second look say the outcome first, press nobody, and tell nothing."""

import re
from dataclasses import replace
from datetime import date

import pytest
import textstat

from appeals.rules.answer_letters import LetterKind
from appeals.rules.answer_snapshots import sentences
from appeals.rules.finding_words import found
from appeals.rules.grounds import Ground
from appeals.rules.outing import Matter, outing_in
from appeals.rules.points import Finding
from appeals.rules.readability import HIGHEST_GRADE, grade, hint
from penalties.rules.wording.banned import banned_in
from tests.builders.answer_papers import FRESH, KEPT, SAMPLES, letter

EACH = pytest.mark.parametrize("name", SAMPLES)
THREATENS = re.compile(r"\b(must|fail|consequence|(?<!postal )order|section \d)", re.IGNORECASE)
MATTER = Matter(
    "Loxford", "No person shall stop another to buy.", "Bus stop", "He asked for the price."
)


def sections(name: str) -> list[str]:
    snapshot = letter(name)
    return [
        "\n".join(
            ". ".join(one.values()) if isinstance(one, dict) else one
            for one in snapshot["text"][section]
        )
        for section in snapshot["sections"]
        if section != "how_counted"  # the steps of a deadline, as they are told everywhere
    ]


@EACH
def test_a_letter_can_be_read_by_somebody_of_twelve(name: str) -> None:
    assert textstat.flesch_kincaid_grade(sentences(letter(name))) <= HIGHEST_GRADE
    assert grade(sentences(letter(name))) <= HIGHEST_GRADE


@EACH
def test_no_section_is_hard_to_read_by_itself(name: str) -> None:
    for section in sections(name):
        assert textstat.flesch_kincaid_grade(section) <= HIGHEST_GRADE, section
        assert grade(section) <= HIGHEST_GRADE, section


@EACH
def test_no_letter_threatens_shames_or_tells_of_the_matter(name: str) -> None:
    said = sentences(letter(name))
    assert banned_in(said) == []
    assert outing_in(said, MATTER) == ()
    assert not re.search(
        r"\b(must|fail|consequence|(?<!postal )order|section \d)", said, re.IGNORECASE
    )


@EACH
def test_the_first_sentence_says_what_the_letter_is(name: str) -> None:
    title, first = sentences(letter(name)).split("\n")[:2]
    told = {
        "acknowledgement": ("We have what you sent us", "We have "),
        "more_asked": ("We have a question", "We are looking again at "),
        "decision": ("We have decided to keep the notice", "We have looked again at "),
        "cancelled": ("We have cancelled the notice", "We have cancelled "),
    }
    by_name = {
        "paused": ("We have paused the case", "We have "),
        "was_paid": ("We are sending back what you paid", "There was a fault in notice ILF"),
    }
    if name in by_name:
        heading, begins = by_name[name]
        assert title == heading
        assert first.startswith(begins)
    else:
        heading, begins = told[letter(name)["letter"]]
        assert title == heading
        assert first.replace("once more", "again").startswith(begins)
        assert "notice ILF 0001234 K" in first


def test_a_court_may_decide_and_there_is_a_way_out() -> None:
    (said,) = [one for one in sections("kept_lower") if "court to decide" in one]
    assert "may then ask a court" in said
    assert "This is not automatic." in said
    assert "The most it can fine is £1,000." in said
    assert "you can still end this: pay £100" in said


def test_a_refusal_prints_its_days_and_how_they_were_counted() -> None:
    said = sentences(letter("kept_lower"))
    assert "You can pay £60 by 11:59pm on Monday 28 December 2026" in said
    assert " ".join(FRESH.calculation) in said
    assert FRESH.pay.on == date(2026, 12, 28)


def test_a_refusal_without_the_lower_amount_asks_for_the_full_one_and_no_more() -> None:
    said = sentences(letter("kept_full"))
    assert "You can pay £100 by 11:59pm on Monday 28 December 2026" in said
    assert "£60" not in said
    assert "This was the one review of our decision." in said


def test_the_lower_amount_that_ends_sooner_stands_beside_the_full_one() -> None:
    said = sentences(letter("opened_again"))
    assert "You can pay £60 by 11:59pm on Monday 28 December 2026" in said
    assert "You can pay £100 by 11:59pm on Monday 4 January 2027" in said
    assert "We have opened the lower amount again for you." in said


def test_each_point_has_a_row_with_a_neutral_name() -> None:
    rows = letter("kept_lower")["text"]["points"]
    assert [row["title"] for row in rows] == [
        "What happened",
        "What the rules and the signs say",
        "What you can pay",
    ]
    assert rows[0]["text"].endswith("We read what both officers wrote that night.")


def test_each_finding_about_each_ground_has_a_plain_sentence_of_its_own() -> None:
    for ground in Ground:
        said = [found(ground, finding) for finding in Finding]
        assert len(set(said)) == len(Finding)
        for sentence in said:
            assert outing_in(sentence, MATTER) == ()
            assert grade(sentence) <= HIGHEST_GRADE


def test_we_are_sorry_only_where_we_were_wrong() -> None:
    sorry = {name for name in SAMPLES if "We were wrong, and we are sorry." in str(letter(name))}
    assert sorry == {"our_mistake", "was_paid"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "cancelled",
            "We will send back the £60 you paid by Monday 21 December 2026, to the card you used.",
        ),
        ("our_mistake", "We will send back the £100 you paid by Monday 21 December 2026. If we"),
        ("paid_back", "We sent back the £60 you paid on Monday 14 December 2026"),
    ],
)
def test_a_cancelled_notice_says_what_goes_back_and_when(name: str, said: str) -> None:
    assert said in sentences(letter(name))
    assert "You do not need to do anything more." in sentences(letter(name))


def test_nothing_paid_is_nothing_sent_back() -> None:
    assert "send back" not in sentences(letter("nothing_paid"))


def test_what_we_ask_never_stands_on_paper() -> None:
    said = sentences(letter("more_asked"))
    assert "We have a question: it is on the page of your notice." in said
    assert "Please answer by Thursday 10 December 2026." in said
    assert letter("more_asked")["answer"] == {"answer_by": "2026-12-10"}


def test_an_acknowledgement_says_what_is_kept_meanwhile() -> None:
    said = sentences(letter("acknowledgement"))
    assert "We aim to answer by Thursday 10 December 2026." in said
    assert "We send no letters about payment until you have our answer." in said
    assert "If you want to pay before then, £60 is enough." in said
    assert "That was after the last day." in sentences(letter("late"))


def test_what_hard_words_are_told_to_who_wrote_them() -> None:
    assert hint("We looked at it. You had a good reason.") is None
    assert "hard to read" in str(hint("Notwithstanding contemporaneous documentation provided."))
    assert "26 words" in str(hint(" ".join(["so"] * 26)))


def test_letters_differ_by_their_facts_alone() -> None:
    assert letter("kept_lower") == letter("kept_lower")
    other = replace(KEPT, was_read=False)
    assert letter("kept_lower", answer=other) != letter("kept_lower")
    assert letter("kept_lower")["letter"] == str(LetterKind.DECISION)


def test_whoever_pays_in_person_is_asked_to_bring_this_letter() -> None:
    said = str(letter("kept_lower"))
    assert "Bring this letter." in said
    assert "Bring this notice" not in said
