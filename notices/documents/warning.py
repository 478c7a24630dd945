"""A warning in person on A4 and on a roll, and the offer of a course on A4: both handed over.

First what was seen or what is offered, then what that means, then how to ask and what is kept.
"""

from collections.abc import Iterator
from dataclasses import replace

from notices.documents.blocks import Block, heading, paragraph
from notices.documents.handed_over import PROSE, handed_over
from notices.documents.notice import Notice
from notices.documents.roll import WIDTH as ROLL_WIDTH
from notices.documents.roll import slip, slip_head
from notices.documents.sections import run_in, sections
from notices.documents.styles import A4, ROLL, ROLL_SMALL

WARNING = ("the_law", "what_this_is", "what_may_follow", "if_wrong")
COURSE = ("your_choice", "how_to_answer")
LAST = ("your_information", "given_by", "other_formats")
A4_LAST = replace(A4, body=A4.facts)


def warning_on_a4(notice: Notice) -> bytes:
    """The warning on sides of A4, folded in three."""
    return handed_over(notice, [list(_on_a4(notice, "what_we_saw", *WARNING))])


def course_on_a4(notice: Notice) -> bytes:
    """The offer of a course, likewise."""
    return handed_over(notice, [list(_on_a4(notice, "the_course", *COURSE))])


def warning_on_a_roll(notice: Notice) -> bytes:
    """The warning from the printer at the belt."""
    return slip(notice, [list(_on_a_roll(notice))])


def _on_a4(notice: Notice, rows: str, *names: str) -> Iterator[Block]:
    for text in notice.paragraphs("why"):
        yield paragraph(text, A4.lead, PROSE)
    yield heading(notice.label(rows), A4.heading, PROSE)
    yield from run_in(notice, rows, A4, PROSE)
    yield from sections(notice, names, A4, PROSE)
    yield from sections(notice, LAST, A4_LAST, PROSE)


def _on_a_roll(notice: Notice) -> Iterator[Block]:
    yield from slip_head(notice)
    for text in notice.paragraphs("why"):
        yield paragraph(text, ROLL.lead, ROLL_WIDTH)
    yield from sections(notice, ("what_we_saw", *WARNING), ROLL, ROLL_WIDTH)
    yield from sections(notice, LAST, ROLL_SMALL, ROLL_WIDTH)
    yield paragraph(notice.label("record", record=notice.record), ROLL.small, ROLL_WIDTH)
