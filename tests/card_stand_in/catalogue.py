"""Products and prices, which a checkout session may name or bring along."""

from typing import Any

from . import identifiers
from .books import Books
from .metadata import Metadata, merged
from .operations import Operation
from .shapes import Flag, Listed, Record, Shape, Text, Whole
from .store import Thing

CURRENCY = Text(3)
PRODUCT: dict[str, Shape] = {
    "name": Text(),
    "description": Text(40000),
    "images": Listed(Text(), 8),
    "metadata": Metadata(),
}
PRODUCT_DATA = Record(PRODUCT, required=("name",))


def product(books: Books, asked: dict[str, Any]) -> Thing:
    """A product as it stands when it is new."""
    now = books.stamp()
    return books.keep(
        {
            "id": identifiers.new("prod_", 14),
            "object": "product",
            "active": asked.get("active", True),
            "created": now,
            "default_price": None,
            "description": asked.get("description"),
            "images": asked.get("images", []),
            "livemode": False,
            "marketing_features": [],
            "metadata": merged({}, asked),
            "name": asked["name"],
            "package_dimensions": None,
            "shippable": None,
            "statement_descriptor": None,
            "tax_code": None,
            "unit_label": None,
            "updated": now,
            "url": None,
        }
    )


def price(books: Books, asked: dict[str, Any], product_id: str) -> Thing:
    """A price of one unit in the currency's smallest coin."""
    return books.keep(
        {
            "id": identifiers.new("price_1"),
            "object": "price",
            "active": asked.get("active", True),
            "billing_scheme": "per_unit",
            "created": books.stamp(),
            "currency": asked["currency"].lower(),
            "custom_unit_amount": None,
            "livemode": False,
            "lookup_key": None,
            "metadata": merged({}, asked),
            "nickname": asked.get("nickname"),
            "product": product_id,
            "recurring": None,
            "tax_behavior": "unspecified",
            "tiers_mode": None,
            "transform_quantity": None,
            "type": "one_time",
            "unit_amount": asked["unit_amount"],
            "unit_amount_decimal": str(asked["unit_amount"]),
        }
    )


def create_product(books: Books, asked: dict[str, Any]) -> Thing:
    """A new product, told to whoever listens."""
    made = product(books, asked)
    books.tell("product.created", made)
    return made


def create_price(books: Books, asked: dict[str, Any]) -> Thing:
    """A new price of a product that exists."""
    made = price(books, asked, books.given("product", asked, "product")["id"])
    books.tell("price.created", made)
    return made


def read_product(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One product."""
    return books.find("product", name)


def read_price(books: Books, asked: dict[str, Any], name: str) -> Thing:
    """One price."""
    return books.find("price", name, "price")


PRICE: dict[str, Shape] = {
    "currency": CURRENCY,
    "unit_amount": Whole(0),
    "product": Text(),
    "nickname": Text(),
    "active": Flag(),
    "metadata": Metadata(),
}
OPERATIONS = (
    Operation(
        "POST",
        "/v1/products",
        create_product,
        Record({**PRODUCT, "active": Flag()}, required=("name",)),
    ),
    Operation("GET", "/v1/products/{id}", read_product),
    Operation(
        "POST",
        "/v1/prices",
        create_price,
        Record(PRICE, required=("currency", "unit_amount", "product")),
    ),
    Operation("GET", "/v1/prices/{price}", read_price),
)
