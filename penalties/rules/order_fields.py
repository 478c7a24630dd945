"""One field after another out of an order's file: read, or complained about by name.

Nothing here raises: what is wrong is collected, so that whoever sent the file sees every reason at
once and not one a day.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from penalties.rules.refusals import Refusal

CONTRACT = "the orders file's format"
FIRST_YEAR, LAST_YEAR = 2014, 2100
SHOWN = 40

Choice = TypeVar("Choice", bound=StrEnum)


class Complaints:
    """Every reason against a file, each sentence beginning with what it is about."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []

    def add(self, about: str, rule: str, sentence: str, source: str = CONTRACT) -> None:
        """Keep one reason: ``rule`` for machines, ``about`` and ``sentence`` for people."""
        self.refusals.append(Refusal(f"orders_file.{rule}", f"{about}: {sentence}", source))


class Fields:
    """The fields of one object of the file, known by the name under which it is complained of."""

    def __init__(self, values: Mapping[str, object], about: str, complaints: Complaints) -> None:
        self._values = values
        self.about = about
        self.complaints = complaints

    def complain(self, rule: str, sentence: str, source: str = CONTRACT) -> None:
        """Keep a reason against this object."""
        self.complaints.add(self.about, rule, sentence, source)

    def value(self, name: str) -> object:
        """What stands under ``name``, as it came; ``None`` where nothing does."""
        return self._values.get(name)

    def allow_only(self, names: Collection[str]) -> None:
        """Complain of each field that the format does not know: it may be a slip of the pen."""
        for name in self._values:
            if name not in names:
                known = ", ".join(sorted(names))
                self.complain(
                    "unknown_field", f"{shown(name)} is not a known property. Known: {known}."
                )

    def text(self, name: str, longest: int) -> str | None:
        """A text of at most ``longest`` characters, without control characters, trimmed."""
        return self._text(name, self._values.get(name), longest)

    def words(self, name: str, longest: int) -> str | None:
        """A text that may be left out, or a list of texts, which become lines of one."""
        value = self._values.get(name)
        if isinstance(value, list) and value and all(isinstance(line, str) for line in value):
            value = "\n".join(line.strip() for line in value)
        return None if value is None else self._text(name, value, longest)

    def day(self, name: str) -> date | None:
        """A date written ``2026-11-22``."""
        value = self._values.get(name)
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            self._wrong("date", name, "a date such as 2026-11-22 in quotation marks")
            return None
        try:
            on = date.fromisoformat(value)
        except ValueError:
            self.complain("date", f"{name} is {value}, a day that does not exist. Correct it.")
            return None
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            years = f"{FIRST_YEAR} to {LAST_YEAR}"
            self.complain("date", f"{name} is {value}. Its year must be {years}.")
            return None
        return on

    def whole_number(self, name: str, least: int, most: int) -> int | None:
        """A whole number; true, false, ``10.0`` and ``"10"`` are none."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong("number", name, "a whole number")
            return None
        if not least <= value <= most:
            self._wrong("number", name, f"{least} to {most}")
            return None
        return value

    def choice(
        self, name: str, choices: type[Choice], default: Choice | None = None
    ) -> Choice | None:
        """One of the words of ``choices``, or ``default`` where the field is left out."""
        value = self._values.get(name)
        if value is None and default is not None:
            return default
        if isinstance(value, str) and value in {str(choice) for choice in choices}:
            return choices(value)
        self._wrong("unknown_value", name, f"one of {', '.join(choices)}")
        return None

    def _text(self, name: str, value: object, longest: int) -> str | None:
        if not isinstance(value, str) or not value.strip():
            self._wrong("text", name, "a text in quotation marks")
            return None
        text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()
        if unprintable(text):
            self.complain(
                "text", f"{name} has a character that cannot be printed. Type the text again."
            )
            return None
        if len(text) > longest:
            self.complain("text", f"{name} must be {longest} characters or fewer, not {len(text)}.")
            return None
        return text

    def _wrong(self, rule: str, name: str, wanted: str) -> None:
        value = self._values.get(name)
        if value is None:
            self.complain(rule, f"{name} is missing. It must be {wanted}.")
        else:
            self.complain(rule, f"{name} must be {wanted}, not {shown(value)}.")


def shown(value: object) -> str:
    """A short, printable form of a wrong value, to be shown back to whoever sent it."""
    if isinstance(value, int) and abs(value) > 10**SHOWN:
        return "a far too large number"
    text = ascii(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


def unprintable(text: str) -> bool:
    """Whether ``text`` holds control characters other than a new line, or broken ones."""
    return any(
        unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} and character != "\n"
        for character in text
    )
