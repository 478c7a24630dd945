"""The API's own description (OpenAPI 3.1), made from the models that read and answer."""

from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Response, jsonify
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from penalties.forms.tablet.answers import Problem
from penalties.web.access import public
from penalties.web.api.blueprint import bp
from penalties.web.api.operations import OPERATIONS, Operation, Parameter

VERSION = "1.0.0"
TEMPLATE = "#/components/schemas/{model}"
WORDS = (
    "For enrolled tablets, each with its bearer token. Every failure is a problem document "
    "(RFC 9457); an unknown address is a 404, a method that an address does not know a 405."
)
DESCRIBES_ITSELF = "describe"


@bp.get("/openapi.json")
@public
def describe() -> Response:
    """The description as JSON."""
    return jsonify(description())


@cache
def description() -> dict[str, Any]:
    """The whole description as plain data."""
    models = {Problem.__name__: Problem} | {
        model.__name__: model for operation in OPERATIONS for model in _models(operation)
    }
    kinds: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (models[name], "validation") for name in sorted(models)
    ]
    _, schemas = models_json_schema(kinds, ref_template=TEMPLATE)
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Fairstreet tablet API", "version": VERSION, "description": WORDS},
        "security": [{"tablet": []}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"tablet": {"type": "http", "scheme": "bearer"}},
        },
    }


def _models(operation: Operation) -> Iterator[type[BaseModel]]:
    for model in (operation.body, *operation.answers.values()):
        if isinstance(model, type):
            yield model


def _operation(operation: Operation) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "responses": {str(status): answer for status, answer in _answers(operation)},
    }
    if operation.name == DESCRIBES_ITSELF:
        told["security"] = []
    if operation.words:
        told["description"] = operation.words
    if operation.parameters:
        told["parameters"] = [_parameter(each) for each in operation.parameters]
    if operation.body is not None:
        schema = _ref(operation.body) if isinstance(operation.body, type) else operation.body
        told["requestBody"] = {"required": True, "content": {operation.media: {"schema": schema}}}
    return told


def _answers(operation: Operation) -> Iterator[tuple[int, dict[str, Any]]]:
    for status, model in operation.answers.items():
        answer: dict[str, Any] = {"description": HTTPStatus(status).phrase}
        if isinstance(model, str):
            binary = {"type": "string", "format": "binary"}
            schema = {"type": "object"} if model == "application/json" else binary
            answer["content"] = {model: {"schema": schema}}
        elif model is not None:
            answer["content"] = {"application/json": {"schema": _ref(model)}}
        if operation.headers:
            answer["headers"] = {
                name: {"description": words, "schema": {"type": "string"}}
                for name, words in operation.headers.items()
            }
        yield status, answer
    for status in sorted(operation.problems):
        content = {"application/problem+json": {"schema": _ref(Problem)}}
        yield status, {"description": HTTPStatus(status).phrase, "content": content}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.required,
        "schema": dict(parameter.schema),
    }
    return told | ({"description": parameter.words} if parameter.words else {})


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": TEMPLATE.format(model=model.__name__)}
