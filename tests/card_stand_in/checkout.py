"""Checkout sessions: a page on which somebody may pay one amount, once, for a limited time."""

from typing import Any

from .baskets import filled
from .books import Books
from .checkout_request import CURSOR, NEW, SESSIONS
from .checkout_session import opened
from .errors import invalid, missing
from .lists import list_shape, listing, paged
from .operations import Operation
from .payment_intents import call_off
from .shapes import Text
from .store import Thing

SHORTEST = 30 * 60
LONGEST = 24 * 60 * 60


def create(books: Books, asked: dict[str, Any]) -> Thing:
    """A new session, which closes by itself at `expires_at`.

    That is 30 minutes to 24 hours from now, by default the latter. Raises StripeError where a
    parameter is missing, and where the time or the amount is out of bounds.
    """
    for needed in ("mode", "success_url", "line_items"):
        if not asked.get(needed):
            raise missing(needed)
    expires_at = _expiry(books.stamp(), asked.get("expires_at"))
    basket = filled(books, asked)
    session = books.keep(opened(books, asked, basket.total, basket.currency, expires_at))
    books.world.baskets[session["id"]] = basket
    later = books.unprompted()
    books.world.at(expires_at, lambda: close(later, session))
    return session


def expire(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """Close an open session before its time."""
    session = books.find("checkout.session", name, "session")
    if session["status"] != "open":
        raise invalid(
            f"Only an open Checkout Session can be expired; this one is {session['status']}.",
            "session",
        )
    close(books, session)
    return session


def close(books: Books, session: Thing) -> None:
    """Let an open session expire; a payment that was begun on it cannot be finished any more."""
    if session["status"] != "open":
        return
    session |= {"status": "expired", "url": None}
    if session["payment_intent"]:
        call_off(books, books.find("payment_intent", session["payment_intent"]), "expired")
    books.tell("checkout.session.expired", session)


def read(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One session."""
    return books.find("checkout.session", name, "session")


def several(books: Books, asked: dict[str, Any]) -> Thing:
    """Sessions, newest first."""
    fields = ("payment_intent", "status")
    return listing(books, "checkout.session", SESSIONS, asked, *fields)


def read_line_items(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """What is paid for in a session."""
    session = books.find("checkout.session", name, "session")
    return paged(books.world.baskets[session["id"]].lines, f"{SESSIONS}/{name}/line_items", asked)


def _expiry(now: int, asked: int | None) -> int:
    """Measured strictly from creation, as the processor does: callers ask for a minute to spare."""
    if asked is None:
        return now + LONGEST
    if asked < now + SHORTEST:
        raise invalid(
            "The `expires_at` timestamp must be at least 30 minutes from the session's creation.",
            "expires_at",
        )
    if asked >= now + LONGEST:
        raise invalid(
            "The `expires_at` timestamp must be less than 24 hours from the session's creation.",
            "expires_at",
        )
    return asked


OPERATIONS = (
    Operation("POST", SESSIONS, create, NEW),
    Operation("GET", SESSIONS, several, list_shape(payment_intent=Text(), status=Text())),
    Operation("GET", f"{SESSIONS}/{{session}}", read),
    Operation("POST", f"{SESSIONS}/{{session}}/expire", expire),
    Operation("GET", f"{SESSIONS}/{{session}}/line_items", read_line_items, CURSOR),
)
