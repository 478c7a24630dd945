"""The information card in each language it comes in: one file a language, all with the same words.

To add a language, add its file to ``cards/``. No word tells why somebody carries the card.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from penalties.rules.facts import HelpLine
from penalties.rules.wording.outing import outing_in

FIRST = "en"
"""The language that most of those who hand the card out read; the others follow by their names."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """Every word of the card in one language.

    ``language`` is a tag of BCP 47, for whoever has the card read out; ``own_name`` is what its
    speakers call it; ``calls`` heads the help lines.
    """

    language: str
    own_name: str
    title: str
    promise: str
    offers: tuple[str, ...]
    your_choice: str
    danger: str
    calls: str
    anonymous: str
    health: str
    qr: str


@dataclass(frozen=True, slots=True)
class SupportCard:
    """A card as it is printed: its words, and whom the council says one can call.

    ``anonymous_line`` takes reports without a name; ``health_page`` is the address of a general
    page about health. Either may be missing.
    """

    words: CardWords
    help_lines: tuple[HelpLine, ...] = ()
    anonymous_line: str | None = None
    health_page: str | None = None


def languages() -> dict[str, str]:
    """Each language the card comes in, by its code, with its own name."""
    return {code: words.own_name for code, words in _every_language().items()}


def card(language: str) -> CardWords:
    """The words in one language; ``KeyError`` where the card does not come in it."""
    return _every_language()[language]


def outing_on(card: SupportCard) -> list[str]:
    """What of the council's own would tell a stranger why somebody carries the card.

    Help lines by their names, then the line for reports and the health page as they are typed.
    """
    lines = [line.name for line in card.help_lines if _outs(line)]
    others = (card.anonymous_line, card.health_page)
    return lines + [each for each in others if each and _tells(each)]


def without_outing(card: SupportCard) -> SupportCard:
    """The card without any of that: it is never printed."""
    return replace(
        card,
        help_lines=tuple(line for line in card.help_lines if not _outs(line)),
        anonymous_line=None if _tells(card.anonymous_line) else card.anonymous_line,
        health_page=None if _tells(card.health_page) else card.health_page,
    )


def _outs(line: HelpLine) -> bool:
    return _tells(f"{line.name} {line.phone} {line.hours}")


def _tells(text: str | None) -> bool:
    return bool(text and outing_in(text))


@cache
def _every_language() -> Mapping[str, CardWords]:
    folder = files("penalties.rules.wording").joinpath("cards")
    read = {
        file.name.removesuffix(".json"): _words(json.loads(file.read_text("utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".json")
    }
    return dict(sorted(read.items(), key=lambda each: (each[0] != FIRST, each[1].own_name)))


def _words(read: Mapping[str, str | list[str]]) -> CardWords:
    """Raises ``TypeError`` where the file lacks a word or has one that no card uses."""
    plain = {name: text for name, text in read.items() if isinstance(text, str)}
    return CardWords(**plain, offers=tuple(read["offers"]))
