"""One set of facts has one spelling and one hash, on every machine."""

import hashlib
import json
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.canonical import NotCanonical, canonical, digest

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
KEYS = WORDS.map(lambda key: unicodedata.normalize("NFC", key))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def test_keys_are_sorted_and_nothing_stands_between() -> None:
    assert canonical({"b": [1, True, None], "a": "x"}) == b'{"a":"x","b":[1,true,null]}'


def test_keys_are_sorted_as_utf_16_like_rfc_8785_shows() -> None:
    keys = {"\u20ac": 1, "\r": 2, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert list(json.loads(canonical(keys))) == [
        "\r",
        "1",
        "\u0080",
        "\u00f6",
        "\u20ac",
        "\U0001f600",
    ]


def test_composed_and_decomposed_letters_have_one_spelling() -> None:
    assert canonical({"cafe\u0301": "S\u0326"}) == canonical({"café": "Ș"})


def test_the_hash_is_the_sha_256_of_the_spelling() -> None:
    assert digest({"a": 1}) == hashlib.sha256(b'{"a":1}').hexdigest()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"lat": 51.5}, r"\$\.lat is the float 51\.5: write it as a whole number"),
        ([1, [float("nan")]], r"\$\[1\]\[0\] is the float nan"),
        ({"n": 2**53}, "exceeds safe integer domain"),
        ({1: "x"}, "has the key 1, which is no text"),
        ({"e\u0301": 1, "é": 2}, "has the key 'é' twice"),
        ("\ud800", "no canonical form"),
        ({"on": date(2026, 11, 22)}, r"\$\.on is a date, which is not plain data"),
        ({"codes": {"a"}}, r"\$\.codes is a set"),
    ],
)
def test_what_has_no_one_spelling_is_refused_with_its_place(value: Any, reason: str) -> None:
    with pytest.raises(NotCanonical, match=reason):
        canonical(value)


@given(PLAIN)
def test_the_spelling_is_json_of_the_same_facts(value: Any) -> None:
    composed = unicodedata.normalize("NFC", json.dumps(value, ensure_ascii=False))
    assert json.loads(canonical(value)) == json.loads(composed)


@given(PLAIN)
def test_spelling_what_was_spelled_changes_nothing(value: Any) -> None:
    spelled = canonical(value)
    assert canonical(json.loads(spelled)) == spelled


@given(st.dictionaries(KEYS, st.integers(0, 9), max_size=6))
def test_the_order_in_which_facts_came_does_not_matter(facts: dict[str, int]) -> None:
    assert digest(facts) == digest(dict(reversed(list(facts.items()))))
