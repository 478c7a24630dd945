"""The same facts give the same bytes: in another process, after other documents, in any order."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.builders.papers import printed, sample

PRINT = """
import hashlib
from tests.builders.papers import sample
print(hashlib.sha256(sample({paper!r})).hexdigest())
"""
ARABIC = {"offence": {"place": "شارع الملك فيصل، قرب المدرسة القديمة"}}


@pytest.mark.parametrize("paper", ["a4", "roll80", "large"])
def test_two_processes_print_the_same_bytes(paper: str) -> None:
    digests = {hashlib.sha256(sample(paper)).hexdigest()}
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"}
        command = [sys.executable, "-c", PRINT.format(paper=paper)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_what_was_printed_before_changes_nothing() -> None:
    first = printed()
    printed(**ARABIC)
    printed("roll80", **ARABIC)
    assert printed() == first


def test_shaped_letters_are_numbered_afresh_for_each_document() -> None:
    first = printed(**ARABIC)
    printed(offence={"place": "پاکستان چوک گھر ٹھیک"})
    assert printed(**ARABIC) == first


def test_another_fact_gives_other_bytes() -> None:
    assert printed(person={"name": "Ion Popescu"}) != sample()
