"""What a place on the front is too small for: it is never shrunk or cut, it carries on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from notices.documents.blocks import Block, Words, heading
from notices.documents.lines import Line
from notices.documents.wrapping import Style, wrap


@dataclass(slots=True)
class Carried:
    """Collects the rest of whatever did not fit; ``pointer`` says where it carries on."""

    pointer: str
    rest: list[tuple[str, Sequence[Line], Style, float]] = field(default_factory=list)

    def fit(self, title: str, text: str, style: Style, room: float, most: int) -> tuple[Line, ...]:
        """At most so many lines of a text; the last of them points to the rest, if there is one.

        ``title`` heads the rest where it carries on.
        """
        return self.fit_lines(title, wrap(text, style, room), style, room, most)

    def fit_lines(
        self, title: str, lines: Sequence[Line], style: Style, room: float, most: int
    ) -> tuple[Line, ...]:
        """The same of text that is wrapped already."""
        if len(lines) <= most:
            return tuple(lines)
        pointer = wrap(self.pointer, style, room)
        kept = max(0, most - len(pointer))
        self.rest.append((title, lines[kept:], style, room))
        return (*lines[:kept], *pointer)

    def carry(self, title: str, text: str, style: Style, room: float) -> None:
        """All of a text, where its place could not show it whole and has no room for a pointer."""
        self.rest.append((title, wrap(text, style, room), style, room))

    def blocks(self, headed: str, style: Style, width: float) -> list[Block]:
        """The rest of each, under its heading; ``headed`` has a blank for ``title``."""
        blocks: list[Block] = []
        for title, lines, text_style, room in self.rest:
            blocks.append(heading(headed.format(title=title), style, width))
            blocks.append(Words(lines, text_style, room))
        return blocks
