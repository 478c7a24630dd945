"""The support ladder's warning on paper: whole, readable, the same for everybody, nobody's."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from notices.documents import render_support_warning
from penalties.rules.authority_settings import MOST_HELP_LINES
from penalties.rules.gate_policy import shipped_policy
from penalties.rules.wording.outing import outing_in
from penalties.rules.wording.support_warning import HEADINGS, TITLE, support_warning
from tests.builders.cards import ANONYMOUS_LINE, HELP_LINES, sample_card
from tests.builders.notices import COUNCIL
from tests.builders.papers import page_count, spans, texts

PAPERS = ("a4", "roll80")
ON_EVERY_PAPER = pytest.mark.parametrize("paper", PAPERS)
ALL_NAMES = (COUNCIL.name, COUNCIL.short_name, "Fairstreet")
PRINT = """
import hashlib
from tests.documents.test_support_warning import printed
print(hashlib.sha256(printed({paper!r})).hexdigest())
"""


def made(**changes):
    return support_warning(
        sample_card(**changes),
        shipped_policy(),
        order_code="ILF-LOX",
        order_title="Loxford",
        made_on=date(2026, 2, 2),
    )


def printed(paper, **changes):
    return render_support_warning(made(**changes), paper)


@ON_EVERY_PAPER
def test_it_says_all_that_it_has_to_on_one_side(paper):
    (said,) = texts(printed(paper))
    warning = made()
    for part in (TITLE, *warning.lead, warning.with_it, *HEADINGS.values()):
        assert part in said
    for part in (*warning.card.words.offers, warning.card.words.danger, ANONYMOUS_LINE):
        assert part in said
    for line in HELP_LINES:
        assert line.phone in said


@ON_EVERY_PAPER
def test_no_word_on_it_outs_and_nobody_is_named(paper):
    (said,) = texts(printed(paper))
    assert outing_in(said) == []
    for name in ALL_NAMES:
        assert name not in said


@ON_EVERY_PAPER
def test_the_file_tells_neither_its_maker_nor_its_day(paper):
    with pikepdf.open(BytesIO(printed(paper))) as document:
        assert str(document.docinfo["/Title"]) == TITLE
        assert str(document.docinfo["/Author"]) == ""
        assert str(document.docinfo["/CreationDate"]).startswith("D:20000101")


@ON_EVERY_PAPER
def test_nothing_is_smaller_than_10_points(paper):
    assert all(span.size >= 10 for span in spans(printed(paper)))


def test_many_help_lines_carry_on_to_another_side():
    many = printed("a4", help_lines=HELP_LINES * (MOST_HELP_LINES // len(HELP_LINES)))
    assert page_count(many) == 2
    assert " ".join(texts(many)).count(HELP_LINES[0].phone) == 2


@ON_EVERY_PAPER
def test_another_process_prints_the_same_bytes(paper):
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", PRINT.format(paper=paper)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(printed(paper)).hexdigest()


def test_a_paper_that_it_does_not_come_on_is_refused():
    with pytest.raises(ValueError, match="wallet"):
        printed("wallet")
