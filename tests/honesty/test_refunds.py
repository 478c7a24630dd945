"""Refunds: in parts, never more than is left, and on the balance."""

import pytest
import stripe

from tests.honesty.shop import Shop


def test_a_whole_refund_is_told_and_marks_the_charge(shop: Shop) -> None:
    session = shop.paid(10000)
    refund = shop.api.refunds.create({"payment_intent": session.payment_intent})
    charge = shop.charge(session)
    assert (refund.amount, refund.status, refund.charge) == (10000, "succeeded", charge.id)
    assert (charge.amount_refunded, charge.refunded) == (10000, True)
    assert shop.told(session.payment_intent)[-2:] == ["refund.created", "charge.refunded"]


def test_parts_add_up_until_nothing_is_left(shop: Shop) -> None:
    session = shop.paid(10000)
    asked = {"payment_intent": session.payment_intent}
    shop.api.refunds.create({**asked, "amount": 4000, "reason": "requested_by_customer"})
    assert (shop.charge(session).amount_refunded, shop.charge(session).refunded) == (4000, False)
    shop.api.refunds.create(asked)
    assert (shop.charge(session).amount_refunded, shop.charge(session).refunded) == (10000, True)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.refunds.create(asked)
    assert refusal.value.code == "charge_already_refunded"


@pytest.mark.parametrize(("first", "second"), [(None, 6001), (2000, 4001), (5999, 2)])
def test_more_than_is_left_is_refused_and_nothing_is_given_back(
    shop: Shop, first: int | None, second: int
) -> None:
    session = shop.paid(6000)
    asked = {"payment_intent": session.payment_intent}
    if first:
        shop.api.refunds.create({**asked, "amount": first})
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.refunds.create({**asked, "amount": second})
    assert (refusal.value.http_status, refusal.value.param) == (400, "amount")
    assert shop.charge(session).amount_refunded == (first or 0)


@pytest.mark.parametrize("amount", [0, -1])
def test_nothing_and_less_than_nothing_cannot_be_refunded(shop: Shop, amount: int) -> None:
    session = shop.paid()
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.refunds.create({"payment_intent": session.payment_intent, "amount": amount})
    assert refusal.value.code == "parameter_invalid_integer"


def test_a_payment_that_was_not_made_cannot_be_refunded(shop: Shop) -> None:
    intent = shop.api.payment_intents.create({"amount": 6000, "currency": "gbp"})
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.refunds.create({"payment_intent": intent.id})


def test_refunds_are_found_by_what_they_refund(shop: Shop) -> None:
    session = shop.paid()
    asked = {"payment_intent": session.payment_intent}
    made = [shop.api.refunds.create({**asked, "amount": pence}).id for pence in (100, 200)]
    found = shop.api.refunds.list(asked).data
    assert [refund.id for refund in found] == made[::-1]
    shown = shop.api.charges.retrieve(shop.charge(session).id, {"expand": ["refunds"]})
    assert [refund.id for refund in shown.refunds.data] == made[::-1]


def test_a_note_on_a_refund_can_be_changed(shop: Shop) -> None:
    session = shop.paid()
    refund = shop.api.refunds.create(
        {"payment_intent": session.payment_intent, "metadata": {"why": "withdrawn", "by": "7"}}
    )
    changed = shop.api.refunds.update(refund.id, {"metadata": {"why": "paid twice", "by": ""}})
    assert changed.metadata.to_dict() == {"why": "paid twice"}
    assert shop.api.refunds.update(refund.id, {"metadata": ""}).metadata.to_dict() == {}


def test_a_refund_that_the_bank_sends_back_is_told_and_still_owed(shop: Shop) -> None:
    session = shop.paid(6000, card="4000000000005126")
    refund = shop.api.refunds.create({"payment_intent": session.payment_intent})
    assert shop.told(session.payment_intent)[-1] == "refund.failed"
    assert shop.api.refunds.retrieve(refund.id).status == "failed"
    assert shop.charge(session).amount_refunded == 0


def test_the_balance_adds_up_to_what_was_taken_less_fees_and_refunds(shop: Shop) -> None:
    session = shop.paid(6000)
    charge = shop.charge(session)
    refund = shop.api.refunds.create({"charge": charge.id, "amount": 2000})
    taken, given_back = (
        shop.api.balance_transactions.list({"source": name}).data[0]
        for name in (charge.id, refund.id)
    )
    # 1.5% of £60 and 20 pence.
    assert (taken.type, taken.amount, taken.fee, taken.net) == ("charge", 6000, 110, 5890)
    assert (given_back.type, given_back.amount, given_back.fee) == ("refund", -2000, 0)


def test_one_look_from_a_session_down_to_the_balance(shop: Shop) -> None:
    session = shop.paid()
    path = "payment_intent.latest_charge.balance_transaction"
    found = shop.api.checkout.sessions.retrieve(session.id, {"expand": [path]})
    assert found.payment_intent.latest_charge.balance_transaction.net == 5890
