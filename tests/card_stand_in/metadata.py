"""The caller's own pairs, which the processor keeps beside an object and gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import invalid
from .shapes import within

MOST_PAIRS = 50
LONGEST_NAME = 40
LONGEST_VALUE = 500


@dataclass(frozen=True)
class Metadata:
    """A shape: pairs of strings; an empty string in place of them all unsets them all."""

    def read(self, given: Any, name: str) -> dict[str, str] | str:
        if given == "":
            return ""
        if not isinstance(given, Mapping):
            raise invalid(f"Invalid object: {name}", name)
        if len(given) > MOST_PAIRS:
            raise invalid(f"Metadata has at most {MOST_PAIRS} keys.", name)
        for key, value in given.items():
            if not isinstance(value, str):
                raise invalid("Metadata values are strings.", within(name, key))
            if len(key) > LONGEST_NAME:
                raise invalid(
                    f"Metadata keys have at most {LONGEST_NAME} characters.", within(name, key)
                )
            if len(value) > LONGEST_VALUE:
                raise invalid(
                    f"Metadata values have at most {LONGEST_VALUE} characters.", within(name, key)
                )
        return dict(given)


def merged(kept: Mapping[str, str], asked: Mapping[str, Any]) -> dict[str, str]:
    """What stands after a request: pairs are added or replaced, and an empty value unsets one."""
    if "metadata" not in asked:
        return dict(kept)
    if asked["metadata"] == "":
        return {}
    return {name: value for name, value in {**kept, **asked["metadata"]}.items() if value}
