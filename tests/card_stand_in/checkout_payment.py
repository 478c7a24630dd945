"""Somebody pays on a session's page: declined, asked to confirm, or paid, once."""

from typing import Any

from . import charging
from .books import Books
from .checkout_session import payer
from .errors import StripeError, invalid
from .operations import Operation
from .payment_intents import intent
from .payment_methods import card_of, given
from .shapes import Record, Text, Whole
from .store import Thing


def pay(books: Books, session: Thing, method: Thing) -> None:
    """Ask the card for the session's amount; StripeError when it declines, and the page stays open.

    A card whose bank wants its customer to confirm leaves the session open and its intent waiting.
    """
    _must_be_open(session)
    wish = _intent(books, session)
    if card_of(method).confirms:
        charging.ask_to_confirm(books, wish, method)
    else:
        _take(books, session, wish, method)


def answer(books: Books, session: Thing, agrees: bool) -> None:
    """The payer confirms to the bank, or does not: then StripeError, and the page stays open."""
    _must_be_open(session)
    if not waits(books, session):
        raise invalid("This payment does not wait for a confirmation.")
    wish = books.find("payment_intent", session["payment_intent"])
    if not agrees:
        charging.not_confirmed(books, wish)
    _take(books, session, wish, books.find("payment_method", wish["payment_method"]))


def waits(books: Books, session: Thing) -> bool:
    """Whether the payer's bank waits for a confirmation."""
    if session["payment_intent"] is None:
        return False
    wish = books.find("payment_intent", session["payment_intent"])
    return bool(wish["status"] == "requires_action")


def show_page(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """What the processor's page reads when it opens; here for the official command line alone."""
    return books.find("checkout.session", name, "session")


def confirm_page(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """What the processor's page sends when somebody pays; here for the command line alone."""
    session = books.find("checkout.session", name, "session")
    if asked["expected_amount"] != session["amount_total"]:
        raise invalid("The expected amount is not the session's.", "expected_amount")
    pay(books, session, given(books, asked))
    return session


def _must_be_open(session: Thing) -> None:
    if session["status"] != "open":
        raise StripeError(
            400, "invalid_request_error", f"This Checkout Session is {session['status']}."
        )


def _intent(books: Books, session: Thing) -> Thing:
    """The session's payment intent, made when somebody first tries to pay."""
    if session["payment_intent"] is None:
        basket = books.world.baskets[session["id"]]
        terms = {"amount": basket.total, "currency": basket.currency}
        session["payment_intent"] = intent(books, basket.wishes | terms)["id"]
    return books.find("payment_intent", session["payment_intent"])


def _take(books: Books, session: Thing, wish: Thing, method: Thing) -> None:
    made = charging.charge(books, wish, method)
    details = method["billing_details"]
    session |= {
        "status": "complete",
        "payment_status": "paid",
        "url": None,
        "customer_details": payer(session["customer_email"] or details["email"], details["name"]),
    }
    books.tell("checkout.session.completed", session)
    charging.settle(books, made)


CONFIRM = Record(
    {"payment_method": Text(), "expected_amount": Whole()},
    required=("payment_method", "expected_amount"),
)
OPERATIONS = (
    Operation("GET", "/v1/payment_pages/{session}", show_page, described=False),
    Operation(
        "POST", "/v1/payment_pages/{session}/confirm", confirm_page, CONFIRM, described=False
    ),
)
