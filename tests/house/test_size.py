"""Rooms stay small: no file above 200 lines, no function above 40, every module says what it is."""

import ast
from pathlib import Path

import pytest

from tests.house.sources import HERE, python_files

LONGEST_FILE = 200
LONGEST_FUNCTION = 40


@pytest.mark.parametrize("path", list(python_files()), ids=lambda path: str(path.relative_to(HERE)))
def test_a_file_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= LONGEST_FILE
    assert ast.get_docstring(tree)
    long = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}
