"""What a screen reader finds: title, language, headings, tables with row headers, alternatives."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest
from outloud import check as listen

from tests.builders.papers import printed, sample

PAPERS = pytest.mark.parametrize("paper", ["a4", "roll80", "large"])


@pytest.fixture
def file(tmp_path: Path, paper: str) -> Path:
    path = tmp_path / "notice.pdf"
    path.write_bytes(sample(paper))
    return path


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


@PAPERS
def test_the_checker_of_pdf_ua_finds_nothing(file: Path) -> None:
    assert not pdfua.validate(str(file)).findings


@PAPERS
def test_the_checker_that_listens_finds_no_error(file: Path) -> None:
    heard = listen(str(file))
    assert heard.error is None
    assert {finding.rule for finding in heard.findings if finding.severity != "info"} <= {
        "LNK-010"  # an e-mail address on paper is no link
    }


@PAPERS
def test_title_and_language_are_told(file: Path) -> None:
    with pikepdf.open(file) as document:
        assert document.Root.Lang == "en-GB"
        assert document.Root.MarkInfo.Marked is True
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert document.docinfo.CreationDate == "D:20261122213100Z"
        assert document.docinfo.Title == "Ilford Council: ILF 0001234 3"
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Ilford Council: ILF 0001234 3"


@PAPERS
def test_headings_have_one_top_and_skip_no_level(file: Path) -> None:
    with pikepdf.open(file) as document:
        kinds = [str(element.S) for element in elements(document.Root.StructTreeRoot.K)]
    levels = [int(kind[2]) for kind in kinds if kind[1:] in ("H1", "H2", "H3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@PAPERS
def test_every_picture_is_told_in_words(file: Path) -> None:
    with pikepdf.open(file) as document:
        tree = list(elements(document.Root.StructTreeRoot.K))
        figures = [str(element.Alt) for element in tree if element.S == "/Figure"]
    assert len(figures) == 2
    assert any("opens this notice" in alt for alt in figures)


def test_each_row_of_the_tables_on_the_front_has_a_header() -> None:
    with pikepdf.open(BytesIO(sample())) as document:
        rows = [each for each in elements(document.Root.StructTreeRoot.K) if each.S == "/TR"]
        assert len(rows) == 7
        for row in rows:
            assert [str(cell.S) for cell in row.K] == ["/TH", "/TD"]
            assert row.K[0].A.Scope == "/Row"


def test_a_paragraph_that_goes_over_the_page_stays_one_paragraph() -> None:
    long = "He said so, and then he said it once more. " * 90
    with pikepdf.open(BytesIO(printed("large", offence={"particulars": long}))) as document:
        parted = [
            each
            for each in elements(document.Root.StructTreeRoot.K)
            if each.S == "/P" and any(isinstance(kid, pikepdf.Dictionary) for kid in each.K)
        ]
    assert len(parted) == 1
