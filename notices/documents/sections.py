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
ROWS = ("what_we_say", "choices", "how_to_pay")


def sections(notice: Notice, names: Sequence[str], styles: Styles, room: float) -> Iterator[Block]:
    """Each section under its heading, in a column ``room`` points wide."""
    for name in names:
        yield heading(notice.label(name), styles.heading, room)
        content = rows if name in ROWS else paragraphs
        yield from content(notice, name, styles, room)


def paragraphs(notice: Notice, name: str, styles: Styles, room: float) -> Iterator[Block]:
    """A section of paragraphs, with air below the last."""
    *first, last = notice.paragraphs(name)
    for text in first:
        yield paragraph(text, styles.body, room)
    yield paragraph(last, _with_air(styles.body, styles), room)


def rows(notice: Notice, name: str, styles: Styles, room: float) -> Iterator[Block]:
    """A section of rows: a small heading over each text."""
    style = {"choices": styles.choice, "what_we_say": styles.facts}.get(name, styles.body)
    head = styles.choice_title if name == "choices" else replace(style, after=0, bold=True)
    content = notice.rows(name)
    for number, (title, text) in enumerate(content, start=1):
        yield heading(title, head, room, level=3)
        yield paragraph(text, style if number < len(content) else _with_air(style, styles), room)


def run_in(notice: Notice, name: str, styles: Styles, room: float) -> Iterator[Block]:
    """A section of rows where paper is short: each title stands at the start of its text."""
    for title, text in notice.rows(name):
        style = styles.facts if name == "what_we_say" else styles.body
        yield Words(wrap(text, style, room, title), style, room)


def _with_air(style: Style, styles: Styles) -> Style:
    return replace(style, after=style.after + styles.air)
