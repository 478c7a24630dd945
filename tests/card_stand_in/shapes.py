"""What a parameter may be: each shape reads what came over the wire, or refuses it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .errors import invalid, missing, unknown


class Shape(Protocol):
    """Reads one parameter into its type; `name` is its full bracketed name."""

    def read(self, given: Any, name: str) -> Any: ...


@dataclass(frozen=True)
class Text:
    """A string that is not empty, of at most `longest` characters."""

    longest: int = 5000

    def read(self, given: Any, name: str) -> str:
        if not isinstance(given, str):
            raise invalid(f"Invalid string: {name}", name)
        if not given:
            raise invalid(
                f"You passed an empty string for '{name}', which cannot be unset.",
                name,
                "parameter_invalid_empty",
            )
        if len(given) > self.longest:
            raise invalid(f"Invalid string: must be at most {self.longest} characters", name)
        return given


@dataclass(frozen=True)
class Whole:
    """A whole number, from `least` on."""

    least: int = -(2**53)

    def read(self, given: Any, name: str) -> int:
        if not isinstance(given, str) or not re.fullmatch(r"-?[0-9]{1,16}", given):
            raise invalid(f"Invalid integer: {given}", name, "parameter_invalid_integer")
        number = int(given)
        if number < self.least:
            raise invalid(
                f"This value must be greater than or equal to {self.least}.",
                name,
                "parameter_invalid_integer",
            )
        return number


@dataclass(frozen=True)
class Flag:
    """`true` or `false`."""

    def read(self, given: Any, name: str) -> bool:
        if given not in ("true", "false"):
            raise invalid(f"Invalid boolean: {given}", name)
        return bool(given == "true")


@dataclass(frozen=True)
class Choice:
    """One of the words that the stand-in understands."""

    words: tuple[str, ...]

    def read(self, given: Any, name: str) -> str:
        if given not in self.words:
            raise invalid(f"Invalid {name}: must be one of {', '.join(self.words)}", name)
        return str(given)


@dataclass(frozen=True)
class Listed:
    """Several of one shape, in the order of their positions."""

    item: Shape
    most: int = 100

    def read(self, given: Any, name: str) -> list[Any]:
        if not isinstance(given, Mapping) or not all(key.isdigit() for key in given):
            raise invalid(f"Invalid array: {name}", name)
        if len(given) > self.most:
            raise invalid(f"Array {name} exceeded maximum {self.most} allowed elements.", name)
        return [self.item.read(given[key], f"{name}[{key}]") for key in sorted(given, key=int)]


@dataclass(frozen=True)
class Record:
    """Named parameters, of which some must be there; any other name is refused."""

    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def read(self, given: Any, name: str = "") -> dict[str, Any]:
        if not isinstance(given, Mapping):
            raise invalid(f"Invalid object: {name}", name)
        for field in given:
            if field not in self.fields:
                raise unknown(within(name, field))
        for field in self.required:
            if field not in given:
                raise missing(within(name, field))
        return {
            field: self.fields[field].read(value, within(name, field))
            for field, value in given.items()
        }


@dataclass(frozen=True)
class Span:
    """A moment in seconds, or bounds of one: `gt`, `gte`, `lt`, `lte`."""

    def read(self, given: Any, name: str) -> dict[str, int] | int:
        if isinstance(given, Mapping):
            return Record(dict.fromkeys(("gt", "gte", "lt", "lte"), Whole())).read(given, name)
        return Whole().read(given, name)


def within(name: str, field: str) -> str:
    """A field's full bracketed name."""
    return f"{name}[{field}]" if name else field
