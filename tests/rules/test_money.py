"""Amounts are whole pence, written and read as people do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.money import Pence, read, written
from penalties.rules.refusals import Refused


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (0, "£0"),
        (1, "£0.01"),
        (6_000, "£60"),
        (6_050, "£60.50"),
        (6_005, "£60.05"),
        (100_000, "£1,000"),
        (123_456_789, "£1,234,567.89"),
        (-500, "-£5"),
        (-4_025, "-£40.25"),
    ],
)
def test_an_amount_is_written_without_needless_pence(pence: int, text: str) -> None:
    assert written(Pence(pence)) == text


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£60", 6_000),
        ("60", 6_000),
        (" £ 60.50 ", 6_050),
        ("1,000", 100_000),
        ("£1,234,567.89", 123_456_789),
        ("0", 0),
        ("0.01", 1),
    ],
)
def test_an_amount_is_read_with_or_without_its_sign(text: str, pence: int) -> None:
    assert read(text) == pence


@pytest.mark.parametrize(
    "text",
    ["", "£", "abc", "60.5", "60.500", "-60", "6O", "1,00", "60 pounds", "1e3", "٦٠", "９９"],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match="Enter an amount in pounds and pence"):
        read(text)


@pytest.mark.parametrize("text", ["10,000,000", "9" * 5_000, "£10000000.00"])
def test_an_amount_beyond_all_reason_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="below £10,000,000"):
        read(text)


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_what_is_written_reads_back(pence: int) -> None:
    assert read(written(Pence(pence))) == pence
