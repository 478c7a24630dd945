"""Somebody without a browser who fills in the hosted page, and follows no redirect."""

from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, build_opener

WELL_FILLED = {
    "card": "4242 4242 4242 4242",
    "expiry": "09 / 30",
    "code": "123",
    "name": "A Payer",
}


@dataclass(frozen=True)
class Seen:
    """A page as it came: its status, its text and its headers."""

    status: int
    text: str
    headers: Message


class _Stays(HTTPRedirectHandler):
    def redirect_request(self, *about: Any) -> None:
        return None


def visit(url: str, form: dict[str, str] | None = None) -> Seen:
    """Open a page, or send a form to it."""
    body = None if form is None else urlencode(form).encode()
    try:
        with build_opener(_Stays).open(url, body, timeout=30) as answer:
            return Seen(answer.status, answer.read().decode(), answer.headers)
    except HTTPError as refusal:
        with refusal:
            return Seen(refusal.code, refusal.read().decode(), refusal.headers)
