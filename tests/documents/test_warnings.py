"""The warning in person and the offer of a course on paper: whole, calm, large enough to read."""

import hashlib
import os
import re
import subprocess
import sys

import pytest
import zxingcpp

from notices.documents import render
from penalties.rules.numbers import printed
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.outing import outing_in
from tests.builders.papers import page_count, picture, spans, texts
from tests.builders.warnings import BY_CONSTABLE, OFFERED, WARNED, course, warning

FOLDS = (99, 198)
FOOT = re.compile(r"ILF \S+ \S Page \d+ of \d+(, turn over)? ")
PRINTS = {
    ("order", "a4"): (warning, {}),
    ("order", "roll80"): (warning, {}),
    ("s51a", "a4"): (warning, BY_CONSTABLE),
    ("s51a", "roll80"): (warning, BY_CONSTABLE),
    ("course", "a4"): (course, {}),
}
EVERY_PAPER = pytest.mark.parametrize(("which", "paper"), PRINTS)
PRINT = """
import hashlib
from notices.documents import render
from tests.builders.warnings import {kind}
print(hashlib.sha256(render({kind}(), paper={paper!r})).hexdigest())
"""


def drawn(which, paper, **changes):
    """One of the papers, some facts changed."""
    made, plain = PRINTS[which, paper]
    return render(made(**(plain | changes)), paper=paper)


def said(pdf):
    """All its words, page after page, without what only tells where to fold."""
    return " ".join(texts(pdf)).replace("fold here ", "")


@EVERY_PAPER
def test_every_sentence_of_the_snapshot_is_on_the_paper(which, paper):
    made, plain = PRINTS[which, paper]
    text = {**made(**plain)["text"]}
    words = said(drawn(which, paper))
    del text["labels"]
    for content in text.values():
        for part in [content] if isinstance(content, str) else content:
            if not isinstance(part, str):
                part = f"{part['title']}: {part['text']}"
            if part.isascii():
                assert part in words


@pytest.mark.parametrize("paper", ["a4", "roll80"])
def test_a_warning_says_what_it_is_not_and_asks_for_nothing(paper):
    words = said(drawn("order", paper))
    assert "It is not a penalty, and it is not a conviction." in words
    assert "There is nothing to pay, and you do not have to reply." in words
    assert "We delete it on 22 November 2027." in words
    assert printed(WARNED.number) in words


@EVERY_PAPER
def test_no_word_threatens_or_shames(which, paper):
    changes = {"seen": "You stopped a car.", "order": None} if which != "course" else {}
    assert banned_in(said(drawn(which, paper, **changes))) == []


def test_whoever_finds_the_offer_of_a_course_learns_of_no_more_than_a_course():
    words = said(drawn("course", "a4"))
    assert not {"sex", "street", "police", "crime"} & set(outing_in(words))
    assert OFFERED.course in words


def test_a_constables_warning_speaks_for_the_police_and_names_no_order():
    words = said(drawn("s51a", "a4"))
    assert words.startswith("Sample Police")
    assert "Sexual Offences Act 2003, section 51A" in words
    assert "ILF-LOX" not in words
    assert "Article" not in words


@EVERY_PAPER
def test_nothing_is_smaller_than_10_points(which, paper):
    pdf = drawn(which, paper)
    for page in range(page_count(pdf)):
        assert all(span.size >= 10 - 0.01 for span in spans(pdf, page))


@pytest.mark.parametrize("which", ["order", "s51a", "course"])
@pytest.mark.parametrize("times", [1, 4])
def test_no_line_stands_across_a_fold_of_the_sheet(which, times):
    changes = {} if which == "course" else {"seen": WARNED.seen * times}
    pdf = drawn(which, "a4", **changes)
    for page in range(page_count(pdf)):
        for fold in FOLDS:
            across = [one for one in spans(pdf, page) if one.top + 0.6 < fold < one.bottom - 0.6]
            assert across == []


def test_what_is_long_carries_on_and_is_never_cut():
    seen = " ".join(f"Sentence {count} of what was seen." for count in range(300))
    words = FOOT.sub("", said(drawn("order", "a4", seen=seen)))
    assert seen in words


@pytest.mark.parametrize(
    ("kind", "paper"), [("warning", "a4"), ("warning", "roll80"), ("course", "a4")]
)
def test_another_process_prints_the_same_bytes(kind, paper):
    made = {"warning": warning, "course": course}[kind]()
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", PRINT.format(kind=kind, paper=paper)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(render(made, paper=paper)).hexdigest()


@EVERY_PAPER
def test_the_number_is_read_back_from_the_barcode(which, paper):
    pdf = drawn(which, paper)
    read = [one.text for one in zxingcpp.read_barcodes(picture(pdf))]
    assert read == [(OFFERED if which == "course" else WARNED).number]


@pytest.mark.parametrize(("which", "paper"), [("course", "roll80"), ("order", "large")])
def test_a_paper_that_it_does_not_come_on_is_refused(which, paper):
    made = course() if which == "course" else warning()
    with pytest.raises(ValueError, match=paper):
        render(made, paper=paper)
