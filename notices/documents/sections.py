"""The sections of a notice as headings and paragraphs, the same words on every paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from notices.documents.blocks import Block, Words, heading, paragraph
from notices.documents.notice import Notice
from notices.documents.styles import Styles
from notices.documents.wrapping import Style, wrap

BACK = (
    "how_to_pay",
    "if_nothing",
    "look_again",
    "if_you_cannot",
    "what_this_is",
    "your_information",
    "other_formats",
)
CHOICES = ("choices", "to_do")


def sections(notice: Notice, names: Sequence[str], styles: Styles, room: float) -> Iterator[Block]:
    """Each section under its heading, in a column ``room`` points wide, with air below it.

    An empty section is left out.
    """
    for name in names:
        if not notice.snapshot["text"].get(name):
            continue
        yield heading(notice.label(name), styles.heading, room)
        *blocks, last = _content(notice, name, styles, room)
        yield from blocks
        yield replace(last, style=replace(last.style, after=last.style.after + styles.air))


def run_in(notice: Notice, name: str, styles: Styles, room: float) -> Iterator[Words]:
    """A section of rows where paper is short: each title stands at the start of its text."""
    style = _style_of(name, styles)
    for title, text in notice.rows(name):
        yield Words(wrap(text, style, room, title), style, room)


def _content(notice: Notice, name: str, styles: Styles, room: float) -> Iterator[Words]:
    if not notice.has_rows(name):
        yield from (paragraph(text, styles.body, room) for text in notice.paragraphs(name))
    elif styles.is_short and name not in CHOICES:
        yield from run_in(notice, name, styles, room)
    else:
        yield from _stacked(notice, name, styles, room)


def _stacked(notice: Notice, name: str, styles: Styles, room: float) -> Iterator[Words]:
    """A section of rows: a small heading over each text."""
    style = _style_of(name, styles)
    head = styles.choice_title if name in CHOICES else replace(style, after=0, bold=True)
    for title, text in notice.rows(name):
        yield heading(title, head, room, level=3)
        yield paragraph(text, style, room)


def _style_of(name: str, styles: Styles) -> Style:
    return {
        "choices": styles.choice,
        "to_do": styles.choice,
        "what_we_say": styles.facts,
    }.get(name, styles.body)
