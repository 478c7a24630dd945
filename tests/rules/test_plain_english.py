"""The notice can be read by a child of twelve, threatens nobody and shames nobody."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from penalties.rules.wording import fixed_penalty_text
from penalties.rules.wording.banned import BANNED, banned_in
from tests.builders.notices import facts

OURS = facts(council={"languages": ()})
SECTIONS = [
    "choices",
    "statutory",
    "online",
    "how_to_pay",
    "if_nothing",
    "look_again",
    "if_you_cannot",
    "what_this_is",
    "your_information",
    "other_formats",
    "roll",
]
HIGHEST_GRADE = 7.0


def sentences(content: Any) -> Iterator[str]:
    """Every sentence of a section; a row is its title and text together."""
    if isinstance(content, str):
        yield from filter(None, re.split(r"(?<=[.?!])\s+", content))
    elif isinstance(content, dict):
        yield from sentences(" ".join(content.values()))
    else:
        for part in content:
            yield from sentences(part)


def syllables(word: str) -> int:
    """A rough count: groups of vowels, a silent e at the end left out."""
    if not word.isalpha():
        return 1
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee"))
    return max(1, groups - silent)


def grade(section: Any) -> float:
    """Flesch-Kincaid: the school year that can read it."""
    said = list(sentences(section))
    words = [word.strip(".,?!:;()“”") for sentence in said for word in sentence.split()]
    words = [word for word in words if word]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_plain_english(section: str) -> None:
    assert grade(fixed_penalty_text(OURS)[section]) <= HIGHEST_GRADE


def test_sentences_are_short() -> None:
    written = fixed_penalty_text(OURS)
    long = [
        sentence
        for section in SECTIONS
        for sentence in sentences(written[section])
        if len(sentence.split()) > 25
    ]
    assert long == []


def test_no_section_uses_a_banned_word() -> None:
    written = fixed_penalty_text(OURS)
    for section in (*SECTIONS, "why", "given", "issued_by", "labels"):
        for sentence in sentences(written[section]):
            assert banned_in(sentence) == [], sentence


def test_a_person_is_never_called_by_an_offence() -> None:
    words = " ".join(sentences(list(fixed_penalty_text(OURS).values())))
    assert "prostitut" not in words.casefold()
    assert "offender" not in words.casefold()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You can appeal.", ["appeal"]),
        ("This debt is yours.", ["debt"]),
        ("It is not a debt.", []),
        ("Your fine is due.", ["fine"]),
        ("You were fined.", ["fine"]),
        ("The most it can fine is £1,000.", []),
        ("A court can fine you.", []),
        ("You must pay now.", ["must pay"]),
        ("You must now pay.", ["must pay"]),
        ("Failure to comply is an offence.", ["fail to comply"]),
        ("The Offender will be prosecuted.", ["offender", "prosecute"]),
        ("Prostitution, ticket, guilty", ["guilty", "prostitute", "ticket"]),
        ("We define it finely.", []),
    ],
)
def test_banned_words_are_found_where_they_offend(text: str, found: list[str]) -> None:
    assert banned_in(text) == found


def test_each_banned_word_finds_itself() -> None:
    for name in BANNED:
        assert name in banned_in(f"They {name} it.")
