"""The hosted page: the only place that is shown a card's number."""

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, redirect, render_template, request

from . import checkout_payment, sums
from .books import Books
from .card_form import CardForm
from .errors import StripeError
from .payment_methods import of_card
from .store import Thing
from .world import World

PAGE = "/c/pay/<name>"
SECURE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
}


@dataclass(frozen=True)
class Till:
    """One open page: the session and its account's books."""

    books: Books
    session: Thing


def create(world: World) -> Blueprint:
    """The pages of one world.

    Their answers forbid nothing about where a form may lead: success is elsewhere.
    """
    pages = Blueprint("pages", __name__, static_folder="static", static_url_path="/c/static")

    @pages.get(PAGE)
    def show(name: str) -> Response:
        """The form, the bank's question, or why neither can be shown any more."""
        with world.turn():
            till = _till(world, name)
            return _closed(till) or _page(till, CardForm())

    @pages.post(PAGE)
    def pay(name: str) -> Response:
        """Pay, and leave for the caller's own page."""
        form = CardForm.of(request.form)
        with world.turn():
            till = _till(world, name)
            return _closed(till) or _pay(till, form)

    @pages.post(f"{PAGE}/confirm")
    def confirm(name: str) -> Response:
        """Answer the bank's question."""
        agrees = request.form.get("answer") == "confirm"
        with world.turn():
            till = _till(world, name)
            return _closed(till) or _answer(till, agrees)

    @pages.errorhandler(StripeError)
    def nothing_here(refusal: StripeError) -> Response:
        """The address leads nowhere, or its moment is over."""
        return _rendered("closed.html", refusal.status, reason=refusal.message)

    return pages


def _till(world: World, name: str) -> Till:
    books = Books(world, world.store.owner("checkout.session", name))
    return Till(books, books.find("checkout.session", name))


def _closed(till: Till) -> Response | None:
    """A session that is over says so; one that was paid sends the payer on."""
    if till.session["status"] == "complete":
        return _leave(till)
    if till.session["status"] == "expired":
        return _rendered("closed.html", 410, session=till.session, reason=None)
    return None


def _pay(till: Till, form: CardForm) -> Response:
    if form.problems(till.books.world.clock.now()):
        return _page(till, form, 400)
    try:
        method = of_card(till.books, form.card, {"name": form.name, "email": _email(till)})
        checkout_payment.pay(till.books, till.session, method)
    except StripeError as refusal:
        form.declined = refusal.message
        return _page(till, form, refusal.status)
    return _page(till, form) if _waits(till) else _leave(till)


def _answer(till: Till, agrees: bool) -> Response:
    form = CardForm()
    try:
        checkout_payment.answer(till.books, till.session, agrees)
    except StripeError as refusal:
        form.declined = refusal.message
        return _page(till, form, refusal.status)
    return _leave(till)


def _waits(till: Till) -> bool:
    return checkout_payment.waits(till.books, till.session)


def _email(till: Till) -> str | None:
    email: str | None = till.session["customer_email"]
    return email


def _leave(till: Till) -> Response:
    address = till.session["success_url"].replace("{CHECKOUT_SESSION_ID}", till.session["id"])
    return make_response(redirect(address, 303))


def _page(till: Till, form: CardForm, status: int = 200) -> Response:
    basket = till.books.world.baskets[till.session["id"]]
    return _rendered(
        "confirm.html" if _waits(till) else "pay.html",
        status,
        session=till.session,
        basket=basket,
        form=form,
        amount=sums.written(basket.total, basket.currency),
        written=sums.written,
    )


def _rendered(template: str, status: int, **shown: object) -> Response:
    response = make_response(render_template(template, **shown), status)
    response.headers.update(SECURE)
    return response
