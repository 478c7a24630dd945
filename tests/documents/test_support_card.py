"""The information card: whole in every language, on a side of its size, and it outs nobody."""

import hashlib
import os
import re
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
import zxingcpp
from PIL import ImageOps

from notices.documents import left_out_of_wallet
from penalties.rules.facts import HelpLine
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.support_card import card
from tests.builders.cards import (
    ANONYMOUS_LINE,
    HEALTH_PAGE,
    HELP_LINES,
    LANGUAGES,
    PAPERS,
    printed_card,
    sample_card,
)
from tests.builders.notices import COUNCIL
from tests.builders.papers import THERMAL_DPI, page_count, picture, printed, spans, texts

IN_EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
ON_EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS)
LEAST = {"wallet": 8, "roll80": 10}
SHOWN_PAGE = "www.nhs.uk/live-well"
PRINT = """
import hashlib
from tests.builders.cards import printed_card
print(hashlib.sha256(printed_card({paper!r}, "ro")).hexdigest())
"""
OUTS = (
    *("council", "borough", "police", "sex", "street", "notice", "fine", "penalty", "offence"),
    *("officer", "warning", "court", "strike", "order"),
    *("consiliul", "primăria", "poliția", "poliție", "stradă", "amendă", "înștiințare"),
    *("rada", "urząd", "policja", "seks", "ulica", "ulicy", "mandat", "grzywna", "zawiadomienie"),
    *("cyngor", r"rhyw\b", "rhywiol", "heddlu", "stryd", "dirwy", "hysbysiad"),
    *(COUNCIL.name, COUNCIL.short_name, "Fairstreet"),
)


@IN_EVERY_LANGUAGE
def test_the_front_says_what_there_is_and_the_back_whom_to_call(language: str) -> None:
    words = card(language)
    front, back = texts(printed_card("wallet", language))
    assert front == " ".join([words.title, words.promise, *words.offers, words.your_choice])
    calls = [f"{line.name}: {line.hours} {line.phone}" for line in HELP_LINES]
    report = [words.anonymous, ANONYMOUS_LINE]
    assert back == " ".join([words.danger, *calls, *report, f"{words.health}: {SHOWN_PAGE}"])


@IN_EVERY_LANGUAGE
def test_the_roll_says_the_same_on_one_slip(language: str) -> None:
    words = card(language)
    (slip,) = texts(printed_card("roll80", language))
    front, back = texts(printed_card("wallet", language))
    assert slip.startswith(f"{front} {words.danger} {words.calls} ")
    assert slip.replace(f"{words.calls} ", "", 1) == f"{front} {back}"


@IN_EVERY_LANGUAGE
def test_each_side_of_the_wallet_card_is_85_by_54_millimetres(language: str) -> None:
    with pikepdf.open(BytesIO(printed_card("wallet", language))) as document:
        assert len(document.pages) == 2
        for page in document.pages:
            sides = [float(side) / 72 * 25.4 for side in page.mediabox]
            assert sides == pytest.approx([0, 0, 85, 54], abs=0.001)


def test_the_slip_is_80_millimetres_wide_and_as_long_as_its_words() -> None:
    heights = []
    for lines in (HELP_LINES, HELP_LINES[:1]):
        pdf = printed_card("roll80", help_lines=lines)
        with pikepdf.open(BytesIO(pdf)) as document:
            (page,) = document.pages
            _, _, width, height = (float(side) / 72 * 25.4 for side in page.mediabox)
        assert width == pytest.approx(80, abs=0.001)
        _, _, _, lowest = ImageOps.invert(picture(pdf)).getbbox()
        assert 10 <= height - lowest / THERMAL_DPI * 25.4 < 17
        assert min(span.left for span in spans(pdf)) > 3.99
        heights.append(height)
    assert heights[0] > heights[1]


@IN_EVERY_LANGUAGE
@ON_EVERY_PAPER
def test_no_word_on_it_or_in_its_file_outs_whoever_carries_it(language: str, paper: str) -> None:
    pdf = printed_card(paper, language)
    with pikepdf.open(BytesIO(pdf)) as document:
        about = [str(value) for value in document.docinfo.values()]
        with document.open_metadata() as metadata:
            about.append(str(metadata))
    said = " ".join([*texts(pdf), *about])
    assert [word for word in OUTS if re.search(rf"\b{word}", said, re.IGNORECASE)] == []
    assert banned_in(said) == []


@ON_EVERY_PAPER
def test_its_file_tells_no_date_and_no_maker(paper: str) -> None:
    with pikepdf.open(BytesIO(printed_card(paper))) as document:
        assert document.docinfo.Title == "Help near you"
        assert (document.docinfo.Author, document.docinfo.Creator) == ("", "")
        assert document.docinfo.CreationDate == "D:20000101000000Z"
    assert not re.search(r"\b20[0-9]{2}\b", " ".join(texts(printed_card(paper))))


@IN_EVERY_LANGUAGE
@ON_EVERY_PAPER
def test_nothing_is_too_small_to_read_or_runs_off_the_card(language: str, paper: str) -> None:
    pdf = printed_card(paper, language)
    edge = {"wallet": 85 - 3, "roll80": 76.2}[paper]
    for page in range(page_count(pdf)):
        for span in spans(pdf, page):
            assert span.size >= LEAST[paper]
            assert span.left >= 3
            assert span.right <= edge
            assert paper == "roll80" or (span.top >= 3 and span.bottom <= 54 - 3)


@ON_EVERY_PAPER
def test_the_numbers_to_call_are_the_largest_words_around_them(paper: str) -> None:
    back = list(spans(printed_card(paper), page_count(printed_card(paper)) - 1))
    numbers = [span for span in back if re.fullmatch(r"[\d\u00a0 ]+", span.text.strip())]
    names = [span for span in back if span.text.startswith(tuple(line.name for line in HELP_LINES))]
    assert len(numbers) == len(HELP_LINES) + 1
    assert min(span.size for span in numbers) > max(span.size for span in names)


@pytest.mark.parametrize("dpi", [THERMAL_DPI, 300])
@ON_EVERY_PAPER
def test_the_symbol_opens_the_health_page_and_nothing_else(paper: str, dpi: int) -> None:
    pdf = printed_card(paper)
    pages = [picture(pdf, page, dpi) for page in range(page_count(pdf))]
    for aged in (lambda level: level, lambda level: 255 - (255 - level) * 2 // 5):
        found = [one for page in pages for one in zxingcpp.read_barcodes(page.point(aged))]
        assert [(one.format, one.text) for one in found] == [
            (zxingcpp.BarcodeFormat.QRCode, HEALTH_PAGE)
        ]


def test_a_paper_it_does_not_come_on_is_refused() -> None:
    with pytest.raises(ValueError, match="a4"):
        printed_card("a4")


@ON_EVERY_PAPER
def test_the_same_card_is_the_same_bytes_in_another_process(paper: str) -> None:
    digests = {hashlib.sha256(printed_card(paper, "ro")).hexdigest()}
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-c", PRINT.format(paper=paper)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        digests.add(done.stdout.strip())
    assert len(digests) == 1


@ON_EVERY_PAPER
def test_what_was_printed_before_changes_nothing(paper: str) -> None:
    shelter = (HelpLine("پناہ گاہ", "020 7946 0177"),)
    first = printed_card(paper, help_lines=shelter)
    printed(offence={"place": "شارع الملك فيصل"})
    left_out_of_wallet(sample_card(help_lines=(HelpLine("گھر ٹھیک", "1"),)))
    assert printed_card(paper, help_lines=shelter) == first
    assert printed_card(paper, "pl") != first
