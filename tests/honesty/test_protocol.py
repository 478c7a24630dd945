"""The protocol's manners: keys, errors, headers, and requests that are tried again."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stripe

from tests.honesty.shop import Shop
from tests.processes import CardStandIn, Unwilling, start_card_stand_in

INTENT = {"amount": 6000, "currency": "gbp"}


def refusal_of(shop: Shop, params: dict[str, Any], path: str = "/v1/payment_intents") -> Any:
    """The error that a request comes back with, through the SDK's own transport."""
    with pytest.raises(stripe.StripeError) as refusal:
        shop.client.raw_request("post", path, **params)
    return refusal.value


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({**INTENT, "colour": "red"}, "parameter_unknown", "colour"),
        ({**INTENT, "shipping": {"colour": "red"}}, "parameter_unknown", "shipping[colour]"),
        ({"currency": "gbp"}, "parameter_missing", "amount"),
        ({"amount": 6000}, "parameter_missing", "currency"),
        ({**INTENT, "amount": "sixty"}, "parameter_invalid_integer", "amount"),
        ({**INTENT, "amount": 60.5}, "parameter_invalid_integer", "amount"),
        ({**INTENT, "description": ""}, "parameter_invalid_empty", "description"),
        ({**INTENT, "confirm": "maybe"}, None, "confirm"),
        ({**INTENT, "metadata": "none"}, None, "metadata"),
        ({**INTENT, "metadata": {"a": "b" * 501}}, None, "metadata[a]"),
        ({**INTENT, "metadata": {"a" * 41: "b"}}, None, f"metadata[{'a' * 41}]"),
        ({**INTENT, "payment_method_types": ["cheque"]}, None, "payment_method_types[0]"),
        ({**INTENT, "statement_descriptor": "A COUNCIL"}, None, "statement_descriptor"),
        ({**INTENT, "payment_method": "pm_none"}, "resource_missing", "payment_method"),
    ],
)
def test_a_wrong_parameter_is_refused_and_named(
    shop: Shop, params: dict[str, Any], code: str | None, param: str
) -> None:
    refusal = refusal_of(shop, params)
    assert isinstance(refusal, stripe.InvalidRequestError)
    assert (refusal.http_status, refusal.code, refusal.param) == (400, code, param)


def test_what_does_not_exist_is_a_404(shop: Shop) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.charges.retrieve("ch_none")
    assert (refusal.value.http_status, refusal.value.code) == (404, "resource_missing")


def test_an_address_that_does_not_exist_is_a_404(shop: Shop) -> None:
    assert refusal_of(shop, {}, "/v1/chickens").http_status == 404


@pytest.mark.parametrize("key", ["sk_live_0123456789", "pk_test_0123456789", "nonsense"])
def test_only_a_secret_test_key_opens_anything(stand_in: CardStandIn, key: str) -> None:
    with pytest.raises(stripe.AuthenticationError) as refusal:
        Shop.at(stand_in, key).session()
    assert key not in str(refusal.value)


def test_a_refusal_names_its_request(shop: Shop) -> None:
    refusal = refusal_of(shop, {})
    assert refusal.request_id.startswith("req_")
    assert refusal.error.doc_url.endswith("#parameter_missing")


def test_the_version_and_the_key_of_a_request_are_echoed(shop: Shop) -> None:
    made = shop.client.raw_request("post", "/v1/payment_intents", **INTENT)
    assert made.headers["Stripe-Version"] == "2026-08-26.dahlia"
    assert made.headers["Request-Id"].startswith("req_")


def test_the_same_key_and_request_make_one_thing(shop: Shop) -> None:
    options = {"idempotency_key": "one-thing"}
    first = shop.api.payment_intents.create(INTENT, options)
    again = shop.api.payment_intents.create(INTENT, options)
    assert first.id == again.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert again.last_response.headers["Original-Request"] == first.last_response.request_id
    assert shop.told(first.id) == ["payment_intent.created"]


def test_the_same_key_many_times_at_once_makes_one_thing(shop: Shop) -> None:
    options = {"idempotency_key": "at-once"}
    with ThreadPoolExecutor(8) as callers:
        create = shop.api.payment_intents.create
        made = list(callers.map(create, [INTENT] * 8, [options] * 8))
    assert len({intent.id for intent in made}) == 1


@pytest.mark.parametrize("other", [{"amount": 6001}, {"metadata": {"a": "b"}}])
def test_the_same_key_with_another_request_is_refused(
    shop: Shop, other: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    options = {"idempotency_key": request.node.name}
    shop.api.payment_intents.create(INTENT, options)
    with pytest.raises(stripe.IdempotencyError) as refusal:
        shop.api.payment_intents.create({**INTENT, **other}, options)
    assert refusal.value.http_status == 400


def test_the_same_key_elsewhere_is_refused(shop: Shop) -> None:
    options = {"idempotency_key": "elsewhere"}
    shop.api.payment_intents.create(INTENT, options)
    with pytest.raises(stripe.IdempotencyError):
        shop.api.products.create({"name": "A thing"}, options)


def test_a_decline_is_remembered_too(shop: Shop) -> None:
    asked = {**INTENT, "payment_method": "pm_card_chargeDeclined", "confirm": True}
    failures = []
    for _ in range(2):
        with pytest.raises(stripe.CardError) as declined:
            shop.api.payment_intents.create(asked, {"idempotency_key": "declined"})
        failures.append(declined.value.json_body["error"]["charge"])
    assert failures[0] == failures[1]


def test_a_malformed_request_does_not_use_up_its_key(shop: Shop) -> None:
    options = {"idempotency_key": "malformed-first"}
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.payment_intents.create({"currency": "gbp"}, options)
    assert shop.api.payment_intents.create(INTENT, options).amount == 6000


def test_an_answer_that_was_lost_comes_with_the_second_try(stand_in: CardStandIn) -> None:
    shop = Shop.at(stand_in, max_network_retries=1)
    stand_in.pull("lose-answers", count=1)
    made = shop.api.products.create({"name": "Made once"})
    assert made.last_response.headers["Idempotent-Replayed"] == "true"
    assert shop.told(made.id) == ["product.created"]


def test_what_cannot_be_expanded_is_refused(shop: Shop) -> None:
    session = shop.paid()
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.checkout.sessions.retrieve(session.id, {"expand": ["metadata.colour"]})
    assert refusal.value.param == "expand"


def test_a_stand_in_that_breaks_is_noticed_at_its_end() -> None:
    with pytest.raises(Unwilling, match="TypeError"), start_card_stand_in() as broken:
        broken.pull("clock", ahead="soon")
