"""The shape of what the wording makes: paragraphs, and rows of a title and a text."""

from typing import TypedDict


class Row(TypedDict):
    """One line of a table, or one way of doing something."""

    title: str
    text: str


class Text(TypedDict):
    """Every sentence of a notice, by section."""

    labels: dict[str, str]
    given: str
    why: list[str]
    what_we_say: list[Row]
    choices: list[Row]
    statutory: list[str]
    online: list[str]
    issued_by: str
    how_to_pay: list[Row]
    if_nothing: list[str]
    look_again: list[str]
    if_you_cannot: list[str]
    what_this_is: list[str]
    your_information: list[str]
    other_formats: list[str]
    roll: list[str]
