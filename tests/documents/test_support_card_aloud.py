"""The card read out: its title and language, one top heading, lists, and the symbol in words."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest
from outloud import check as listen

from penalties.rules.wording.support_card import card
from tests.builders.cards import LANGUAGES, PAPERS, printed_card
from tests.documents.test_accessibility import elements

IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ON_EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS)


@IN_EVERY_LANGUAGE
@ON_EVERY_PAPER
def test_neither_checker_finds_an_error(language: str, paper: str, tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(printed_card(paper, language))
    assert not pdfua.validate(str(path)).findings
    heard = listen(str(path))
    assert heard.error is None
    assert {finding.rule for finding in heard.findings if finding.severity != "info"} <= {
        "LNK-010"  # a web address on paper is no link
    }


@IN_EVERY_LANGUAGE
@ON_EVERY_PAPER
def test_title_and_language_are_those_of_the_words(language: str, paper: str) -> None:
    words = card(language)
    with pikepdf.open(BytesIO(printed_card(paper, language))) as document:
        assert document.Root.Lang == words.language
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert document.docinfo.Title == words.title
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == words.title
            assert metadata["pdfuaid:part"] == "1"


@ON_EVERY_PAPER
def test_headings_have_one_top_and_skip_no_level(paper: str) -> None:
    with pikepdf.open(BytesIO(printed_card(paper))) as document:
        kinds = [str(each.S) for each in elements(document.Root.StructTreeRoot.K)]
    levels = [int(kind[2]) for kind in kinds if kind[1:] in ("H1", "H2", "H3")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert len(levels) > 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@ON_EVERY_PAPER
def test_offers_and_help_lines_are_lists_and_english_names_are_told_as_english(paper: str) -> None:
    with pikepdf.open(BytesIO(printed_card(paper, "ro"))) as document:
        tree = list(elements(document.Root.StructTreeRoot.K))
        offers, lines = (each for each in tree if each.S == "/L")
        assert [len(list(offers.K)), len(list(lines.K))] == [5, 3]
        assert "/Lang" not in offers
        assert lines.Lang == "en-GB"
        (symbol,) = (each for each in tree if each.S == "/Figure")
        assert str(symbol.Alt) == card("ro").qr
