"""What is wrong with something that was sent, field by field, in sentences."""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from penalties.rules.intake import Fault

MOST_TOLD = 50
LONGEST_NAME = 40

_SENTENCES = {
    "missing": "This is missing.",
    "extra_forbidden": "There is no such field: take it out.",
    "bool_type": "Send true or false.",
    "int_type": "Send a whole number.",
    "list_type": "Send a list.",
    "dict_type": "Send an object.",
    "model_type": "Send an object.",
    "model_attributes_type": "Send an object.",
    "string_pattern_mismatch": "Send a name of small letters, digits and underscores.",
    "string_type": "Send this as text.",
    "invalid_key": "Send a name as text.",
}
_MEASURES = {
    "too_long": "Send {max_length} or fewer.",
    "too_short": "Send {min_length} or more.",
    "greater_than_equal": "Send {ge} or more.",
    "less_than_equal": "Send {le} or less.",
    "enum": "Send one of: {expected}.",
    "literal_error": "Send one of: {expected}.",
}


def faults_of(error: ValidationError) -> tuple[Fault, ...]:
    """Every fault, up to fifty, each with the path of its field."""
    told = error.errors(include_url=False)[:MOST_TOLD]
    return tuple(Fault(field_of(_place(each)), _sentence(each)) for each in told)


def field_of(place: Iterable[int | str]) -> str:
    """The path of a field: ``person.address.lines[0]``; a name that was sent is shortened."""
    path = ""
    for part in place:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part != "[key]":
            path += f"{'.' if path else ''}{_shown(part)}"
    return path


def _place(error: ErrorDetails) -> Iterable[int | str]:
    within = error.get("ctx", {}).get("field")
    return (*error["loc"], within) if within else error["loc"]


def _shown(name: str) -> str:
    plain = "".join(each if each.isascii() and each.isprintable() else "?" for each in name)
    return plain[:LONGEST_NAME]


def _sentence(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "sentence":
        return str(context["sentence"])
    if error["input"] is None:
        return _SENTENCES["missing"]
    if kind in _MEASURES:
        return _MEASURES[kind].format(**_plain(context))
    return _SENTENCES.get(kind, "This cannot be read.")


def _plain(context: dict[str, Any]) -> dict[str, str]:
    return {name: str(value).replace("'", "") for name, value in context.items()}
