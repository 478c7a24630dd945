"""The gateway against the processor's stand-in, which is held to the official description."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from penalties.office.card_events import Checkout, Decline, Mark, MoneyBack
from penalties.office.card_gateway import (
    BadSignature,
    Bill,
    CardGateway,
    CardProcessorAway,
)
from penalties.office.database import new_id
from penalties.office.settings import Settings
from penalties.rules.money import Pence
from penalties.rules.numbers import compact
from tests.card_stand_in.signing import signed as signature
from tests.honesty.inbox import Inbox, open_inbox
from tests.honesty.shop import KEY, Shop
from tests.official_tools import stripe_description
from tests.processes import CardStandIn, start_card_stand_in

NUMBER = compact("ILF", 1234)
TOLD: dict[str, Any] = {"type": "customer.created", "id": "evt_1", "created": 1, "data": {}}


@pytest.fixture(scope="module")
def post() -> Iterator[tuple[CardStandIn, Inbox]]:
    """A stand-in for this module, and what it sends."""
    with (
        open_inbox() as inbox,
        start_card_stand_in(webhook_url=inbox.url, spec=stripe_description()) as running,
    ):
        inbox.secret = running.webhook_secret
        yield running, inbox


@pytest.fixture
def stand_in(post: tuple[CardStandIn, Inbox]) -> CardStandIn:
    return post[0]


@pytest.fixture
def gateway(stand_in: CardStandIn) -> CardGateway:
    return CardGateway(KEY, stand_in.webhook_secret, stand_in.url)


def bill(account: str | None = None, **changes: Any) -> Bill:
    plain: dict[str, Any] = {
        "mark": Mark("ILF", new_id(), NUMBER),
        "account": account,
        "council": "Ilford Council",
        "pence": Pence(7_500),
        "expires_at": datetime.now(UTC) + timedelta(minutes=31),
        "success_url": "https://pay.ilford.example/notice/paying",
        "cancel_url": "https://pay.ilford.example/notice/unpaid",
    }
    return Bill(**{**plain, **changes})


def signed(stand_in: CardStandIn, event: Any) -> tuple[bytes, str]:
    body = json.dumps(event.to_dict()).encode()
    now = int(datetime.now(UTC).timestamp())
    return body, signature(stand_in.webhook_secret, body, now)


@pytest.mark.parametrize("account", [None, "acct_1AbCdEfGhIjKlMn"])
def test_a_page_is_opened_looked_at_and_closed(gateway: CardGateway, account: str | None) -> None:
    asked = bill(account)
    page = gateway.open_session(asked)
    seen = gateway.retrieve(page.reference, account)
    assert (seen.mark, seen.status, seen.is_paid) == (asked.mark, "open", False)
    assert (seen.pence, seen.currency, seen.payment) == (7_500, "gbp", None)
    gateway.expire(page.reference, account)
    assert gateway.retrieve(page.reference, account).status == "expired"


def test_a_reference_that_ends_in_an_asterisk_can_be_paid_too(gateway: CardGateway) -> None:
    number = next(one for one in (compact("ILF", n) for n in range(1, 200)) if one.endswith("*"))
    assert gateway.open_session(bill(mark=Mark("ILF", new_id(), number))).url


def test_a_page_of_one_account_is_unknown_to_another(gateway: CardGateway) -> None:
    page = gateway.open_session(bill("acct_1AbCdEfGhIjKlMn"))
    with pytest.raises(CardProcessorAway):
        gateway.retrieve(page.reference, None)


def test_the_same_bill_opens_the_same_page(gateway: CardGateway, stand_in: CardStandIn) -> None:
    asked = bill()
    stand_in.pull("lose-answers", count=1)
    first = gateway.open_session(asked)
    assert gateway.open_session(asked) == first
    assert gateway.open_session(bill()) != first


def test_what_the_processor_is_told_outs_nobody(
    gateway: CardGateway, stand_in: CardStandIn
) -> None:
    asked = bill()
    page = gateway.open_session(asked)
    stand_in.pay(page.reference)
    shop = Shop.at(stand_in, KEY)
    session = shop.api.checkout.sessions.retrieve(page.reference)
    (line,) = shop.api.checkout.sessions.line_items.list(page.reference).data
    charge = shop.charge(session)
    assert line.description == f"Ilford Council ILF 0001234 {NUMBER[-1]}"
    assert session.metadata.to_dict() == asked.mark.as_metadata() == charge.metadata.to_dict()
    assert session.client_reference_id == str(asked.mark.card_session_id)
    assert charge.statement_descriptor_suffix == NUMBER
    assert (charge.receipt_email, charge.description) == (None, None)


def test_money_goes_back_once_for_each_key(gateway: CardGateway, stand_in: CardStandIn) -> None:
    asked = bill()
    page = gateway.open_session(asked)
    stand_in.pay(page.reference)
    payment = str(gateway.retrieve(page.reference, None).payment)
    assert gateway.mark_of(payment, None) == asked.mark
    sent = [gateway.refund(payment, Pence(2_500), None, key="k") for _ in range(2)]
    assert sent[0] == sent[1]
    with pytest.raises(CardProcessorAway):
        gateway.refund(payment, Pence(5_001), None, key="another")


def test_every_event_of_a_payment_can_be_read(
    gateway: CardGateway, post: tuple[CardStandIn, Inbox]
) -> None:
    stand_in, inbox = post
    stand_in.settle()
    inbox.empty()
    page = gateway.open_session(bill())
    stand_in.pay(page.reference, card="4000000000000002")
    stand_in.pay(page.reference)
    payment = str(gateway.retrieve(page.reference, None).payment)
    gateway.refund(payment, Pence(2_500), None, key="every event")
    stand_in.settle()
    read = [gateway.read_event(*signed(stand_in, event)) for event in inbox.believed]
    about = {event.kind: event.about for event in read}
    assert isinstance(about["payment_intent.payment_failed"], Decline)
    paid = about["checkout.session.completed"]
    assert isinstance(paid, Checkout)
    assert (paid.reference, paid.is_paid, paid.payment) == (page.reference, True, payment)
    back = about["refund.created"]
    assert isinstance(back, MoneyBack)
    assert (back.payment, back.pence, back.status) == (payment, 2_500, "succeeded")
    assert about["charge.refunded"] is None
    assert all(event.at <= datetime.now(UTC) for event in read)


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (b"{}", None),
        (b"{}", ""),
        (b"{}", "t=,v1="),
        (b"{}", "t=1,v1=00"),
        (b"\xff", "nonsense"),
    ],
)
def test_what_is_not_signed_is_not_read(
    gateway: CardGateway, body: bytes, header: str | None
) -> None:
    with pytest.raises(BadSignature):
        gateway.read_event(body, header)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"not json", json.dumps(TOLD).encode()])
def test_what_is_signed_and_makes_no_sense_is_not_believed(
    gateway: CardGateway, body: bytes
) -> None:
    header = signature(gateway.webhook_secret, body, int(datetime.now(UTC).timestamp()))
    with pytest.raises(BadSignature):
        gateway.read_event(body, header)


def test_a_processor_that_cannot_be_reached_is_away() -> None:
    gateway = CardGateway(KEY, "whsec_x", "http://127.0.0.1:9")
    with pytest.raises(CardProcessorAway, match="open a page"):
        gateway.open_session(bill())


def test_no_cards_are_taken_without_both_secrets(tmp_path: Any) -> None:
    plain = {"DATABASE_URL": "sqlite://", "FILES_DIR": str(tmp_path)}
    one = {**plain, "STRIPE_SECRET_KEY": KEY}
    assert CardGateway.of(Settings.from_env(one)) is None
    assert CardGateway.of(Settings.from_env({**one, "STRIPE_WEBHOOK_SECRET": "whsec_x"}))
