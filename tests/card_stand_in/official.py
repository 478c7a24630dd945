"""Holds the stand-in to the processor's own OpenAPI description, in what it takes and answers.

The description says nothing about fields that it does not name. Here such a field is a fault: an
object that carries more than the processor's own would teach its users something false.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

Schema = dict[str, Any]
Check = Callable[[Any, Any, Any, Schema], Iterator[ValidationError]]
FORM = "application/x-www-form-urlencoded"


class Official:
    """The description, read once."""

    def __init__(self, description: dict[str, Any]) -> None:
        self.version: str = description["info"]["version"]
        self._paths: dict[str, Any] = description["paths"]
        self._components: dict[str, Any] = description["components"]

    @classmethod
    def read(cls, path: Path) -> "Official":
        """From the file in which the processor publishes it."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def knows(self, method: str, path: str) -> bool:
        """Whether the processor's public description has this operation."""
        return method.lower() in self._paths.get(path, {})

    def asked(self, method: str, path: str) -> Schema:
        """What this operation may be asked: its form, or its query as one object."""
        operation = self._paths[path][method.lower()]
        if method == "POST":
            return dict(operation["requestBody"]["content"][FORM]["schema"])
        query = [part for part in operation.get("parameters", ()) if part["in"] == "query"]
        return {
            "type": "object",
            "properties": {part["name"]: part["schema"] for part in query},
            "required": [part["name"] for part in query if part.get("required")],
        }

    def problems_of_request(self, method: str, path: str, asked: dict[str, Any]) -> list[str]:
        """Where a request, already read into its types, is not one that the processor takes."""
        return self._problems(asked, self.asked(method, path), f"{method} {path}")

    def problems_of_answer(
        self, method: str, path: str, status: int, answer: dict[str, Any]
    ) -> list[str]:
        """Where an answer is not one that the processor gives there."""
        answers = self._paths[path][method.lower()]["responses"]
        content = answers.get(str(status), answers["default"])["content"]
        return self._problems(answer, content["application/json"]["schema"], f"{method} {path}")

    def problems_of_object(self, kind: str, thing: dict[str, Any]) -> list[str]:
        """Where an object is not as the processor describes its kind."""
        return self._problems(thing, {"$ref": f"#/components/schemas/{kind}"}, kind)

    def problems_of_event(self, event: dict[str, Any]) -> list[str]:
        """Where an event, or the object in it, is not as the processor describes them."""
        thing = event["data"]["object"]
        return [
            *self.problems_of_object("event", event),
            *(f"{event['type']}: {p}" for p in self.problems_of_object(thing["object"], thing)),
        ]

    def _problems(self, instance: Any, schema: Schema, where: str) -> list[str]:
        validator = Strict({**schema, "components": self._components})
        return [
            f"{where} {'.'.join(map(str, fault.absolute_path))}: {fault.message[:400]}"
            for fault in validator.iter_errors(instance)
        ]


def _unless_null(check: Check) -> Check:
    """OpenAPI 3.0 says `nullable` beside a schema, where JSON Schema would list the null."""

    def checked(
        validator: Any, value: Any, instance: Any, schema: Schema
    ) -> Iterator[ValidationError]:
        if instance is None and schema.get("nullable"):
            return
        yield from check(validator, value, instance, schema)

    return checked


def _only_named(
    validator: Any, properties: Schema, instance: Any, schema: Schema
) -> Iterator[ValidationError]:
    yield from Draft202012Validator.VALIDATORS["properties"](
        validator, properties, instance, schema
    )
    if isinstance(instance, dict) and "additionalProperties" not in schema:
        for name in instance.keys() - properties.keys():
            yield ValidationError(f"{name!r} is a field that the description does not have")


_CHECKS = Draft202012Validator.VALIDATORS | {"properties": _only_named}
Strict = extend(
    Draft202012Validator,
    {
        name: _unless_null(_CHECKS[name])
        for name in ("type", "enum", "anyOf", "$ref", "properties", "required")
    },
)
