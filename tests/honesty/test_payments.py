"""Paying a checkout session: what is charged, what is told, and what a card may answer."""

import pytest
import stripe

from tests.honesty.shop import Shop

DECLINES = [
    ("4000000000000002", "card_declined", "generic_decline"),
    ("4000000000009995", "card_declined", "insufficient_funds"),
    ("4000000000009987", "card_declined", "lost_card"),
    ("4000000000000341", "card_declined", "generic_decline"),
    ("4000000000000069", "expired_card", "expired_card"),
    ("4000000000000127", "incorrect_cvc", "incorrect_cvc"),
    ("4000000000000119", "processing_error", "processing_error"),
]


def test_a_paid_session_carries_everything_that_it_was_made_with(shop: Shop) -> None:
    session = shop.paid(
        6000,
        client_reference_id="ILF0001234K",
        customer_email="payer@example.org",
        metadata={"authority": "ILF", "number": "ILF0001234K"},
        payment_intent_data={
            "description": "ILF 0001234 K",
            "metadata": {"number": "ILF0001234K"},
            "statement_descriptor_suffix": "ILF 0001234 K",
        },
    )
    charge = shop.charge(session)
    assert (session.status, session.payment_status, session.url) == ("complete", "paid", None)
    assert (session.amount_total, session.currency) == (6000, "gbp")
    assert session.client_reference_id == "ILF0001234K"
    assert session.metadata.authority == "ILF"
    assert session.customer_details.email == "payer@example.org"
    assert (charge.amount, charge.paid, charge.status) == (6000, True, "succeeded")
    assert charge.metadata.number == "ILF0001234K"
    assert charge.calculated_statement_descriptor == "STAND-IN* ILF 0001234"
    assert charge.payment_method_details.card.last4 == "4242"


def test_a_payment_is_told_in_the_processors_order(shop: Shop) -> None:
    session = shop.paid()
    assert shop.told(session.payment_intent) == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
        "charge.updated",
    ]


def test_the_balance_follows_a_charge_and_is_not_yet_known_when_it_succeeds(shop: Shop) -> None:
    session = shop.paid()
    told = {event.type: event.data.object for event in shop.events(session.payment_intent)}
    assert told["charge.succeeded"].balance_transaction is None
    assert told["charge.updated"].balance_transaction.startswith("txn_")


def test_nobody_pays_before_somebody_pays(shop: Shop) -> None:
    session = shop.session()
    assert (session.status, session.payment_status) == ("open", "unpaid")
    assert session.payment_intent is None
    assert shop.told(session.id) == []


@pytest.mark.parametrize(("card", "code", "reason"), DECLINES)
def test_a_declined_card_is_told_and_leaves_the_session_open(
    shop: Shop, card: str, code: str, reason: str
) -> None:
    session = shop.session()
    error = shop.stand_in.pay(session.id, card)["error"]
    assert (error["type"], error["code"], error["decline_code"]) == ("card_error", code, reason)
    intent = error["payment_intent"]
    assert intent["status"] == "requires_payment_method"
    assert shop.told(intent["id"]) == [
        "payment_intent.created",
        "charge.failed",
        "payment_intent.payment_failed",
    ]
    assert shop.api.checkout.sessions.retrieve(session.id).status == "open"


def test_after_a_decline_another_card_pays_with_the_same_intent(shop: Shop) -> None:
    session = shop.session()
    declined = shop.stand_in.pay(session.id, "4000000000000002")["error"]["payment_intent"]["id"]
    shop.stand_in.pay(session.id)
    assert shop.api.checkout.sessions.retrieve(session.id).payment_intent == declined
    assert shop.told(declined)[3:6] == [
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]
    charges = shop.api.charges.list({"payment_intent": declined}).data
    assert [charge.status for charge in charges] == ["succeeded", "failed"]


def test_a_session_is_paid_once_only(shop: Shop) -> None:
    session = shop.paid()
    assert shop.stand_in.pay(session.id)["error"]["type"] == "invalid_request_error"
    assert len(shop.api.charges.list({"payment_intent": session.payment_intent}).data) == 1


@pytest.mark.parametrize("card", ["4000002500003155", "4000002760003184"])
def test_a_bank_may_want_its_customer_to_confirm(shop: Shop, card: str) -> None:
    session = shop.paid(card=card)
    assert session.payment_status == "paid"
    assert shop.told(session.payment_intent)[:3] == [
        "payment_intent.created",
        "payment_intent.requires_action",
        "charge.succeeded",
    ]


def test_a_payment_that_is_not_confirmed_charges_nothing(shop: Shop) -> None:
    session = shop.session()
    error = shop.stand_in.pay(session.id, "4000002760003184", confirms=False)["error"]
    assert error["code"] == "payment_intent_authentication_failure"
    assert shop.api.charges.list({"payment_intent": error["payment_intent"]["id"]}).data == []


def test_a_real_card_is_declined(shop: Shop) -> None:
    session = shop.session()
    error = shop.stand_in.pay(session.id, "4539578763621486")["error"]
    assert (error["code"], error["decline_code"]) == ("card_declined", "test_mode_live_card")


def test_an_intent_is_confirmed_at_once_or_later(shop: Shop) -> None:
    asked = {"amount": 6000, "currency": "gbp", "payment_method": "pm_card_visa"}
    at_once = shop.api.payment_intents.create({**asked, "confirm": True})
    later = shop.api.payment_intents.create(asked)
    assert (at_once.status, later.status) == ("succeeded", "requires_confirmation")
    assert shop.api.payment_intents.confirm(later.id).status == "succeeded"
    found = shop.api.payment_intents.list({"limit": 2}).data
    assert [intent.id for intent in found] == [later.id, at_once.id]


def test_a_declined_confirmation_is_the_sdks_card_error(shop: Shop) -> None:
    asked = {"amount": 6000, "currency": "gbp", "payment_method": "pm_card_visa_chargeDeclined"}
    with pytest.raises(stripe.CardError) as declined:
        shop.api.payment_intents.create({**asked, "confirm": True})
    assert (declined.value.http_status, declined.value.code) == (402, "card_declined")


@pytest.mark.parametrize("verb", ["confirm", "cancel"])
@pytest.mark.parametrize("card", ["4242424242424242", "4000000000000002"])
def test_an_intent_that_is_paid_or_a_sessions_is_left_alone(
    shop: Shop, verb: str, card: str
) -> None:
    session = shop.session()
    shop.stand_in.pay(session.id, card)
    begun = shop.api.payment_intents.list({"limit": 1}).data[0]
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        getattr(shop.api.payment_intents, verb)(begun.id)
    assert refusal.value.code == "payment_intent_unexpected_state"


def test_an_intent_that_nobody_pays_can_be_cancelled_once(shop: Shop) -> None:
    intent = shop.api.payment_intents.create({"amount": 6000, "currency": "gbp"})
    assert shop.api.payment_intents.cancel(intent.id).status == "canceled"
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.payment_intents.cancel(intent.id)
