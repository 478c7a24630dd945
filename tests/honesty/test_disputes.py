"""Disputes: the bank takes a payment back, asks first, or gives it back again."""

import pytest
import stripe

from tests.honesty.shop import Shop


def test_a_disputed_payment_is_taken_back_with_a_fee(shop: Shop) -> None:
    session = shop.paid(6000, card="4000000000000259")
    charge = shop.charge(session)
    dispute = shop.api.disputes.list({"payment_intent": session.payment_intent}).data[0]
    assert (dispute.reason, dispute.status, dispute.amount) == (
        "fraudulent",
        "needs_response",
        6000,
    )
    assert charge.disputed
    assert [entry.net for entry in dispute.balance_transactions] == [-8000]
    assert shop.told(charge.id)[-2:] == [
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
    ]


def test_a_disputed_payment_cannot_be_refunded_as_well(shop: Shop) -> None:
    session = shop.paid(card="4000000000000259")
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.refunds.create({"payment_intent": session.payment_intent})
    assert refusal.value.code == "charge_disputed"


def test_an_inquiry_asks_and_takes_nothing(shop: Shop) -> None:
    session = shop.paid(card="4000000000001976")
    dispute = shop.api.disputes.list({"payment_intent": session.payment_intent}).data[0]
    assert (dispute.status, dispute.balance_transactions) == ("warning_needs_response", [])
    assert shop.api.refunds.create({"payment_intent": session.payment_intent}).amount == 6000


def test_a_payer_may_dispute_long_after(shop: Shop) -> None:
    session = shop.paid()
    charge = shop.charge(session)
    made = shop.stand_in.pull(f"dispute/{charge.id}", reason="product_not_received")
    assert shop.api.disputes.retrieve(made["id"]).reason == "product_not_received"
    assert shop.charge(session).disputed


@pytest.mark.parametrize(
    ("said", "status", "last"),
    [
        ("winning_evidence", "won", "charge.dispute.closed"),
        ("losing_evidence", "lost", "charge.dispute.closed"),
        ("we are looking", "under_review", "charge.dispute.updated"),
    ],
)
def test_evidence_wins_loses_or_waits(shop: Shop, said: str, status: str, last: str) -> None:
    session = shop.paid(card="4000000000000259")
    dispute = shop.api.disputes.list({"payment_intent": session.payment_intent}).data[0]
    answered = shop.api.disputes.update(dispute.id, {"evidence": {"uncategorized_text": said}})
    assert answered.status == status
    assert shop.told(dispute.id)[-1] == last
    net = sum(entry.amount for entry in answered.balance_transactions)
    assert net == (0 if status == "won" else -6000)


def test_a_dispute_can_be_accepted_once(shop: Shop) -> None:
    session = shop.paid(card="4000000000000259")
    dispute = shop.api.disputes.list({"charge": shop.charge(session).id}).data[0]
    assert shop.api.disputes.close(dispute.id).status == "lost"
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.disputes.close(dispute.id)
