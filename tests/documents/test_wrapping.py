"""Lines are never wider than their column, and breaking them loses nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.documents.characters import BREAK, printable
from notices.documents.fonts import begin_document
from notices.documents.wrapping import Style, wrap

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")) | st.sampled_from(" \n-é£"),
    max_size=300,
)


@pytest.fixture(autouse=True)
def _document() -> None:
    begin_document()


def shown(lines) -> str:
    words = (
        line.read_as if line.read_as is not None else "".join(run.text for run in line.runs)
        for line in lines
    )
    return "".join("".join(words).split())


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, room=st.floats(40, 500), size=st.sampled_from([10, 12, 18]))
def test_no_line_is_wider_than_its_column(text: str, room: float, size: float) -> None:
    for line in wrap(text, Style(size, size * 1.2), room):
        assert line.width * size <= room + 0.01 or len(line.runs[0].text) <= 8


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("abcdefgh ńŵ,.-£0123456789"), max_size=400))
def test_every_letter_stands_on_some_line(text: str) -> None:
    lines = wrap(text, Style(12, 15), 90)
    assert shown(lines) == "".join(printable(text).replace(BREAK, "").split())


def test_dates_and_amounts_are_bold_where_they_are_stressed() -> None:
    stressed = Style(12, 15, stresses=True)
    (line,) = wrap("Pay £75 by 11:59pm on Sunday 6 December 2026 or £1,000.50 later", stressed, 900)
    bold = [run.text.strip() for run in line.runs if run.font == "Arimo_700Bold"]
    assert bold == ["£75", "11:59pm on Sunday 6\u00a0December\u00a02026", "£1,000.50"]


def test_a_title_stands_in_bold_before_its_text() -> None:
    (line,) = wrap("at home", Style(12, 15), 900, title="Where")
    assert [(run.text, run.font) for run in line.runs] == [
        ("Where: ", "Arimo_700Bold"),
        ("at home", "Arimo_400Regular"),
    ]


def test_an_empty_text_has_no_line() -> None:
    assert wrap(" \u200e ", Style(12, 15), 100) == ()
