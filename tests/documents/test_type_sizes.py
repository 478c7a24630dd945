"""Nothing is too small to read: the sizes of look and law on each paper."""

import pytest

from tests.builders.notices import PARTICULARS
from tests.builders.papers import page_count, printed, sample, spans

LEAST = {"a4": 10, "roll80": 10, "large": 16}


@pytest.mark.parametrize("paper", LEAST)
@pytest.mark.parametrize("envelope", ["dl", "c5", "notify"])
def test_nothing_but_the_address_is_smaller_than_the_paper_allows(
    paper: str, envelope: str
) -> None:
    pdf = sample(paper, envelope)
    address = {"PRIVATE", "Tomasz Llŷr-Wójcik", "Flat 3", "12 Sample Street", "ILFORD", "IG1 2DQ"}
    for page in range(page_count(pdf)):
        small = [span for span in spans(pdf, page) if span.size < LEAST[paper] - 0.01]
        assert not [span for span in small if page or span.text.strip() not in address]
        assert all(span.size >= 8.25 for span in small)


def test_on_a_roll_the_law_is_printed_in_12_points() -> None:
    lawful = [PARTICULARS, "following the date of this notice", "Pay to: Ilford Borough Council"]
    large = " ".join(span.text.strip() for span in spans(sample("roll80")) if span.size >= 12)
    for words in lawful:
        assert words in large.replace("fold here ", "")


def test_on_a_roll_number_code_and_amounts_are_printed_in_16_points() -> None:
    bold = [span.text.strip() for span in spans(sample("roll80")) if span.size >= 16]
    for words in ("ILF 0001234 3", "7KQM 2XWD", "Pay £75", "Or pay £100"):
        assert words in bold


def test_particulars_never_shrink() -> None:
    short, long = (
        {span.size for span in spans(printed(offence={"particulars": said}))}
        for said in ("You stopped a car.", PARTICULARS * 6)
    )
    assert min(long) >= min(short)
