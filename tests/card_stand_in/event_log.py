"""The log of events, for callers that missed some."""

from typing import Any

from .books import Books
from .lists import list_shape, listing
from .operations import Operation
from .shapes import Flag, Listed, Text
from .store import Thing

URL = "/v1/events"


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One event, with its object as it stood then."""
    return books.find("event", name)


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Events, newest first, by type (a `*` at its end matches any) or by whether they arrived."""
    types = asked.get("types", [asked.get("type", "*")])
    arrived = asked.get("delivery_success")

    def wanted(event: Thing) -> bool:
        if arrived is not None and arrived != (event["pending_webhooks"] == 0):
            return False
        return any(_matches(event["type"], pattern) for pattern in types)

    return listing(books, "event", URL, asked, only=wanted)


def _matches(happened: str, pattern: str) -> bool:
    if pattern.endswith("*"):
        return happened.startswith(pattern[:-1])
    return happened == pattern


OPERATIONS = (
    Operation(
        "GET",
        URL,
        several,
        list_shape(type=Text(), types=Listed(Text(), 20), delivery_success=Flag()),
    ),
    Operation("GET", f"{URL}/{{id}}", read),
)
