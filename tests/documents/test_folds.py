"""No code, no row of a table and no line for a signature stands across a fold of the sheet."""

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.documents.envelopes import ENVELOPES
from tests.builders.notices import PARTICULARS
from tests.builders.papers import A_MILLIMETRE, printed, sample, spans

ROWS = ("Pay £75", "Or pay £100", "Or ask us to look again", "When", "Where", "Order and area")


def drawings(pdf: bytes) -> list[tuple[float, float]]:
    """Top and foot of each drawing on page 1 in millimetres, but of the frame of the choices."""
    with pymupdf.open("pdf", pdf) as document:
        boxes = [drawing["rect"] for drawing in document[0].get_drawings()]
    return [
        (box.y0 / A_MILLIMETRE, box.y1 / A_MILLIMETRE)
        for box in boxes
        if box.width / A_MILLIMETRE < 170
    ]


@pytest.mark.parametrize("envelope", ["dl", "c5"])
def test_no_code_crosses_a_fold(envelope: str) -> None:
    marks = drawings(sample("a4", envelope))
    assert len(marks) > 20
    for fold in ENVELOPES[envelope].folds:
        assert not [mark for mark in marks if mark[0] < fold < mark[1]]


@settings(max_examples=12, deadline=None)
@given(length=st.integers(20, 700), envelope=st.sampled_from(["dl", "c5"]))
def test_no_row_crosses_a_fold_however_long_the_particulars(length: int, envelope: str) -> None:
    said = (PARTICULARS * 2)[:length]
    pdf = printed(council={"envelope_profile": envelope}, offence={"particulars": said})
    rows = [span for span in spans(pdf) if span.text.strip().startswith(ROWS)]
    assert len(rows) >= len(ROWS)
    for fold in ENVELOPES[envelope].folds:
        assert not [row.text for row in rows if row.top + 0.6 < fold < row.bottom - 0.6]
        assert not [mark for mark in drawings(pdf) if mark[0] < fold < mark[1]]
