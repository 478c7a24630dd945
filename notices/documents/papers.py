"""Which drawing belongs to which kind of snapshot and paper."""

from collections.abc import Callable, Mapping

from notices.documents.answer_letter import answer_letter, large_answer_letter
from notices.documents.direction import on_a4, on_a_roll
from notices.documents.fixed_penalty import fixed_penalty
from notices.documents.fonts import begin_document
from notices.documents.keeper_letter import keeper_letter
from notices.documents.large_print import large_print
from notices.documents.notice import Notice
from notices.documents.roll import roll
from notices.documents.warning import course_on_a4, warning_on_a4, warning_on_a_roll

PAPERS: Mapping[tuple[str, str], Callable[[Notice], bytes]] = {
    ("fixed_penalty", "a4"): fixed_penalty,
    ("fixed_penalty", "roll80"): roll,
    ("fixed_penalty", "large"): large_print,
    ("direction", "a4"): on_a4,
    ("direction", "roll80"): on_a_roll,
    ("property_receipt", "a4"): on_a4,
    ("property_receipt", "roll80"): on_a_roll,
    ("kerb_warning", "a4"): warning_on_a4,
    ("kerb_warning", "roll80"): warning_on_a_roll,
    ("course_offer", "a4"): course_on_a4,
    ("keeper_letter", "a4"): keeper_letter,
    ("answer_letter", "a4"): answer_letter,
    ("answer_letter", "large"): large_answer_letter,
}


def press(notice: Notice, paper: str) -> bytes:
    """Print a frozen paper; ``ValueError`` where its kind does not come on that paper."""
    kind = notice.snapshot["kind"]
    if (kind, paper) not in PAPERS:
        raise ValueError(f"There is no {paper} paper for a {kind}.")
    begin_document()
    return PAPERS[kind, paper](notice)
