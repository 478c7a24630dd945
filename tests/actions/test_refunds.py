"""Money that goes back: asked by one, approved by another, told by the processor, kept once."""

from datetime import UTC, date, datetime

import pytest

from penalties.actions import refunds
from penalties.actions.card_events import settle
from penalties.actions.money_back import UnknownPayment
from penalties.actions.payments import Way, record_payment
from penalties.actions.refunds import Because
from penalties.office.audit import CLOCK, Actor, trail_of
from penalties.records.payments import ledger_of, paid_pence
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.patrol import person
from tests.builders.payers import case_of, handed_over
from tests.builders.payments import ledger, paid_by_card, waiting, went_back
from tests.builders.staff import member

LOWER = 7_500
DAY_5 = datetime(2026, 11, 27, 12, tzinfo=UTC)
SOMEBODY_ELSE = person(given_name="Imran", date_of_birth="1990-01-02")


@pytest.fixture
def case(street, session):
    """A notice that was handed over, and paid by card on the fifth day."""
    case = case_of(session, street.authority.id, handed_over(street).number)
    paid_by_card(session, case, DAY_5)
    return case


@pytest.fixture
def entry(session, case):
    """The payment."""
    return ledger_of(session, case.authority_id, case.id)[0]


@pytest.fixture
def two(street, session):
    """Two members of staff who look after the money."""
    names = ("Asha Example", "Ben Example")
    found = [
        member(session, street.authority, Role.FINANCE, at=street.at, name=name) for name in names
    ]
    return [Actor("staff", one.id) for one in found]


def ask(session, case, entry, pence, by):
    return refunds.ask_refund(
        session, case, entry, Pence(pence), Because.COUNCIL_DECISION, by=by, at=DAY_5
    )


def test_a_refund_needs_two_people_and_is_kept_once(session, case, entry, two):
    item = ask(session, case, entry, LOWER, two[0])
    with pytest.raises(Refused, match="Somebody else"):
        refunds.approve_refund(session, item, by=two[0], at=DAY_5)
    approved = refunds.approve_refund(session, item, by=two[1], at=DAY_5)
    assert (approved.payment, approved.pence) == (entry.provider_reference, LOWER)
    assert paid_pence(session, case.authority_id, case.id) == LOWER
    refunds.record_refund(session, item, "re_1", by=two[1], at=DAY_5)
    event = went_back(
        "refund.created", str(entry.provider_reference), LOWER, DAY_5, reference="re_1"
    )
    assert settle(session, event, at=DAY_5) == "refunded"
    assert ledger(session, case)[1:] == [("refund", -LOWER, "refund")]
    assert (case.status, item.outcome) == ("paid", "refunded")
    trail = [entry.event for entry in trail_of(session, case.authority_id, case.id)]
    assert [event for event in trail if "refund" in event] == [
        *("payment.refund_asked", "payment.refund_approved", "payment.refunded")
    ]


def test_an_approved_refund_that_was_not_sent_can_be_sent_again(session, case, entry, two):
    item = ask(session, case, entry, LOWER, two[0])
    first = refunds.approve_refund(session, item, by=two[1], at=DAY_5)
    assert refunds.approve_refund(session, item, by=two[1], at=DAY_5) == first


def test_a_declined_refund_moves_no_money(session, case, entry, two):
    item = ask(session, case, entry, LOWER, two[0])
    refunds.decline_refund(session, item, by=two[1], at=DAY_5)
    with pytest.raises(Refused, match="dealt with"):
        refunds.approve_refund(session, item, by=two[1], at=DAY_5)
    assert len(ledger(session, case)) == 1


@pytest.mark.parametrize("pence", [0, -1, LOWER + 1])
def test_no_more_than_was_paid_goes_back(session, case, entry, two, pence):
    with pytest.raises(Refused, match="£75"):
        ask(session, case, entry, pence, two[0])


def test_what_went_back_already_is_not_given_again(session, case, entry, two):
    payment = str(entry.provider_reference)
    settle(session, went_back("refund.created", payment, 5_000, DAY_5), at=DAY_5)
    with pytest.raises(Refused, match="£25"):
        ask(session, case, entry, LOWER, two[0])


def test_money_that_came_over_the_counter_goes_back_by_hand(street, session, two):
    case = case_of(session, street.authority.id, handed_over(street, person=SOMEBODY_ELSE).number)
    record_payment(
        *(session, case, Way.COUNTER, Pence(LOWER)),
        received_on=date(2026, 11, 27),
        by=CLOCK,
        at=DAY_5,
    )
    (entry,) = ledger_of(session, case.authority_id, case.id)
    item = ask(session, case, entry, LOWER, two[0])
    assert refunds.approve_refund(session, item, by=two[1], at=DAY_5).payment is None
    refunds.record_refund(session, item, None, by=two[1], at=DAY_5)
    assert paid_pence(session, case.authority_id, case.id) == 0


def test_a_refund_made_elsewhere_is_kept_when_it_is_told_once(session, case, entry):
    event = went_back("refund.created", str(entry.provider_reference), 2_500, DAY_5)
    assert [settle(session, event, at=DAY_5) for _ in range(2)] == ["refunded", "replayed"]
    assert ledger(session, case)[1:] == [("refund", -2_500, "refund")]


@pytest.mark.parametrize("kinds", [("created", "failed"), ("failed", "created"), ("failed",)])
def test_a_refund_that_fails_is_our_money_again_and_finance_is_called(session, case, entry, kinds):
    payment, status = str(entry.provider_reference), {"created": "succeeded", "failed": "failed"}
    for kind in kinds:
        event = went_back(f"refund.{kind}", payment, LOWER, DAY_5, status[kind], "re_1")
        settle(session, event, at=DAY_5)
    assert paid_pence(session, case.authority_id, case.id) == LOWER
    assert [kind for kind, _pence, _outcome in ledger(session, case)] == [
        *("card", "refund", "refund_back")
    ]
    assert waiting(session, case) == ["refund_failed"]


def test_a_disputed_payment_is_taken_back_and_may_come_again(session, case, entry):
    payment = str(entry.provider_reference)
    happened = ("created", "funds_withdrawn", "funds_reinstated", "closed")
    outcomes = []
    for kind in happened:
        event = went_back(f"charge.dispute.{kind}", payment, LOWER, DAY_5, "x", "du_1")
        outcomes.append(settle(session, event, at=DAY_5))
    assert outcomes == ["disputed", "chargeback", "reinstated", "noted"]
    assert [pence for _kind, pence, _outcome in ledger(session, case)] == [LOWER, -LOWER, LOWER]
    assert (case.status, waiting(session, case)) == ("paid", ["dispute"])


def test_money_back_of_a_payment_that_nobody_knows_is_asked_about(session, case):
    with pytest.raises(UnknownPayment):
        settle(session, went_back("refund.created", "pi_elsewhere", 1, DAY_5), at=DAY_5)
