"""Somebody at the desk: an account, and a browser that is signed in to it."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from penalties.actions.sessions import LONGEST
from penalties.office.keys import digest
from penalties.office.premises import Office
from penalties.office.staff import Staff, StaffSession
from penalties.web.access import side_of
from tests.web.markup import faults

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Desk:
    """A browser at the desk. Every page that it is shown must be lawful HTML."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def open(self, path: str, status: int = 200) -> str:
        """The text of the page at ``path``."""
        return self._shown(self.client.get(path), status)

    def send(self, path: str, status: int = 302, **answers: Any) -> str:
        """Fill in the form at ``path`` as its page asks for; where it leads, or the page again."""
        token = _TOKEN.findall(self.open(path))[-1]
        answer = self.client.post(path, data={**answers, "csrf_token": token})
        if status == 302:
            assert answer.status_code == 302, self._shown(answer, answer.status_code)
            return answer.location
        return self._shown(answer, status)

    def press(self, path: str, action: str) -> str:
        """Press the button on the page at ``path`` that sends to ``action``; where it leads."""
        page = self.open(path)
        assert f'action="{action}"' in page, page
        token = _TOKEN.findall(page)[-1]
        answer = self.client.post(action, data={"csrf_token": token})
        assert answer.status_code == 302, answer.get_data(as_text=True)
        return answer.location

    def _shown(self, answer: TestResponse, status: int) -> str:
        page = answer.get_data(as_text=True)
        assert answer.status_code == status, page
        if answer.mimetype == "text/html":
            assert faults(page) == [], page
        return page


@contextmanager
def kept(office: Office) -> Iterator[Session]:
    """A session whose work the pages of the same test can see."""
    with office.transaction() as session:
        yield session


def sign_in(app: Flask, office: Office, member: Staff) -> Desk:
    """A browser in which ``member`` is signed in, without the price of a password."""
    token, at = secrets.token_urlsafe(32), office.clock.now()
    with kept(office) as session:
        session.add(
            StaffSession(
                authority_id=member.authority_id,
                staff_id=member.id,
                token_digest=digest(token),
                opened_at=at,
                seen_at=at,
                ends_at=at + LONGEST,
                device="A test",
            )
        )
    desk = Desk(app)
    with desk.client.session_transaction() as cookie:
        side = str(side_of(member))
        cookie["staff"] = {"authority": member.authority_id, "token": token, "side": side}
    return desk
