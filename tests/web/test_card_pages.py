"""Paying on our pages: every way, the way to the card page, and coming back from it."""

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from penalties.actions.card_events import settle
from penalties.office.roles import Side
from tests.builders.apps import app_in
from tests.builders.payers import Reader
from tests.builders.payments import completed, expired, visited
from tests.conftest import RolledBackOffice


@dataclass(frozen=True)
class InterruptedOffice(RolledBackOffice):
    """An office in which something happens as soon as the next look is over."""

    meanwhile: list[Callable[[], None]]

    @contextmanager
    def reading(self, side=Side.ENFORCEMENT):
        with super().reading(side) as session:
            yield session
        if self.meanwhile:
            self.meanwhile.pop()()


def test_every_other_way_to_pay_is_always_shown(found, street, session):
    page = found.open("/notice/pay")
    assert "You cannot pay by card here" in page
    assert "Make a cheque or postal order out to Ilf Borough Council" in page
    assert "By phone" not in page
    street.authority.pay_phone = "020 7946 0123"
    street.authority.pay_counter = "Town Hall, Monday to Friday"
    session.commit()
    page = found.open("/notice/pay")
    assert "020 7946 0123" in page
    assert "Town Hall, Monday to Friday" in page


def test_without_cards_nobody_is_sent_to_a_card_page(found):
    page = found.send("/notice/birth-date", "/notice/pay", 409)
    assert "You cannot pay by card here" in page


def test_the_button_says_what_it_does(payer):
    page = payer.open("/notice/pay")
    assert "Pay £75 by card" in page
    assert "30 minutes" in page
    assert "statement" in page


def test_a_processor_that_is_away_costs_nothing(payer, case, session):
    page = payer.send("/notice/pay", "/notice/pay", 503)
    assert "Card payments do not work just now" in page
    assert "By post" in page
    assert payer.last.headers["Retry-After"]
    session.expire_all()
    assert "Somebody opened the card page" not in payer.open("/notice/pay")


def test_an_open_card_page_is_mentioned_and_can_be_gone_on_with(payer, case, session, at):
    visited(session, case, at)
    session.commit()
    assert "Somebody opened the card page for this notice at 9:15pm" in payer.open("/notice/pay")
    to = payer.send("/notice/pay", "/notice/pay")
    assert to == "https://checkout.stripe.com/c/pay/x"


def test_a_visit_without_its_page_asks_for_a_moment(payer, case, session, at):
    visit = visited(session, case, at)
    visit.url = visit.provider_reference = None
    session.commit()
    page = payer.send("/notice/pay", "/notice/pay", 409)
    assert "Somebody is paying for this notice now" in page


@pytest.mark.parametrize("how", ["open", "paid", "part", "expired"])
def test_coming_back_waits_to_be_told(payer, case, session, at, how):
    visit = visited(session, case, at)
    if how == "paid":
        settle(session, completed(case, visit, at), at=at)
    if how == "part":
        settle(session, completed(case, visit, at, pence=1_000), at=at)
    if how == "expired":
        settle(session, expired(case, visit, at), at=at)
    session.commit()
    if how == "open":
        page = payer.open("/notice/paying")
        assert "We are checking your payment" in page
        assert "Do not pay again" in page
        assert payer.last.headers["Refresh"] == "5"
        return
    payer.open("/notice/paying", 303)
    leads_to = {"paid": "/notice/receipt", "part": "/notice", "expired": "/notice/unpaid"}
    assert payer.last.location == leads_to[how]
    says = {"paid": "Payment received", "part": "part of the amount", "expired": "not paid yet"}
    assert says[how] in payer.open(leads_to[how])


def test_whoever_comes_back_at_the_moment_of_being_told_is_led_to_the_receipt(
    with_cards, notice, case, session, at
):
    visit = visited(session, case, at)
    session.commit()

    def the_processor_tells_us():
        settle(session, completed(case, visit, at), at=at)
        session.commit()

    meanwhile = []
    office = InterruptedOffice(
        *(with_cards.settings, with_cards.clock, with_cards.connection, meanwhile)
    )
    payer = Reader(app_in(office))
    payer.find(notice)
    meanwhile.append(the_processor_tells_us)
    payer.open("/notice/paying", 303)
    assert not meanwhile
    assert payer.last.location == "/notice/receipt"


def test_coming_back_without_having_gone_leads_to_the_notice(payer):
    payer.open("/notice/paying", 303)
    assert payer.last.location == "/notice"
    payer.open("/notice/receipt", 303)


def test_the_policy_lets_the_form_lead_to_the_card_page_and_nowhere_else(payer, found):
    payer.open("/notice/pay")
    policy = payer.last.headers["Content-Security-Policy"]
    assert re.search(r"form-action 'self' http://127\.0\.0\.1:9(;|$)", policy)
    found.open("/notice/pay")
    assert (
        "form-action 'self' https://checkout.stripe.com;"
        in (found.last.headers["Content-Security-Policy"])
    )


def test_paying_needs_the_forms_token(payer):
    assert payer.client.post("/notice/pay").status_code == 400


def test_nobody_pays_without_a_notice(reader):
    for path in ("/notice/pay", "/notice/paying", "/notice/unpaid", "/notice/receipt"):
        reader.open(path, 303)
        assert reader.last.location == "/notice"
