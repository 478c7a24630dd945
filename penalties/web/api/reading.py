"""Reading what a tablet sent: strictly, with a problem document for each way of being wrong."""

import json
from decimal import Decimal
from typing import Any, TypeVar

from flask import abort, request
from pydantic import BaseModel, ValidationError

from penalties.forms.tablet.faults import faults_of
from penalties.web.errors import problem

Model = TypeVar("Model", bound=BaseModel)
DEEPEST = 12


def sent_as(model: type[Model]) -> Model:
    """The JSON body as ``model``; answers 415, 400 or 422 where it is not that."""
    return as_model(model, sent_json())


def as_model(model: type[Model], value: Any) -> Model:
    """A value as ``model``; answers 422 with every fault where it is not that."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        told = [{"field": each.field, "sentence": each.sentence} for each in faults_of(error)]
        abort(problem(422, "Unprocessable Content", "Some fields are wrong.", errors=told))


def sent_json() -> Any:
    """The JSON body, its fractions exact. No key stands twice, and nothing is nested deeply."""
    if request.mimetype != "application/json":
        abort(problem(415, "Unsupported Media Type", "Send application/json."))
    try:
        value = json.loads(
            request.get_data(),
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_once_each,
        )
    except (ValueError, ArithmeticError, RecursionError):
        abort(problem(400, "Bad Request", "This is not JSON."))
    if _is_too_deep(value):
        abort(problem(400, "Bad Request", "This is nested too deeply."))
    return value


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) < len(pairs):
        raise ValueError("a key stands twice")
    return named


def _is_too_deep(value: Any) -> bool:
    """Whether anything is nested more deeply than what a tablet ever sends."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
