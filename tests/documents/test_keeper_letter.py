"""A letter to a keeper shows an address through its window, and accuses nobody who opens it."""

import re
from io import BytesIO

import pdfua
import pikepdf
import pytest

from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.keeper_letter import accusing_in
from tests.builders.keeper_papers import drawn
from tests.builders.papers import THERMAL_DPI, page_count, picture, spans, texts

DOTS = THERMAL_DPI / 25.4
ADDRESS = {"PRIVATE", "Mr Joseph Bloggs", "Flat 2", "1 Quiet Road", "ILFORD", "IG1 4ZZ"}
WINDOWS = {"dl": (10, 46, 110, 92), "c5": (1, 53.5, 110, 102), "notify": (15.2, 32, 120, 95)}
SEEN = {"dl": (20, 57, 100, 81), "c5": (20, 67, 91, 88.5), "notify": (24.6, 39.5, 120, 66.3)}
FIRST_FOLD = {"dl": 99, "c5": 148.5, "notify": 99}
BOTH = pytest.mark.parametrize("taken_back", [False, True])
EACH = pytest.mark.parametrize("envelope", WINDOWS)


def in_window(pdf, window):
    left, top, right, bottom = window
    return [
        span
        for span in spans(pdf)
        if span.right > left and span.left < right and span.bottom > top and span.top < bottom
    ]


@EACH
@BOTH
def test_the_window_shows_private_and_the_address_alone(envelope, taken_back):
    pdf = drawn(envelope, taken_back=taken_back)
    assert {span.text.strip() for span in in_window(pdf, WINDOWS[envelope])} == ADDRESS


@EACH
@BOTH
def test_no_ink_stands_beside_the_address(envelope, taken_back):
    pdf = drawn(envelope, taken_back=taken_back)
    page = picture(pdf)
    left, top, right, bottom = WINDOWS[envelope]
    for span in in_window(pdf, WINDOWS[envelope]):
        box = (span.left - 0.5, span.top - 0.5, span.right + 0.5, span.bottom + 0.5)
        page.paste(255, tuple(round(side * DOTS) for side in box))
    window = page.crop(tuple(round(side * DOTS) for side in (left, top, right, bottom)))
    assert window.getextrema() == (255, 255)


@EACH
def test_the_address_stands_where_the_window_always_shows_it(envelope):
    left, top, right, bottom = SEEN[envelope]
    for span in in_window(drawn(envelope), WINDOWS[envelope]):
        assert left <= span.left < span.right <= right
        assert top - 0.5 <= span.top < span.bottom <= bottom + 0.5


@EACH
def test_the_law_stands_on_the_second_page_inside_the_fold(envelope):
    pdf = drawn(envelope)
    assert page_count(pdf) == 2
    first, second = texts(pdf)
    assert "Sexual Offences" in second
    assert not re.search(r"sex|offence|Behaviour|51A", first, re.IGNORECASE)
    law = [span for span in spans(pdf, 1) if span.bottom < 280]
    assert max(span.bottom for span in law) < FIRST_FOLD[envelope]


@BOTH
def test_the_front_accuses_nobody_and_uses_no_banned_word(taken_back):
    words = texts(drawn(taken_back=taken_back))[0]
    assert accusing_in(words) == []
    assert banned_in(words) == []


def test_the_front_says_what_the_letter_is_and_is_not():
    words = texts(drawn())[0]
    for said in (
        "About a vehicle",
        "blue Example, AB12 CDE",
        "in Model Road, Ilford, at about 11:40pm on Friday 20 November 2026",
        "We do not know who was driving",
        "This is not a penalty. There is nothing to pay, and you do not have to reply.",
        "Call Sergeant Ayesha Malik on 020 7946 0444",
        "We will delete this letter by 20 November 2027",
        "police.example/your-data",
        "7KQM 2XWD",
    ):
        assert said in words


@EACH
@BOTH
def test_nothing_is_small_but_the_address(envelope, taken_back):
    pdf = drawn(envelope, taken_back=taken_back)
    address = {span.text.strip() for span in in_window(pdf, WINDOWS[envelope])}
    small = {s.text for n in range(page_count(pdf)) for s in spans(pdf, n) if s.size < 9.99}
    assert {text.strip() for text in small} <= address


@BOTH
def test_a_screen_reader_finds_a_title_and_one_first_heading(tmp_path, taken_back):
    path = tmp_path / "letter.pdf"
    path.write_bytes(drawn(taken_back=taken_back))
    assert not pdfua.validate(str(path)).findings
    with pikepdf.open(BytesIO(drawn(taken_back=taken_back))) as document:
        assert document.docinfo.Title == "North East London Police: ILF 0001234 K"


def test_the_letter_that_takes_one_back_asks_for_no_code():
    (words,) = texts(drawn(taken_back=True))
    assert "We have withdrawn that letter." in words
    assert "Code" not in words
    assert words.endswith("Page 1 of 1. End of letter")
