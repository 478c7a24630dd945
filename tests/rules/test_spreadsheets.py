"""A spreadsheet shows what stands in a file, and computes none of it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.spreadsheets import as_csv, harmless

CELLS = st.text(st.characters(exclude_characters="\r\n\0"), max_size=40)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+44",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "|calc",
        "%0A",
        " =1",
        "=cmd|'/C'!A",
    ],
)
def test_what_would_begin_a_formula_is_only_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "ILF-LOX", "2026-11-22T21:15:00+00:00", "1-2", "'"])
def test_anything_else_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_every_cell_is_found_again_in_its_place(rows: list[tuple[str, str]]) -> None:
    read = list(csv.reader(io.StringIO(as_csv(("One", "Two"), rows))))
    assert read == [["One", "Two"], *([harmless(cell) for cell in row] for row in rows)]
    assert not any(cell.strip(" ").startswith(("=", "+", "-", "@")) for row in read for cell in row)
