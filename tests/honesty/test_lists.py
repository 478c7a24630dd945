"""Lists and accounts: pages, spans of time, and books that nobody else reads."""

from datetime import UTC, datetime, timedelta

import pytest
import stripe

from tests.honesty.inbox import Inbox, open_inbox
from tests.honesty.shop import Shop
from tests.processes import CardStandIn

EVENING = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
ONE = {"stripe_account": "acct_one"}
TWO = {"stripe_account": "acct_two"}


def test_pages_lead_through_everything_newest_first(own_shop: Shop) -> None:
    made = [own_shop.api.products.create({"name": str(n)}).id for n in range(7)]
    events = own_shop.api.events.list({"limit": 3, "type": "product.*"})
    assert events.has_more
    names = [event.data.object.id for event in events.auto_paging_iter()]
    assert names == made[::-1]
    back = own_shop.api.events.list({"limit": 3, "ending_before": events.data[-1].id})
    assert [event.id for event in back.data] == [event.id for event in events.data[:-1]]


def test_a_span_of_time_includes_what_it_says(own_shop: Shop) -> None:
    made = []
    for minute in range(3):
        own_shop.stand_in.set_clock(EVENING + timedelta(minutes=minute))
        made.append(own_shop.charge(own_shop.paid()).id)
    first, second, third = (int(EVENING.timestamp()) + 60 * n for n in range(3))
    for created, found in (
        ({"gte": first}, made),
        ({"gt": first, "lte": third}, made[1:]),
        ({"gte": first, "lt": second}, made[:1]),
        ({"lte": second}, made[:2]),
        (second, made[1:2]),
    ):
        listed = own_shop.api.charges.list({"created": created}).data
        assert [charge.id for charge in listed if charge.id in made] == found[::-1], created


def test_money_becomes_available_three_days_later(own_shop: Shop) -> None:
    own_shop.stand_in.set_clock(EVENING)
    own_shop.paid()
    own_shop.stand_in.set_clock(EVENING + timedelta(days=3) - timedelta(seconds=1))
    assert own_shop.api.balance_transactions.list().data[0].status == "pending"
    own_shop.stand_in.set_clock(EVENING + timedelta(days=3))
    assert own_shop.api.balance_transactions.list().data[0].status == "available"


def test_each_account_has_its_own_books(shop: Shop) -> None:
    session = shop.session(options=ONE)
    shop.stand_in.pay(session.id)
    paid = shop.api.checkout.sessions.retrieve(session.id, None, ONE)
    assert paid.payment_status == "paid"
    assert shop.api.charges.list(None, ONE).data[0].payment_intent == paid.payment_intent
    assert shop.api.charges.list(None, TWO).data == []
    for elsewhere in ({}, TWO):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            shop.api.checkout.sessions.retrieve(session.id, None, elsewhere)
        assert refusal.value.http_status == 404


def test_an_account_that_is_none_is_refused(shop: Shop) -> None:
    with pytest.raises(stripe.PermissionError):
        shop.session(options={"stripe_account": "ILF"})


def test_the_same_idempotency_key_in_two_accounts_is_two_keys(shop: Shop) -> None:
    asked = {"amount": 6000, "currency": "gbp"}
    made = {
        shop.api.payment_intents.create(asked, {**account, "idempotency_key": "shared"}).id
        for account in (ONE, TWO)
    }
    assert len(made) == 2


def test_events_of_an_account_say_whose_they_are(own_shop: Shop, inbox: Inbox) -> None:
    for options in (ONE, {}):
        own_shop.stand_in.pay(own_shop.session(options=options).id)
    own_shop.stand_in.settle()
    assert [getattr(event, "account", None) for event in inbox.believed] == [
        *["acct_one"] * 5,
        *[None] * 5,
    ]


def test_an_endpoint_hears_its_own_account_or_with_connect_all_the_others(
    own_stand_in: CardStandIn,
) -> None:
    shop = Shop.at(own_stand_in)
    with open_inbox() as platform, open_inbox() as connected, open_inbox() as one:
        every = {"enabled_events": ["charge.succeeded"]}
        endpoints = shop.api.webhook_endpoints
        platform.secret = endpoints.create({**every, "url": platform.url}).secret
        asked = {**every, "url": connected.url, "connect": True}
        connected.secret = endpoints.create(asked).secret
        one.secret = endpoints.create({**every, "url": one.url}, ONE).secret
        for options in ({}, ONE, TWO):
            own_stand_in.pay(shop.session(options=options).id)
        own_stand_in.settle()
        assert (len(platform.believed), len(one.believed)) == (1, 1)
        assert [event.account for event in connected.believed] == ["acct_one", "acct_two"]
