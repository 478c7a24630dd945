"""The type of each paper: nothing under 10 points, law in 12 on a roll, 18 in large print."""

from dataclasses import dataclass, replace

from notices.documents.wrapping import Style


@dataclass(frozen=True, slots=True)
class Styles:
    """The sizes that one paper uses, in points."""

    title: Style
    heading: Style
    lead: Style
    body: Style
    facts: Style
    facts_title: Style
    choice: Style
    choice_title: Style
    label: Style
    number: Style
    code: Style
    small: Style
    air: float = 6.0
    """Between sections."""
    apart: float = 0.0
    """At least, between what stands at the top right."""
    is_short: bool = False
    """The titles of rows stand at the start of their texts."""


A4 = Styles(
    title=Style(20, 24, bold=True),
    heading=Style(13, 16, 2, bold=True),
    lead=Style(12, 15, 4),
    body=Style(12, 15, 5),
    facts=Style(11, 13.5, 3),
    facts_title=Style(11, 13.5, bold=True),
    choice=Style(12, 15, stresses=True),
    choice_title=Style(12, 15, bold=True),
    label=Style(10, 12.5),
    number=Style(18, 22, bold=True),
    code=Style(16, 20, bold=True),
    small=Style(10, 12),
    is_short=True,
)

A4_COMPACT = replace(
    A4,
    title=Style(17, 20, bold=True),
    label=Style(10, 11.5),
    number=Style(16, 19, bold=True),
    code=Style(14, 18, bold=True),
)
"""Where the title has to share the block of number and dates."""

ROLL = Styles(
    title=Style(16, 19, bold=True),
    heading=Style(13, 16, 2, bold=True),
    lead=Style(12, 14, 4),
    body=Style(12, 14, 4),
    facts=Style(12, 14, 4),
    facts_title=Style(12, 14, bold=True),
    choice=Style(12, 14, 4, stresses=True),
    choice_title=Style(16, 19, bold=True),
    label=Style(10, 12),
    number=Style(16, 19, 3, bold=True),
    code=Style(16, 19, 3, bold=True),
    small=Style(10, 12, 3),
    is_short=True,
)

ROLL_SMALL = replace(ROLL, heading=Style(11, 14, 2, bold=True), body=Style(10, 12, 4))
"""For what the law does not ask for."""

LARGE = Styles(
    title=Style(26, 31, 6, bold=True),
    heading=Style(20, 26, 4, bold=True),
    lead=Style(18, 23.4, 9),
    body=Style(18, 23.4, 9),
    facts=Style(18, 23.4, 9),
    facts_title=Style(18, 23.4, bold=True),
    choice=Style(18, 23.4, 9, stresses=True),
    choice_title=Style(18, 23.4, bold=True),
    label=Style(16, 20),
    number=Style(24, 30, bold=True),
    code=Style(24, 30, bold=True),
    small=Style(16, 20, 4),
    apart=7,
)
