"""Webhooks: signed, repeated until they arrive, and as unreliable as a test wants them to be."""

import pytest

from tests.honesty.inbox import Inbox, open_inbox
from tests.honesty.shop import Shop
from tests.processes import start_card_stand_in

PAID = [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
    "charge.updated",
]


def test_every_event_arrives_once_in_order_and_is_believed(own_shop: Shop, inbox: Inbox) -> None:
    own_shop.paid()
    own_shop.stand_in.settle()
    assert inbox.types() == PAID
    assert inbox.refused == []
    stored = own_shop.api.events.list({"limit": len(PAID)}).data
    assert [event.id for event in stored][::-1] == [event.id for event in inbox.believed]
    assert {event.pending_webhooks for event in stored} == {0}


def test_a_webhook_is_repeated_after_one_two_and_four_seconds_until_it_is_taken(
    own_shop: Shop, inbox: Inbox
) -> None:
    inbox.answers.extend([500, 404, 302])
    intent = own_shop.api.payment_intents.create({"amount": 6000, "currency": "gbp"})
    while not inbox.believed:
        own_shop.stand_in.pull("hurry")
    own_shop.stand_in.settle()
    attempts = own_shop.stand_in.look("deliveries")["attempts"]
    assert [(a["status"], a["again_in"]) for a in attempts[-4:]] == [
        (500, 1),
        (404, 2),
        (302, 4),
        (200, None),
    ]
    assert inbox.types(about=intent.id) == ["payment_intent.created"]


def test_a_webhook_that_fails_does_not_hold_up_the_next(own_shop: Shop, inbox: Inbox) -> None:
    inbox.answers.append(503)
    own_shop.paid()
    own_shop.stand_in.settle()
    assert inbox.types() == [*PAID[1:], PAID[0]]


def test_nobody_at_home_is_a_failure_like_any_other() -> None:
    with open_inbox() as closed:
        url = closed.url
    with start_card_stand_in(webhook_url=url) as stand_in:
        Shop.at(stand_in).paid()
        assert not stand_in.pull("settle", seconds=0.5)["settled"]
        deliveries = stand_in.look("deliveries")
    assert {(a["status"], a["again_in"]) for a in deliveries["attempts"]} == {(None, 1)}
    assert deliveries["waiting"] == len(PAID)


def test_what_is_held_back_arrives_when_it_is_released(own_shop: Shop, inbox: Inbox) -> None:
    own_shop.stand_in.pull("hold")
    own_shop.paid()
    own_shop.stand_in.settle()
    assert inbox.types() == []
    pending = own_shop.api.events.list({"delivery_success": False, "limit": 100}).data
    assert len(pending) == len(PAID)
    own_shop.stand_in.pull("release")
    own_shop.stand_in.settle()
    assert inbox.types() == PAID


def test_events_can_be_made_to_arrive_in_the_wrong_order(own_shop: Shop, inbox: Inbox) -> None:
    own_shop.stand_in.pull("hold")
    own_shop.paid()
    own_shop.stand_in.pull("release", reversed=True)
    own_shop.stand_in.settle()
    assert inbox.types() == PAID[::-1]


def test_an_event_can_be_delivered_again(own_shop: Shop, inbox: Inbox) -> None:
    own_shop.paid()
    own_shop.stand_in.settle()
    first = inbox.believed[3]
    again = [own_shop.stand_in.pull(f"redeliver/{first.id}")["attempts"] for _ in range(2)]
    assert [attempt["status"] for (attempt,) in again] == [200, 200]
    assert [event.id for event in inbox.believed].count(first.id) == 3
    assert inbox.believed[-1].data.object == first.data.object


@pytest.mark.parametrize("fault", ["secret", "stale", "body", "missing", "nonsense"])
def test_a_forged_webhook_is_not_believed(own_shop: Shop, inbox: Inbox, fault: str) -> None:
    own_shop.paid()
    own_shop.stand_in.settle()
    event = inbox.believed[0].id
    (attempt,) = own_shop.stand_in.pull(f"forge/{event}", fault=fault)["attempts"]
    assert (attempt["status"], attempt["fault"]) == (400, fault)
    assert len(inbox.refused) == 1
    assert len(inbox.believed) == len(PAID)


def test_an_endpoint_is_told_only_what_it_asked_for(own_shop: Shop, inbox: Inbox) -> None:
    with open_inbox() as picky:
        made = own_shop.api.webhook_endpoints.create(
            {"url": picky.url, "enabled_events": ["checkout.session.completed"]}
        )
        picky.secret = made.secret
        own_shop.paid()
        own_shop.stand_in.settle()
        assert picky.types() == ["checkout.session.completed"]
        own_shop.api.webhook_endpoints.update(made.id, {"disabled": True})
        own_shop.paid()
        own_shop.stand_in.settle()
        own_shop.api.webhook_endpoints.delete(made.id)
        own_shop.paid()
        own_shop.stand_in.settle()
        assert picky.types() == ["checkout.session.completed"]
    assert inbox.types() == PAID * 3


def test_an_endpoints_secret_is_shown_once(shop: Shop) -> None:
    made = shop.api.webhook_endpoints.create(
        {"url": "http://127.0.0.1:9/", "enabled_events": ["charge.failed"]}
    )
    assert made.secret.startswith("whsec_")
    assert "secret" not in shop.api.webhook_endpoints.retrieve(made.id)
    assert made.id in [item.id for item in shop.api.webhook_endpoints.list().data]
