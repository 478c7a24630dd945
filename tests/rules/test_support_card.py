"""The words of the information card: the same in every language, and none that outs its bearer."""

import json
import re
from dataclasses import astuple, fields
from importlib.resources import files

import pytest

from penalties.rules.facts import HelpLine
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.outing import outing_in
from penalties.rules.wording.support_card import (
    CardWords,
    card,
    languages,
    outing_on,
    without_outing,
)
from tests.builders.cards import HELP_LINES, LANGUAGES, sample_card

LETTERS = {"ro": "ăâîșț", "pl": "ąęłśż", "cy": "âî’"}
CEDILLAS = "şţŞŢ"


def words_of(language: str) -> list[str]:
    words = card(language)
    return [*astuple(words)[2:4], *words.offers, *astuple(words)[5:]]


def test_it_comes_in_four_languages_by_their_own_names_english_first() -> None:
    assert next(iter(languages().items())) == ("en", "English")
    assert languages() == {"en": "English", "ro": "Română", "pl": "Polski", "cy": "Cymraeg"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_file_has_the_words_of_the_card_and_no_others(language: str) -> None:
    file = files("penalties.rules.wording").joinpath("cards", f"{language}.json")
    read = json.loads(file.read_text("utf-8"))
    assert list(read) == [field.name for field in fields(CardWords)]
    assert len(read["offers"]) == 5
    assert all(words_of(language))


def test_a_language_it_does_not_come_in_is_not_there() -> None:
    for language in ("fr", "EN", "", "../cards/en"):
        with pytest.raises(KeyError):
            card(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_emergency_number_and_no_other(language: str) -> None:
    assert card(language).danger.endswith("999")
    assert re.findall(r"\d+", " ".join(words_of(language))) == ["999"]


@pytest.mark.parametrize(("language", "letters"), LETTERS.items())
def test_each_language_is_written_in_its_own_letters(language: str, letters: str) -> None:
    said = " ".join(words_of(language))
    assert set(letters) <= set(said)
    assert not set(CEDILLAS) & set(said)
    assert card(language).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_ours_outs_whoever_carries_it(language: str) -> None:
    said = " ".join(words_of(language))
    assert outing_in(said) == []
    assert banned_in(said) == []


@pytest.mark.parametrize("one", LANGUAGES)
@pytest.mark.parametrize("other", LANGUAGES)
def test_no_sentence_was_left_untranslated(one: str, other: str) -> None:
    assert one == other or not set(words_of(one)) & set(words_of(other))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Sex Workers’ Night Line", ["sex"]),
        ("Sexual assault clinic", ["sex"]),
        ("Street Support Ilford", ["street"]),
        ("Metropolitan Police", ["police"]),
        ("Ilford Council housing", ["council"]),
        ("https://www.ilford.gov.uk/health", ["council"]),
        ("https://help.example/streetwork", ["street"]),
        ("Fine and penalty advice", ["fine"]),
        ("Poliția", ["police"]),
        ("Poradnia przy ulicy Długiej", ["street"]),
        ("Heddlu De Cymru", ["police"]),
        ("Cyngor Sir Gâr", ["council"]),
        ("PROSTYTUCJA", ["sex"]),
    ],
)
def test_a_name_that_would_out_somebody_is_seen(name: str, told: list[str]) -> None:
    assert outing_in(name) == told


@pytest.mark.parametrize(
    "name",
    ["Essex Night Line", "Cyngor ar Bopeth", "Refined Care", "Rhywun i wrando", "Ambulance 999"],
)
def test_a_name_that_tells_nothing_passes(name: str) -> None:
    assert outing_in(name) == []


def test_what_would_out_somebody_is_left_off_the_card_and_named() -> None:
    outing = HelpLine("Red Umbrella", "020 7946 0199", "for sex workers, at night")
    said = sample_card(
        help_lines=(outing, *HELP_LINES),
        anonymous_line="Police 101",
        health_page="https://www.ilford.gov.uk/health",
    )
    kept = without_outing(said)
    assert kept == sample_card(anonymous_line=None, health_page=None)
    named = ["Red Umbrella", "Police 101", "https://www.ilford.gov.uk/health"]
    assert outing_on(said) == named
    assert outing_on(kept) == []
    assert outing_on(sample_card(anonymous_line=None, health_page=None, help_lines=())) == []
