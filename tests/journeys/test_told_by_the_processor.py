"""Webhooks that are forged, told again, told backwards, or told of money that goes back."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from penalties.actions.card_sessions import PAGE_LASTS, open_card_session
from penalties.actions.card_visits import BackTo, visit_card_page
from penalties.actions.refunds import Because, approve_refund, ask_refund, send_refund
from penalties.office.audit import PUBLIC, Actor
from penalties.office.card_events import Mark
from penalties.office.card_gateway import Bill, CardGateway, CardPage
from penalties.office.database import new_id
from penalties.office.security_log import SecurityEvent
from penalties.records.payments import ledger_of
from penalties.rules.money import Pence
from tests.builders.houses import House
from tests.builders.payers import case_of
from tests.honesty.shop import Shop

LOWER = 7_500
PAID = ("paid", [("card", LOWER, "paid_in_time")], [])


def card_page(house: House) -> str:
    """The processor's name for a page that was opened for the notice."""
    office = house.office
    back = BackTo(f"{house.url}/notice/paying", f"{house.url}/notice/unpaid")
    url = visit_card_page(
        *(office, office.cards, house.authority_id, house.case_id(), back), at=office.clock.now()
    )
    return url.rpartition("/")[2]


def events(house: House, kind: str) -> list[str]:
    """The ids of what the processor has sent of one kind."""
    attempts = house.cards.look("deliveries")["attempts"]
    return [one["event"] for one in attempts if one["type"] == kind]


def statuses(house: House, kind: str) -> list[int]:
    """How we answered what the processor sent of one kind."""
    attempts = house.cards.look("deliveries")["attempts"]
    return [one["status"] for one in attempts if one["type"] == kind]


@pytest.fixture
def paid(house: House) -> House:
    """A house where the notice was paid by card."""
    house.cards.pay(card_page(house))
    house.cards.settle()
    assert house.case() == PAID
    return house


def test_every_event_of_a_payment_is_answered_well(paid: House) -> None:
    attempts = paid.cards.look("deliveries")["attempts"]
    assert {one["status"] for one in attempts} == {200}


def test_an_event_told_twice_more_is_done_once(paid: House) -> None:
    (event,) = events(paid, "checkout.session.completed")
    for _ in range(2):
        paid.cards.pull(f"redeliver/{event}")
    assert statuses(paid, "checkout.session.completed") == [200, 200, 200]
    assert paid.case() == PAID


def test_an_event_told_by_six_at_once_is_done_once(house: House) -> None:
    house.cards.pull("hold")
    name = card_page(house)
    house.cards.pay(name)
    told = Shop.at(house.cards).events(name)
    (event,) = [one.id for one in told if one.type == "checkout.session.completed"]
    with ThreadPoolExecutor(6) as at_once:
        list(at_once.map(lambda _: house.cards.pull(f"redeliver/{event}"), range(6)))
    assert statuses(house, "checkout.session.completed") == [200] * 6
    assert house.case() == PAID


@pytest.mark.parametrize("fault", ["secret", "stale", "body", "missing", "nonsense"])
def test_a_forged_event_is_refused_and_noted(paid: House, fault: str) -> None:
    (event,) = events(paid, "checkout.session.completed")
    paid.cards.pull(f"forge/{event}", fault=fault)
    assert statuses(paid, "checkout.session.completed") == [200, 400]
    assert paid.case() == PAID
    with paid.office.reading() as session:
        assert [note.kind for note in session.query(SecurityEvent)] == ["wrong_webhook"]


def test_events_told_backwards_come_to_the_same(house: House) -> None:
    house.cards.pull("hold")
    name = card_page(house)
    house.cards.pay(name, card="4000000000000002")
    house.cards.pay(name)
    house.cards.pull("release", reversed=True)
    house.cards.settle()
    assert house.case() == PAID


def test_a_payment_that_is_told_before_its_page_was_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_session = CardGateway.open_session

    def paid_at_once(gateway: CardGateway, bill: Bill) -> CardPage:
        page = open_session(gateway, bill)
        house.cards.pay(page.reference)
        house.cards.settle()
        return page

    monkeypatch.setattr(CardGateway, "open_session", paid_at_once)
    card_page(house)
    assert house.case() == PAID


def test_ours_and_not_known_yet_is_sent_again_until_it_is(house: House) -> None:
    office, now = house.office, house.office.clock.now()
    visit = new_id()
    bill = Bill(
        mark=Mark("ILF", visit, house.paper.number),
        account=None,
        council="Ilford Council",
        pence=Pence(LOWER),
        expires_at=now + PAGE_LASTS,
        success_url=f"{house.url}/notice/paying",
        cancel_url=f"{house.url}/notice/unpaid",
    )
    assert office.cards is not None
    house.cards.pay(office.cards.open_session(bill).reference)
    house.wait_for(lambda: statuses(house, "checkout.session.completed") == [503])
    assert house.case() == ("served", [], [])
    with office.transaction() as session:
        case = case_of(session, house.authority_id, house.paper.number)
        open_card_session(session, case, by=PUBLIC, at=now).id = visit
    house.cards.pull("hurry")
    house.cards.settle()
    assert statuses(house, "checkout.session.completed")[-1] == 200
    assert house.case() == PAID


def test_a_refund_is_sent_told_and_kept_once(paid: House) -> None:
    office, now = paid.office, paid.office.clock.now()
    asker, approver = (Actor("staff", uuid.uuid4()) for _ in range(2))
    with office.transaction() as session:
        case = case_of(session, paid.authority_id, paid.paper.number)
        (entry,) = ledger_of(session, case.authority_id, case.id)
        item = ask_refund(
            *(session, case, entry, Pence(LOWER), Because.COUNCIL_DECISION), by=asker, at=now
        )
        approved = approve_refund(session, item, by=approver, at=now)
    send_refund(office, office.cards, paid.authority_id, approved, by=approver, at=now)
    paid.cards.settle()
    status, ledger, waits = paid.case()
    assert (status, ledger[1:], waits) == ("paid", [("refund", -LOWER, "refund")], [])
    assert set(statuses(paid, "refund.created")) == {200}
