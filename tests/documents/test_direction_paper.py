"""A direction and a receipt as paper: type, margins, folds, tags, bytes, and whatever is typed."""

import hashlib
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest
from outloud import check as listen

from notices.documents import render
from tests.builders.directions import AREAS, BEHAVIOUR, direction, receipt
from tests.builders.drawings import paths
from tests.builders.papers import A_MILLIMETRE, page_count, picture, spans, texts
from tests.documents.test_accessibility import elements
from tests.documents.test_hostile_text import EMOJI, MARKS, flood

KINDS = ("given", "varied", "withdrawn", "receipt")
PAPERS = pytest.mark.parametrize("paper", ["a4", "roll80"])
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
A4_FOLDS = (99, 198)
TYPED = ("name", "description", "locality", "authorised_by", "area", "route", "place")
TYPED += ("behaviour", "necessity", "because", "force", "why_not_written")
PRINT = """
import hashlib
from tests.documents.test_direction_paper import drawn
print(hashlib.sha256(drawn({kind!r}, {paper!r})).hexdigest())
"""


def drawn(kind: str, paper: str, **changes) -> bytes:
    snapshot = receipt(**changes) if kind == "receipt" else direction(kind, **changes)
    return render(snapshot, paper=paper)


@PAPERS
@EVERY_KIND
def test_nothing_is_smaller_than_10_points(kind: str, paper: str) -> None:
    pdf = drawn(kind, paper)
    for page in range(page_count(pdf)):
        assert min(span.size for span in spans(pdf, page)) >= 10 - 0.01


@pytest.mark.parametrize("kind", ["given", "varied"])
def test_on_a_roll_what_the_law_asks_for_is_in_12_points(kind: str) -> None:
    large = " ".join(span.text.strip() for span in spans(drawn(kind, "roll80")) if span.size >= 12)
    large = " ".join(large.replace("fold here ", "").split())
    for words in (
        BEHAVIOUR,
        "9:45pm on Sunday 22 November 2026",
        "after you were first told.",
        "South along Ilford Lane",
        "Failing to comply with this direction without reasonable excuse is an offence",
        "the flats behind the library",
        "Drivers braked hard",
    ):
        assert words in large.replace("\u00a0", " ")


def test_on_a_roll_how_to_get_a_thing_back_is_in_12_points() -> None:
    large = [span.text for span in spans(drawn("receipt", "roll80")) if span.size >= 12]
    words = " ".join(" ".join(large).replace("\u00a0", " ").split())
    assert "Go to the front counter of Ilford Police Station" in words
    assert "11:59pm on Saturday 19 December 2026" in words


@PAPERS
@EVERY_KIND
def test_the_margins_stay_free(kind: str, paper: str) -> None:
    pdf = drawn(kind, paper)
    edge = {"a4": 12, "roll80": 3.8}[paper] * 203 / 25.4
    for number in range(page_count(pdf)):
        page = picture(pdf, number)
        width, height = page.size
        for strip in ((0, 0, edge, height), (width - edge, 0, width, height)):
            assert page.crop(tuple(map(round, strip))).getextrema() == (255, 255)


@pytest.mark.parametrize("name", AREAS)
@pytest.mark.parametrize("times", [1, 2, 5])
def test_no_line_no_code_and_no_map_crosses_a_fold(name: str, times: int) -> None:
    pdf = drawn("given", "a4", polygon=AREAS[name], behaviour=BEHAVIOUR * times, area="A " * times)
    for page in range(page_count(pdf)):
        reach = [(span.top + 0.6, span.bottom - 0.6) for span in spans(pdf, page)]
        for path in paths(pdf, page):
            _, bottom, _, top = path.box
            if not path.clips and not _is_hatching(path):
                reach.append((297 - top / A_MILLIMETRE, 297 - bottom / A_MILLIMETRE))
        for fold in A4_FOLDS:
            assert not [one for one in reach if one[0] < fold < one[1]]


def _is_hatching(path) -> bool:
    """A slanted line, which is cut off where the area ends."""
    left, bottom, right, top = path.box
    return not path.closed[0] and right > left and top > bottom


@EVERY_KIND
def test_two_processes_print_the_same_bytes(kind: str) -> None:
    for paper in ("a4", "roll80"):
        environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-c", PRINT.format(kind=kind, paper=paper)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == hashlib.sha256(drawn(kind, paper)).hexdigest()


@pytest.mark.parametrize("kind", ["direction", "property_receipt"])
def test_it_does_not_come_in_another_size(kind: str) -> None:
    with pytest.raises(ValueError, match="large"):
        render({**direction(), "kind": kind}, paper="large")


@pytest.fixture
def file(tmp_path: Path, kind: str, paper: str) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn(kind, paper))
    return path


@PAPERS
@EVERY_KIND
def test_the_checkers_that_read_and_listen_find_nothing(file: Path) -> None:
    assert not pdfua.validate(str(file)).findings
    heard = listen(str(file))
    assert heard.error is None
    assert [one.rule for one in heard.findings if one.severity != "info"] == []


@PAPERS
@EVERY_KIND
def test_headings_pictures_title_and_language_are_told(file: Path, kind: str) -> None:
    with pikepdf.open(file) as document:
        tree = list(elements(document.Root.StructTreeRoot.K))
        kinds = [str(element.S) for element in tree]
        alts = [str(element.Alt) for element in tree if element.S == "/Figure"]
        assert document.Root.Lang == "en-GB"
        assert document.docinfo.Title == "Metropolitan Police Service: ILF 0001234 3"
        assert document.docinfo.Author == "Metropolitan Police Service"
    levels = [int(kind[2]) for kind in kinds if kind[1:] in ("H1", "H2", "H3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    maps = [alt for alt in alts if alt.startswith("Map of the area to keep out of")]
    assert len(maps) == (kind in ("given", "varied"))
    assert len(alts) == 1 + len(maps)


@PAPERS
def test_every_text_that_is_typed_comes_back_whole_whatever_it_is(paper: str) -> None:
    typed = {name: flood(name) for name in TYPED}
    said = drawn("varied", paper, **typed, in_writing=False, left_open=(("home", flood("home")),))
    words = "".join("".join(texts(said)).replace("fold here", "").split())
    words = words.replace("foldhere", "")
    for name in (*TYPED, "home"):
        assert f"first{name}" in words
        assert f"last{name}" in words
    right = {"a4": 198, "roll80": 76.2}[paper]
    for page in range(min(page_count(said), 8)):
        assert max(span.right for span in spans(said, page)) <= right


@PAPERS
def test_a_receipt_is_printed_whole_whatever_is_typed(paper: str) -> None:
    names = ("item", "because", "how_to_recover", "name")
    said = drawn("receipt", paper, **{name: flood(name) for name in names})
    words = "".join("".join(texts(said)).split())
    for name in names:
        assert f"first{name}" in words
        assert f"last{name}" in words


@PAPERS
def test_long_particulars_come_back_word_for_word(paper: str) -> None:
    words = [f"word{number}" for number in range(1_200)]
    found = [
        word
        for text in texts(drawn("given", paper, behaviour=" ".join(words)))
        for word in text.split()
        if word.startswith("word")
    ]
    assert found == words


@PAPERS
def test_each_of_many_emoji_is_told_by_its_number(paper: str) -> None:
    said = "".join(texts(drawn("given", paper, behaviour=f"before {EMOJI * 2_000} after")))
    assert said.replace(" ", "").count("[U+1F9FF]") == 2_000


@pytest.mark.parametrize("mark", MARKS)
def test_marks_that_turn_the_reading_do_not_turn_it(mark: str) -> None:
    plain = drawn("given", "a4", area="Ilford Lane 12 outside the bank")
    marked = drawn("given", "a4", area=f"Ilford {mark}Lane 12 outside{mark} the bank")
    assert texts(marked)[0] == texts(plain)[0]


@EVERY_KIND
def test_every_side_bears_its_number_and_its_place(kind: str) -> None:
    pages = texts(drawn(kind, "a4", **({} if kind == "receipt" else {"behaviour": BEHAVIOUR * 9})))
    for number, page in enumerate(pages, start=1):
        assert "ILF 0001234 3" in page
        assert f"Page {number} of {len(pages)}" in page
    assert "Record " in pages[-1]
    assert texts(drawn(kind, "roll80"))[-1].endswith("Page 1 of 1. End of this paper")
