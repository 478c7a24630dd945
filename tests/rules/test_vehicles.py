"""Registration marks in one form, whatever was typed, with the format they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.refusals import Refused
from penalties.rules.vehicles import UK_FORMATS, read_mark


@pytest.mark.parametrize(
    ("typed", "compact", "form", "printed"),
    [
        ("ab12 cde", "AB12CDE", "current", "AB12 CDE"),
        (" AB-12-CDE ", "AB12CDE", "current", "AB12 CDE"),
        ("ａｂ１２ｃｄｅ", "AB12CDE", "current", "AB12 CDE"),
        ("M123ABC", "M123ABC", "prefix", "M123 ABC"),
        ("a1abc", "A1ABC", "prefix", "A1 ABC"),
        ("ABC 123D", "ABC123D", "suffix", "ABC 123D"),
        ("Q123ABC", "Q123ABC", "of unknown age", "Q123 ABC"),
        ("AIZ 1234", "AIZ1234", "Northern Ireland", "AIZ 1234"),
        ("IA 1", "IA1", "Northern Ireland", "IA 1"),
        ("ABC 1", "ABC1", "without a date", "ABC 1"),
        ("1234 AB", "1234AB", "without a date, digits first", "1234 AB"),
        ("101 D 234", "101D234", "diplomatic", "101 D 234"),
        ("AB 12 CD", "AB12CD", "military", "AB 12 CD"),
        ("12345", "12345", "trade", "12345"),
        ("AQ12 CDE", "AQ12CDE", "", "AQ12CDE"),
        ("WA 12345", "WA12345", "", "WA12345"),
        ("B-MW 1234E", "BMW1234E", "", "BMW1234E"),
    ],
)
def test_a_mark_is_read_into_its_form(typed: str, compact: str, form: str, printed: str) -> None:
    mark = read_mark(typed)
    assert (mark.compact, mark.format, mark.printed) == (compact, form, printed)


@pytest.mark.parametrize("typed", ["", " - ", "A", "A" * 11])
def test_what_is_no_mark_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="AB12 CDE"):
        read_mark(typed)


@given(st.sampled_from(sorted(UK_FORMATS)), st.data())
def test_spaces_and_case_never_matter(form: str, data: st.DataObject) -> None:
    compact = data.draw(st.from_regex(UK_FORMATS[form], fullmatch=True))
    spaced = " ".join(compact.lower())
    assert read_mark(spaced) == read_mark(compact)
    assert read_mark(read_mark(compact).printed) == read_mark(compact)
    assert read_mark(compact).format
