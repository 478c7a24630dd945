"""Somebody with a notice: what is printed on it, and a browser at home."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from penalties.actions.numbers import access_of
from penalties.records.fixed_penalties import FixedPenalty, penalty_with_number
from penalties.records.numbers import notice_number
from tests.builders.patrol import Patrol, penalised
from tests.web.markup import faults

BORN_ON = date(1984, 5, 17)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SAYS_WHAT_IT_IS_ABOUT = re.compile(
    r"sex|prohib|offence|penalt|Loxford|Tomasz|Wójcik|silver|price|Bus stop", re.IGNORECASE
)
"""What no title, address or header may show of the sample notice (design rule 14)."""


@dataclass(frozen=True)
class Paper:
    """What is printed on a notice that was handed over."""

    number: str
    code: str
    token: str


def handed_over(street: Patrol, **changes: Any) -> Paper:
    """A notice that was taken in as issued and served, as its reader holds it."""
    (number,) = street.lease()
    told = street.one(penalised(number, **changes))
    assert told.notice is not None, told
    return paper(street.session, street.authority.id, number)


def paper(session: Session, authority_id: int, number: str) -> Paper:
    """What stands on the paper of a number."""
    kept = notice_number(session, authority_id, number)
    assert kept is not None
    return Paper(number, *access_of(session, kept))


def case_of(session: Session, authority_id: int, number: str) -> FixedPenalty:
    """The case of a number."""
    case = penalty_with_number(session, authority_id, number)
    assert case is not None
    return case


class Reader:
    """A browser at home. Every page must be lawful HTML, and outs nobody."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.last: TestResponse | None = None

    def open(self, path: str, status: int = 200) -> str:
        """The text of the page at ``path``."""
        return self._shown(self.client.get(path), status)

    def send(self, page: str, to: str, status: int = 303, **answers: Any) -> str:
        """Send the form of the page at ``page``; where that leads, or the page that came back."""
        token = _TOKEN.findall(self.open(page))[-1]
        answer = self.client.post(to, data={**answers, "csrf_token": token})
        shown = self._shown(answer, status)
        return answer.location if status == 303 else shown

    def find(self, paper: Paper) -> str:
        """Find the notice by what is printed, and open it."""
        self.send("/notice", "/notice", number=paper.number, code=paper.code)
        return self.open("/notice")

    def _shown(self, answer: TestResponse, status: int) -> str:
        self.last = answer
        page = answer.get_data(as_text=True)
        assert answer.status_code == status, page
        if page and answer.mimetype == "text/html" and status not in (302, 303):
            assert faults(page) == [], page
            title = re.findall(r"<title>(.*?)</title>", page)[0]
            assert not SAYS_WHAT_IT_IS_ABOUT.search(title)
        assert not SAYS_WHAT_IT_IS_ABOUT.search(answer.location or "")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        return page
