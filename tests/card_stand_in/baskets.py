"""What a checkout session is for: its lines, and what the caller wishes of the payment."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from . import catalogue, descriptors, identifiers, sums
from .books import Books
from .errors import invalid, missing
from .metadata import merged
from .store import Thing


@dataclass(frozen=True)
class Basket:
    """`wishes` are the parameters with which the payment intent will be made once somebody pays."""

    lines: list[Thing]
    wishes: dict[str, Any]

    @property
    def total(self) -> int:
        """In the currency's smallest coin."""
        return sum(line["amount_total"] for line in self.lines)

    @property
    def currency(self) -> str:
        """One for all lines."""
        return str(self.lines[0]["currency"])


def filled(books: Books, asked: dict[str, Any]) -> Basket:
    """The lines of a new session.

    Raises StripeError for mixed currencies and for totals out of bounds.
    """
    wishes = asked.get("payment_intent_data", {})
    descriptors.check(wishes)
    lines = [
        _line(books, line, f"line_items[{place}]") for place, line in enumerate(asked["line_items"])
    ]
    basket = Basket(lines, wishes)
    currency = asked.get("currency", basket.currency).lower()
    if any(line["currency"] != currency for line in lines):
        raise invalid("All line items of a session have the same currency.", "line_items")
    sums.check(basket.total, basket.currency)
    return basket


def _line(books: Books, asked: dict[str, Any], name: str) -> Thing:
    price, label = _price(books, asked, name)
    if "quantity" not in asked:
        raise missing(f"{name}[quantity]")
    amount = price["unit_amount"] * asked["quantity"]
    return {
        "id": identifiers.new("li_1"),
        "object": "item",
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": price["currency"],
        "description": label,
        "metadata": merged({}, asked),
        "price": deepcopy(price),
        "quantity": asked["quantity"],
    }


def _price(books: Books, asked: dict[str, Any], name: str) -> tuple[Thing, str]:
    """A price and its product's name; one that the line brought along cannot be used again."""
    if ("price" in asked) == ("price_data" in asked):
        raise invalid("A line item has either a price or its price data.", name)
    if "price" in asked:
        price = books.given("price", asked, "price")
        return price, str(books.find("product", price["product"])["name"])
    data = asked["price_data"]
    if ("product" in data) == ("product_data" in data):
        raise invalid("Price data has either a product or its product data.", f"{name}[price_data]")
    if "product" in data:
        product = books.given("product", data, "product")
    else:
        product = catalogue.product(books, data["product_data"])
    if "unit_amount" not in data:
        raise missing(f"{name}[price_data][unit_amount]")
    terms = {"currency": data["currency"], "unit_amount": data["unit_amount"], "active": False}
    return catalogue.price(books, terms, product["id"]), str(product["name"])
