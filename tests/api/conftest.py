"""What tests of the API may ask for: a patrol, and its tablet's own way of asking."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders.patrol import Patrol, patrol


@dataclass
class Tablet:
    """An enrolled tablet that speaks to the app; its answers are JSON or it fails."""

    client: FlaskClient
    token: str

    def ask(self, method: str, path: str, status: int = 200, **sent: Any) -> Any:
        """What the API answers; the status must be the one that is said."""
        answer = self.raw(method, path, **sent)
        assert answer.status_code == status, answer.text
        return answer.json

    def raw(self, method: str, path: str, **sent: Any) -> TestResponse:
        """The whole answer."""
        headers = {"Authorization": f"Bearer {self.token}", **sent.pop("headers", {})}
        return self.client.open(f"/api/v1{path}", method=method, headers=headers, **sent)

    def get(self, path: str, status: int = 200, **sent: Any) -> Any:
        """What a GET answers."""
        return self.ask("GET", path, status, **sent)

    def post(self, path: str, body: Any, status: int = 200) -> Any:
        """What a POST of JSON answers."""
        return self.ask("POST", path, status, json=body)

    def hand_in(self, *items: Any) -> list[Any]:
        """The results of a delivery."""
        return self.post("/encounters", {"encounters": list(items)})["results"]


@pytest.fixture
def street(session, at) -> Patrol:
    """A council, its order, and an officer with a tablet: there for every later request."""
    made = patrol(session, at)
    session.commit()
    return made


@pytest.fixture
def tablet(app: Flask, street: Patrol) -> Tablet:
    """The patrol's tablet."""
    return Tablet(app.test_client(), street.token)
