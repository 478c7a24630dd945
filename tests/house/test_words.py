"""The words of the house: the field's own terms, and nothing left for later."""

import re
from pathlib import Path

import pytest

from tests.house.sources import HERE, python_files, templates

LEFT_FOR_LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
NAMES_A_PERSON = re.compile(r"prostitute", re.IGNORECASE)
OFFENCE_NAMES = re.compile(r"prostitute.?s.?caution", re.IGNORECASE)
SAID_OTHERWISE = re.compile(r"\b(appeal against|your appeal|parking ticket)\b", re.IGNORECASE)
FILES = [*python_files(), *templates()]
WHO_LIST_THEM = {HERE / "penalties" / "rules" / "wording" / "banned.py"}
BAGS = {"utils", "common", "helpers", "manager", "misc", "core"}


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path not in WHO_LIST_THEM],
    ids=lambda path: str(path.relative_to(HERE)),
)
def test_a_file_uses_the_words_of_the_field(path: Path) -> None:
    text = OFFENCE_NAMES.sub("", path.read_text("utf-8"))
    for never in (LEFT_FOR_LATER, NAMES_A_PERSON, SAID_OTHERWISE):
        found = never.search(text)
        assert found is None, found
    assert path.stem not in BAGS
