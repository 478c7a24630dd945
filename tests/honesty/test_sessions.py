"""Checkout sessions: what may be asked, how they end by themselves, and where they can be found."""

from datetime import UTC, datetime, timedelta

import pytest
import stripe

from tests.honesty.inbox import Inbox
from tests.honesty.shop import Shop
from tests.processes import CardStandIn, start_card_stand_in

EVENING = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
HALF_AN_HOUR = 30 * 60
A_DAY = 24 * 60 * 60


@pytest.fixture
def standing(own_stand_in: CardStandIn, own_shop: Shop) -> Shop:
    """A shop at a stand-in whose clock stands still on a Sunday evening."""
    own_stand_in.set_clock(EVENING)
    return own_shop


@pytest.mark.parametrize("seconds", [HALF_AN_HOUR, HALF_AN_HOUR + 1, A_DAY - 1])
def test_a_session_may_last_from_half_an_hour_to_a_day(standing: Shop, seconds: int) -> None:
    expires_at = int(EVENING.timestamp()) + seconds
    assert standing.session(expires_at=expires_at).expires_at == expires_at


@pytest.mark.parametrize("seconds", [-1, 0, HALF_AN_HOUR - 1, A_DAY, A_DAY + 1])
def test_a_session_may_not_last_shorter_or_longer(standing: Shop, seconds: int) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        standing.session(expires_at=int(EVENING.timestamp()) + seconds)
    assert (refusal.value.http_status, refusal.value.param) == (400, "expires_at")


def test_a_session_lasts_a_day_unless_told_otherwise(standing: Shop) -> None:
    assert standing.session().expires_at == int(EVENING.timestamp()) + A_DAY


def test_a_session_expires_at_its_moment_and_not_before(standing: Shop, inbox: Inbox) -> None:
    session = standing.session(expires_at=int(EVENING.timestamp()) + HALF_AN_HOUR)
    standing.stand_in.set_clock(EVENING + timedelta(minutes=29, seconds=59))
    assert standing.api.checkout.sessions.retrieve(session.id).status == "open"
    standing.stand_in.set_clock(EVENING + timedelta(minutes=30))
    standing.stand_in.settle()
    assert inbox.types(about=session.id) == ["checkout.session.expired"]
    expired = standing.api.checkout.sessions.retrieve(session.id)
    assert (expired.status, expired.payment_status, expired.url) == ("expired", "unpaid", None)


def test_an_expired_session_cannot_be_paid(standing: Shop) -> None:
    session = standing.session(expires_at=int(EVENING.timestamp()) + HALF_AN_HOUR)
    standing.stand_in.set_clock(EVENING + timedelta(minutes=30))
    assert standing.stand_in.pay(session.id)["error"]["type"] == "invalid_request_error"
    assert standing.api.checkout.sessions.retrieve(session.id).payment_intent is None


def test_a_paid_session_does_not_expire(standing: Shop, inbox: Inbox) -> None:
    session = standing.paid(expires_at=int(EVENING.timestamp()) + HALF_AN_HOUR)
    standing.stand_in.set_clock(EVENING + timedelta(days=2))
    standing.stand_in.settle()
    assert standing.api.checkout.sessions.retrieve(session.id).status == "complete"
    assert "checkout.session.expired" not in inbox.types(about=session.id)


def test_expiring_cancels_a_payment_that_was_begun(standing: Shop) -> None:
    session = standing.session()
    begun = standing.stand_in.pay(session.id, "4000000000000002")["error"]["payment_intent"]["id"]
    assert standing.api.checkout.sessions.expire(session.id).status == "expired"
    assert standing.api.payment_intents.retrieve(begun).status == "canceled"


def test_a_clock_can_be_handed_on_at_the_start() -> None:
    with start_card_stand_in(clock_at=EVENING) as stand_in:
        assert Shop.at(stand_in).session().created == int(EVENING.timestamp())


def test_only_an_open_session_can_be_expired(shop: Shop) -> None:
    session = shop.paid()
    with pytest.raises(stripe.InvalidRequestError):
        shop.api.checkout.sessions.expire(session.id)


def test_a_session_is_found_by_its_payment_and_by_its_status(shop: Shop) -> None:
    session = shop.paid()
    found = shop.api.checkout.sessions.list({"payment_intent": session.payment_intent}).data
    assert [item.id for item in found] == [session.id]
    still_open = shop.session()
    first = shop.api.checkout.sessions.list({"status": "open", "limit": 1}).data
    assert [item.id for item in first] == [still_open.id]


def test_line_items_are_shown_when_they_are_asked_for(shop: Shop) -> None:
    session = shop.session(6000)
    assert "line_items" not in session
    expanded = shop.api.checkout.sessions.retrieve(session.id, {"expand": ["line_items"]})
    listed = shop.api.checkout.sessions.line_items.list(session.id)
    assert expanded.line_items.data[0].amount_total == 6000
    assert listed.data[0].description == "Penalty notice ILF 0001234 K"


def test_a_price_that_exists_may_be_named_instead(shop: Shop) -> None:
    product = shop.api.products.create({"name": "Penalty"})
    price = shop.api.prices.create({"product": product.id, "currency": "gbp", "unit_amount": 2500})
    session = shop.session(line_items=[{"price": price.id, "quantity": 2}])
    assert session.amount_total == 5000


@pytest.mark.parametrize("without", ["mode", "success_url", "line_items"])
def test_a_session_needs_its_mode_its_way_back_and_its_lines(shop: Shop, without: str) -> None:
    price = shop.session(expand=["line_items"]).line_items.data[0].price
    line = {
        "price_data": {"currency": "gbp", "unit_amount": 100, "product": price.product},
        "quantity": 1,
    }
    asked = {"mode": "payment", "success_url": "http://127.0.0.1:9/", "line_items": [line]}
    del asked[without]
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.api.checkout.sessions.create(asked)
    assert (refusal.value.code, refusal.value.param) == ("parameter_missing", without)


@pytest.mark.parametrize("pence", [0, 29, 100_000_000])
def test_an_amount_that_no_card_is_charged_is_refused(shop: Shop, pence: int) -> None:
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        shop.session(pence)
    assert refusal.value.param == "amount"


@pytest.mark.parametrize("suffix", ["0001234", "A*B", "ILF 0001234 K AND MORE!"])
def test_a_descriptor_that_no_statement_carries_is_refused(shop: Shop, suffix: str) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        shop.session(payment_intent_data={"statement_descriptor_suffix": suffix})
