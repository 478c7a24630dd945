"""A letter about a second look shows an address through its window, and its outcome at the top."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace

import pdfua
import pytest

from appeals.rules.answer_letters import PointFound
from appeals.rules.grounds import Ground
from appeals.rules.outing import Matter, outing_in
from appeals.rules.points import Finding
from notices.documents import render
from penalties.rules.facts import Person
from penalties.rules.wording.banned import banned_in
from tests.builders.answer_papers import CODE, KEPT, LINK, SAMPLES, drawn, letter
from tests.builders.notices import facts
from tests.builders.papers import THERMAL_DPI, page_count, picture, spans, texts

DOTS = THERMAL_DPI / 25.4
ADDRESS = {"PRIVATE", "Tomasz Llŷr-Wójcik", "Flat 3", "12 Sample Street", "ILFORD", "IG1 2DQ"}
WINDOWS = {"dl": (10, 46, 110, 92), "c5": (1, 53.5, 110, 102), "notify": (15.2, 32, 120, 95)}
FOLDS = {"dl": (99, 198), "c5": (148.5,), "notify": ()}
FOOT = re.compile(r" ILF.0001234.K Page.\d+ of \d+(\. End of letter)?")
EACH = pytest.mark.parametrize("name", SAMPLES)
ENVELOPES = pytest.mark.parametrize("envelope", WINDOWS)
PAPERS = pytest.mark.parametrize("paper", ["a4", "large"])
PRINT = """
import hashlib
from tests.builders.answer_papers import drawn
print(hashlib.sha256(drawn({name!r}, {paper!r})).hexdigest())
"""
IN_OUR_STREETS = (
    "Vă putem explica această înștiințare în limba română: 020 7946 0321.",
    "Możemy wyjaśnić to zawiadomienie po polsku: 020 7946 0321.",
)
MANY = replace(
    KEPT,
    points=tuple(
        PointFound(ground, Finding.NOT_AGREED, "We read all of it, and say why. " * 12)
        for ground in Ground
    ),
)


def said_in(pdf):
    """All of its words from page to page, without what stands at each foot."""
    return FOOT.sub(" ", " ".join(texts(pdf))).replace("\u00a0", " ").replace("  ", " ")


def in_window(pdf, window):
    left, top, right, bottom = window
    return [
        span
        for span in spans(pdf)
        if span.right > left and span.left < right and span.bottom > top and span.top < bottom
    ]


@ENVELOPES
@PAPERS
@EACH
def test_the_window_shows_private_and_the_address_alone(name, paper, envelope):
    shown = in_window(drawn(name, paper, envelope), WINDOWS[envelope])
    assert {span.text.strip() for span in shown} == ADDRESS


@ENVELOPES
@PAPERS
def test_no_ink_stands_beside_the_address(paper, envelope):
    pdf = drawn("kept_lower", paper, envelope)
    page = picture(pdf)
    left, top, right, bottom = WINDOWS[envelope]
    for span in in_window(pdf, WINDOWS[envelope]):
        box = (span.left - 0.5, span.top - 0.5, span.right + 0.5, span.bottom + 0.5)
        page.paste(255, tuple(round(side * DOTS) for side in box))
    window = page.crop(tuple(round(side * DOTS) for side in (left, top, right, bottom)))
    assert window.getextrema() == (255, 255)


@pytest.mark.parametrize("envelope", ["dl", "c5"])
@EACH
def test_no_line_and_no_code_stands_across_a_fold(name, envelope):
    pdf = drawn(name, "a4", envelope)
    for page in range(page_count(pdf)):
        strip = picture(pdf, page)
        # The first lines of the body may stand across the first fold, as on every paper.
        for fold in FOLDS[envelope][(envelope == "dl" and page == 0) :]:
            level = round(fold * DOTS)
            row = strip.crop((0, level - 4, strip.width, level + 4))
            assert row.getextrema() == (255, 255), (page, fold)


@EACH
def test_a_letter_takes_one_sheet_and_a_cancelled_notice_half_a_page(name):
    pdf = drawn(name)
    assert page_count(pdf) <= 2
    if letter(name)["letter"] == "cancelled":
        assert page_count(pdf) == 1
        assert max(span.bottom for span in spans(pdf) if span.top < 285) < 170


@PAPERS
@EACH
def test_it_says_word_for_word_what_is_frozen(name, paper):
    words = said_in(drawn(name, paper))
    snapshot = letter(name)
    assert snapshot["text"]["labels"]["title"] in words
    for section in snapshot["sections"]:
        for said in snapshot["text"][section]:
            for sentence in said.values() if isinstance(said, dict) else said.split(". "):
                first = sentence.split("We ")[0] if section == "points" else sentence
                assert first.strip() in words, sentence


@PAPERS
@EACH
def test_nothing_of_it_outs_anybody(name, paper):
    words = "\n".join(texts(drawn(name, paper))).replace("12 Sample Street", "")
    assert outing_in(words, Matter("Loxford", "No person shall stop another to buy.")) == ()
    assert banned_in(words) == []


@PAPERS
@EACH
def test_a_screen_reader_finds_its_way(tmp_path, name, paper):
    path = tmp_path / "letter.pdf"
    path.write_bytes(drawn(name, paper))
    assert not pdfua.validate(str(path)).findings


@EACH
def test_nothing_is_small_but_the_address(name):
    pdf = drawn(name)
    small = {s.text.strip() for n in range(page_count(pdf)) for s in spans(pdf, n) if s.size < 9.99}
    assert small <= ADDRESS


def test_large_print_is_large():
    pdf = drawn("kept_lower", "large")
    sizes = [s.size for n in range(page_count(pdf)) for s in spans(pdf, n) if s.top > 95]
    assert min(sizes) >= 16


@PAPERS
@ENVELOPES
def test_many_long_points_go_on_from_page_to_page(paper, envelope):
    pdf = render(letter("kept_lower", envelope, answer=MANY), code=CODE, link=LINK, paper=paper)
    words = said_in(pdf)
    assert words.count("We read all of it, and say why.") == 12 * len(Ground)
    assert words.count("What we found") == 1


@PAPERS
def test_one_endless_word_breaks_no_letter(paper):
    endless = (PointFound(Ground.OTHER, Finding.PARTLY, "W" * 600),)
    pdf = render(
        letter("kept_lower", answer=replace(KEPT, points=endless)),
        code=CODE,
        link=LINK,
        paper=paper,
    )
    assert "".join(texts(pdf)).replace(" ", "").count("W") >= 600


def test_a_letter_that_goes_elsewhere_shows_no_place():
    person = Person("Tomasz Llŷr-Wójcik", ("Addressed on the envelope",))
    pdf = render(letter("kept_lower", person=person), code=CODE, link=LINK)
    shown = {span.text.strip() for span in in_window(pdf, WINDOWS["dl"])}
    assert shown == {"PRIVATE", "Tomasz Llŷr-Wójcik", "Addressed on the envelope"}


@PAPERS
@pytest.mark.parametrize("name", ["kept_lower", "cancelled"])
def test_two_processes_print_the_same_bytes(name, paper):
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", PRINT.format(name=name, paper=paper)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(drawn(name, paper)).hexdigest()


def test_an_acknowledgement_with_its_languages_is_one_page():
    council = replace(facts().council, envelope_profile="dl", languages=IN_OUR_STREETS)
    pdf = render(letter("acknowledgement", council=council), code=CODE, link=LINK, paper="a4")
    assert page_count(pdf) == 1
