"""Webhook endpoints: addresses that a caller registers to be sent events."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from . import identifiers
from .addresses import Address
from .books import Books
from .errors import invalid
from .events import API_VERSION
from .lists import CURSOR, listing
from .metadata import Metadata, merged
from .operations import Operation
from .shapes import Choice, Flag, Listed, Record, Shape, Text
from .store import Thing

URL = "/v1/webhook_endpoints"


def create(books: Books, asked: dict[str, Any]) -> Thing:
    """Register an address. Its secret is in this answer and in no other.

    With `connect` it hears of the platform's connected accounts, else of its own account alone.
    """
    _check_url(asked["url"])
    endpoint = books.keep(
        {
            "id": identifiers.new("we_1"),
            "object": "webhook_endpoint",
            "api_version": asked.get("api_version"),
            "application": None,
            "created": books.stamp(),
            "description": asked.get("description"),
            "enabled_events": asked["enabled_events"],
            "livemode": False,
            "metadata": merged({}, asked),
            "status": "enabled",
            "url": asked["url"],
        }
    )
    own = books.account or "platform"
    address = Address(
        endpoint["id"],
        endpoint["url"],
        identifiers.new("whsec_", 32),
        "connected" if asked.get("connect") else own,
        tuple(asked["enabled_events"]),
    )
    books.world.addresses[address.id] = address
    return {**endpoint, "secret": address.secret}


def update(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Change where events go, which ones, or whether any do."""
    endpoint = books.find("webhook_endpoint", name, "webhook_endpoint")
    if "url" in asked:
        _check_url(asked["url"])
    endpoint |= {k: asked[k] for k in ("url", "enabled_events", "description") if k in asked}
    endpoint["metadata"] = merged(endpoint["metadata"], asked)
    if "disabled" in asked:
        endpoint["status"] = "disabled" if asked["disabled"] else "enabled"
    types = endpoint["enabled_events"] if endpoint["status"] == "enabled" else ()
    books.world.addresses[name] = replace(
        books.world.addresses[name], url=endpoint["url"], types=tuple(types)
    )
    return endpoint


def delete(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Send nothing there any more."""
    endpoint = books.find("webhook_endpoint", name, "webhook_endpoint")
    books.world.store.drop(endpoint)
    del books.world.addresses[name]
    return {"id": name, "object": "webhook_endpoint", "deleted": True}


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One endpoint, without its secret."""
    return books.find("webhook_endpoint", name, "webhook_endpoint")


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Endpoints, newest first."""
    return listing(books, "webhook_endpoint", URL, asked)


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise invalid("Invalid URL: an endpoint is an http or https address.", "url", "url_invalid")


CHANGES: dict[str, Shape] = {
    "description": Text(),
    "enabled_events": Listed(Text(), 500),
    "metadata": Metadata(),
    "url": Text(),
}
OPERATIONS = (
    Operation(
        "POST",
        URL,
        create,
        Record(
            {**CHANGES, "api_version": Choice((API_VERSION,)), "connect": Flag()},
            required=("enabled_events", "url"),
        ),
    ),
    Operation("GET", URL, several, Record(CURSOR)),
    Operation("GET", f"{URL}/{{webhook_endpoint}}", read),
    Operation(
        "POST", f"{URL}/{{webhook_endpoint}}", update, Record({**CHANGES, "disabled": Flag()})
    ),
    Operation("DELETE", f"{URL}/{{webhook_endpoint}}", delete),
)
