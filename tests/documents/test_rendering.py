"""The one door to paper: what it prints, what it refuses, and what it loads."""

import subprocess
import sys

import pytest

from notices.documents import fonts, render
from tests.builders.notices import CODE, LINK, snapshot
from tests.builders.papers import page_count, sample, texts

HEAVY = ("reportlab", "segno", "bidi", "uharfbuzz", "PIL")


def test_papers_are_loaded_only_when_something_is_printed() -> None:
    code = f"import sys, notices.documents; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("kind", "paper"), [("fixed_penalty", "a3"), ("love_letter", "a4")])
def test_an_unknown_kind_or_paper_is_refused(kind: str, paper: str) -> None:
    with pytest.raises(ValueError, match=paper):
        render({**snapshot(), "kind": kind}, code=CODE, link=LINK, paper=paper)


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.begin_document()
    with pytest.raises(FileNotFoundError, match=r"Vazirmatn_400Regular\.ttf is missing"):
        fonts.font_name(fonts.FAMILIES[1], bold=False)


def test_the_record_on_page_2_is_the_start_of_the_hash_without_code_and_link() -> None:
    other = render(snapshot(), code="ABCDEFGH", link="https://elsewhere.example/x", paper="a4")
    record = texts(other)[1].rpartition("Record ")[2]
    assert len(record) == 12
    assert texts(sample())[1].endswith(record)
    assert record not in texts(other)[0]


def test_the_link_is_drawn_and_never_written() -> None:
    for paper in ("a4", "roll80", "large"):
        words = "".join(texts(sample(paper)))
        assert LINK not in words
        assert LINK.rpartition("-")[2] not in words


def test_the_slip_is_one_page_with_an_end() -> None:
    assert page_count(sample("roll80")) == 1
    assert texts(sample("roll80"))[0].endswith("Page 1 of 1. End of notice")


def test_large_print_ends_on_its_last_page() -> None:
    *others, last = texts(sample("large"))
    assert last.endswith("End of notice")
    assert not any("End of notice" in page for page in others)
