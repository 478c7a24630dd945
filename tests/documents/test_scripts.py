"""Names and places in the letters their owners use."""

import unicodedata

import pytest

from notices.documents.characters import printable
from tests.builders.papers import printed, sample, spans, texts

LATIN = [
    "Llŷr Ŵan",
    "Ștefan Țepeș",
    "Wójcik-Żółć",
    "Nguyễn Thị",
    "Žižek",
    "Jürgen Größe",
    "Ōtāhuhu",
]
OTHERS = ["Αθηνά", "Олександр", "שלום", "किताब", "ਪੰਜਾਬੀ", "বাংলাদেশ", "სახელი"]


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("name", LATIN)
def test_a_name_in_latin_letters_is_printed_as_it_is(name: str) -> None:
    assert name in plain(texts(printed(person={"name": name}))[0])


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_in_other_letters_can_be_read_and_copied(name: str) -> None:
    front = texts(printed(person={"name": name}))[0]
    assert "[U+" not in front
    assert name in front or name[::-1] in front


def test_arabic_letters_are_joined_and_keep_their_order() -> None:
    front = plain(texts(printed(offence={"place": "Lane at پاکستان چوک 12"}))[0])
    assert "پاکستان" in front
    assert "[U+" not in front


def test_an_urdu_sentence_ends_at_the_right_and_keeps_its_phone_number() -> None:
    right = [span.right for span in spans(sample(), 1) if "ا" in plain(span.text)]
    assert right
    assert max(right) == pytest.approx(195, abs=1.5)
    assert texts(sample())[1].count("020 7946 0120") >= 6


def test_decomposed_letters_are_the_same_as_composed_ones() -> None:
    composed, decomposed = "Ŵyn Ștefan", unicodedata.normalize("NFD", "Ŵyn Ștefan")
    one, other = (texts(printed(person={"name": name}))[0] for name in (composed, decomposed))
    assert one == other


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("王", "[U+738B]\u200b"),
        ("a\U0001f600", "a[U+1F600]\u200b"),
        ("\ud800", "[U+D800]\u200b"),
        ("\x00", "[U+0000]\u200b"),
        ("❤\ufe0f", "❤"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("soft\u00adhyphen \ufeffmark", "softhyphen mark"),
    ],
)
def test_what_has_no_letter_is_told_and_what_has_no_shape_is_left_out(
    typed: str, shown: str
) -> None:
    assert printable(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("one\ttwo   three ", "one two three"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n \n two", "one\n\ntwo"),
        ("by 6 December 2026, 9am", "by 6\u00a0December\u00a02026, 9am"),
        ("call 020 7946 0120 now", "call 020\u00a07946\u00a00120 now"),
        ("ILF 0001234 K.", "ILF\u00a00001234\u00a0K."),
        ("under section 67 of", "under section\u00a067 of"),
    ],
)
def test_spaces_are_evened_out_and_what_belongs_together_stays_so(typed: str, shown: str) -> None:
    assert printable(typed) == shown
