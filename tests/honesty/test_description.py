"""The processor's own description: the stand-in takes no more than it and answers as it says."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import stripe

from tests.card_stand_in.app import OPERATIONS
from tests.card_stand_in.events import API_VERSION
from tests.card_stand_in.official import Official
from tests.card_stand_in.operations import Operation
from tests.card_stand_in.shapes import Listed, Record, Shape
from tests.honesty.shop import Shop
from tests.processes import CardStandIn

DESCRIBED = [operation for operation in OPERATIONS if operation.described]
MISTAKES = [
    ("a field is missing", lambda charge: charge.pop("amount")),
    ("a number is a string", lambda charge: charge.update(amount="6000")),
    ("a word is not one of the words", lambda charge: charge.update(status="paid")),
    ("null where there is none", lambda charge: charge.update(currency=None)),
    ("a field that does not exist", lambda charge: charge.update(colour="red")),
    ("a fault deep inside", lambda charge: charge["outcome"].update(risk_score="low")),
    ("an unknown field deep inside", lambda charge: charge["billing_details"].update(age=40)),
]


@pytest.fixture(scope="session")
def official(description: Path) -> Official:
    """The description, read."""
    return Official.read(description)


@pytest.fixture
def charge(shop: Shop) -> dict[str, Any]:
    """A charge as the stand-in really answers it."""
    return dict(json.loads(json.dumps(shop.charge(shop.paid()).to_dict())))


def test_the_stand_in_speaks_the_version_that_is_described(official: Official) -> None:
    assert official.version == API_VERSION


@pytest.mark.parametrize("operation", DESCRIBED, ids=lambda o: f"{o.method} {o.path}")
def test_every_operation_and_parameter_is_in_the_description(
    official: Official, operation: Operation
) -> None:
    assert official.knows(operation.method, operation.path)
    described = official.asked(operation.method, operation.path)
    assert list(unknown(operation.shape, described)) == []


def unknown(shape: Shape, schema: dict[str, Any], name: str = "") -> Iterator[str]:
    """The parameters that a shape has and the description has not."""
    choices = schema.get("anyOf", [schema])
    if isinstance(shape, Record):
        named: dict[str, Any] = {}
        for choice in choices:
            named |= choice.get("properties", {})
        for field, inner in shape.fields.items():
            if field in named:
                yield from unknown(inner, named[field], f"{name}[{field}]")
            else:
                yield f"{name}[{field}]"
    elif isinstance(shape, Listed):
        arrays = [choice for choice in choices if choice.get("type") == "array"]
        if not arrays:
            yield f"{name}[]"
        for array in arrays:
            yield from unknown(shape.item, array["items"], f"{name}[]")


def test_only_the_processors_own_pages_go_undescribed() -> None:
    hidden = {operation.path for operation in OPERATIONS if not operation.described}
    assert hidden == {"/v1/payment_pages/{session}", "/v1/payment_pages/{session}/confirm"}


def test_a_true_charge_has_no_faults(official: Official, charge: dict[str, Any]) -> None:
    assert official.problems_of_object("charge", charge) == []


@pytest.mark.parametrize(("mistake", "make"), MISTAKES, ids=[name for name, _ in MISTAKES])
def test_the_check_finds_every_kind_of_fault(
    official: Official, charge: dict[str, Any], mistake: str, make: Any
) -> None:
    make(charge)
    assert official.problems_of_object("charge", charge), mistake


@pytest.mark.parametrize(("mistake", "make"), MISTAKES, ids=[name for name, _ in MISTAKES])
def test_the_check_looks_inside_lists_events_and_expansions(
    official: Official, shop: Shop, charge: dict[str, Any], mistake: str, make: Any
) -> None:
    event = deepcopy(shop.events(charge["id"])[0].to_dict())
    intent = shop.api.payment_intents.retrieve(charge["payment_intent"]).to_dict()
    page = {"object": "list", "data": [charge], "has_more": False, "url": "/v1/charges"}
    assert official.problems_of_answer("GET", "/v1/charges", 200, page) == []
    make(charge)
    event["data"]["object"] = charge
    intent["latest_charge"] = charge
    assert official.problems_of_answer("GET", "/v1/charges", 200, page), mistake
    assert official.problems_of_event(event), mistake
    assert official.problems_of_object("payment_intent", intent), mistake


@pytest.mark.parametrize(
    "asked",
    [
        {"colour": "red"},
        {"amount": "sixty", "currency": "gbp"},
        {"amount": 6000},
        {"amount": 6000, "currency": "gbp", "capture_method": "never"},
        {"amount": 6000, "currency": "gbp", "shipping": {"colour": "red"}},
    ],
)
def test_the_check_finds_a_wrong_request(official: Official, asked: dict[str, Any]) -> None:
    assert official.problems_of_request("POST", "/v1/payment_intents", asked)


def test_the_check_finds_a_wrong_refusal(official: Official) -> None:
    wrong = {"error": {"type": "bad_luck"}}
    assert official.problems_of_answer("POST", "/v1/refunds", 400, wrong)


def test_a_held_stand_in_refuses_what_only_the_description_knows_is_wrong(shop: Shop) -> None:
    endpoint = {"url": "http://127.0.0.1:9/", "enabled_events": ["charge.danced"]}
    with pytest.raises(stripe.InvalidRequestError, match="official description"):
        shop.api.webhook_endpoints.create(endpoint)


def test_nothing_that_the_tests_made_it_say_breaks_the_description(stand_in: CardStandIn) -> None:
    assert stand_in.look("breaches") == {"breaches": []}
