"""An operator at a terminal, in this test's office."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

Typed = Callable[..., Result]


@pytest.fixture
def type_in(app: Flask) -> Typed:
    """Type a command; its answer, with what went to either stream."""
    runner = app.test_cli_runner()

    def typed(*words: str, stdin: str = "") -> Result:
        return runner.invoke(args=list(words), input=stdin, catch_exceptions=False)

    return typed


@pytest.fixture
def answer(type_in: Typed) -> Callable[..., Any]:
    """Type a command with ``--json``; the document that it printed."""

    def answered(*words: str, stdin: str = "") -> Any:
        result = type_in(*words, "--json", stdin=stdin)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return answered


@pytest.fixture
def ilford(answer: Callable[..., Any]) -> None:
    """One council, added as an operator adds it."""
    answer(
        *("authority", "add", "--code", "ILF", "--name", "Ilford Borough Council"),
        *("--pay-to", "Ilford Borough Council", "--address", "Town Hall, Ilford, IG1 1DD"),
    )
