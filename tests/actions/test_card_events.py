"""What the processor says is done once: in order, out of order, again, and for somebody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from penalties.actions.card_events import NotKnownYet, settle
from penalties.office.database import new_id
from penalties.records.payments import WebhookReceipt
from tests.builders.payers import case_of, handed_over
from tests.builders.payments import (
    completed,
    declined,
    expired,
    ledger,
    mark_of,
    paid_by_card,
    told,
    visited,
    waiting,
)

LOWER = 7_500
DAY_5 = datetime(2026, 11, 27, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BEFORE_MIDNIGHT = datetime(2026, 12, 2, 23, 50, tzinfo=UTC)
"""The lower amount is open for ten minutes more; in December London keeps UTC."""


@pytest.fixture
def case(street, session):
    """A notice that was handed over: £75 until 2 December, £100 until 6 December."""
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def visit(session, case):
    """Somebody has been sent to the card page."""
    return visited(session, case, DAY_5)


def receipts(session):
    return session.scalar(select(func.count()).select_from(WebhookReceipt))


def test_a_completed_visit_pays_the_notice(session, case, visit):
    assert settle(session, completed(case, visit, DAY_5 + MINUTE), at=DAY_5) == "paid_in_time"
    assert (case.status, visit.status) == ("paid", "completed")
    assert ledger(session, case) == [("card", LOWER, "paid_in_time")]


def test_the_same_event_again_changes_nothing(session, case, visit):
    event = completed(case, visit, DAY_5)
    outcomes = [settle(session, event, at=DAY_5) for _ in range(3)]
    assert outcomes == ["paid_in_time", "replayed", "replayed"]
    assert len(ledger(session, case)) == receipts(session) == 1


def test_the_same_payment_under_another_event_is_no_second_payment(session, case, visit):
    event = completed(case, visit, DAY_5)
    assert settle(session, event, at=DAY_5) == "paid_in_time"
    assert settle(session, replace(event, id="evt_other"), at=DAY_5) == "nothing"
    assert len(ledger(session, case)) == 1
    assert waiting(session, case) == []


def test_an_expiry_that_is_told_after_the_payment_does_not_undo_it(session, case, visit):
    settle(session, completed(case, visit, DAY_5), at=DAY_5)
    settle(session, expired(case, visit, DAY_5), at=DAY_5)
    assert (visit.status, case.status) == ("completed", "paid")


def test_a_payment_that_is_told_after_the_expiry_counts(session, case, visit):
    settle(session, expired(case, visit, DAY_5), at=DAY_5)
    assert visit.status == "expired"
    assert settle(session, completed(case, visit, DAY_5), at=DAY_5) == "paid_in_time"
    assert (visit.status, case.status) == ("completed", "paid")


def test_a_payment_may_be_told_before_we_have_kept_where_its_page_is(session, case, visit):
    visit.url = visit.provider_reference = None
    session.flush()
    event = completed(case, visit, DAY_5, reference="cs_early")
    assert settle(session, event, at=DAY_5) == "paid_in_time"
    assert visit.provider_reference == "cs_early"


def test_a_declined_card_changes_nothing_but_the_trail(session, case, visit):
    assert settle(session, declined(case, visit, DAY_5), at=DAY_5) == "declined"
    assert (case.status, visit.status, ledger(session, case)) == ("served", "open", [])
    assert settle(session, completed(case, visit, DAY_5), at=DAY_5) == "paid_in_time"


def test_an_expired_visit_leaves_the_notice_as_it_was(session, case, visit):
    assert settle(session, expired(case, visit, DAY_5), at=DAY_5) == "expired"
    assert (case.status, ledger(session, case), waiting(session, case)) == ("served", [], [])
    assert visited(session, case, DAY_5 + 40 * MINUTE).id != visit.id


@pytest.mark.parametrize(
    ("minutes", "outcome", "status"),
    [(9, "paid_in_time", "paid"), (30, "paid_in_time", "paid"), (31, "part_payment", "served")],
)
def test_a_visit_over_midnight_counts_as_opened(session, case, minutes, outcome, status):
    visit = visited(session, case, BEFORE_MIDNIGHT)
    finished = BEFORE_MIDNIGHT + minutes * MINUTE
    assert settle(session, completed(case, visit, finished), at=finished) == outcome
    assert case.status == status


def test_two_people_who_pay_are_both_written_down_and_finance_is_called(session, case, visit):
    settle(session, expired(case, visit, DAY_5), at=DAY_5)
    second = visited(session, case, DAY_5 + 40 * MINUTE)
    assert settle(session, completed(case, second, DAY_5), at=DAY_5) == "paid_in_time"
    assert settle(session, completed(case, visit, DAY_5), at=DAY_5) == "double_payment"
    assert len(ledger(session, case)) == 2
    assert waiting(session, case) == ["double_payment"]


def test_another_amount_than_was_asked_is_judged_as_it_came_and_looked_at(session, case, visit):
    assert settle(session, completed(case, visit, DAY_5, pence=7_000), at=DAY_5) == "underpaid"
    assert waiting(session, case) == ["underpaid", "wrong_amount"]


def test_another_currency_is_never_counted_as_pence(session, case, visit):
    assert settle(session, completed(case, visit, DAY_5, currency="eur"), at=DAY_5) == "unmatched"
    assert (ledger(session, case), waiting(session, case)) == ([], ["unmatched_payment"])


def test_a_page_that_is_complete_and_not_paid_is_no_payment(session, case, visit):
    assert settle(session, completed(case, visit, DAY_5, is_paid=False), at=DAY_5) == "nothing"
    assert (case.status, ledger(session, case)) == ("served", [])


def test_what_is_ours_and_not_known_is_to_be_told_again(session, case, visit):
    mark = replace(mark_of(case, visit), card_session_id=new_id())
    with pytest.raises(NotKnownYet):
        settle(session, completed(case, visit, DAY_5, mark=mark), at=DAY_5)
    assert receipts(session) == 0


def test_what_is_not_ours_is_let_go(session, case, visit):
    elsewhere = replace(mark_of(case, visit), authority="ZZZ")
    for event in (
        completed(case, visit, DAY_5, mark=None),
        completed(case, visit, DAY_5, mark=elsewhere),
        told("customer.created", None, DAY_5),
    ):
        assert settle(session, event, at=DAY_5) == "not_ours"
    assert (case.status, receipts(session)) == ("served", 0)


@pytest.mark.parametrize(("ours", "theirs"), [(None, "acct_1"), ("acct_1", None), ("acct_1", "x")])
def test_a_payment_on_another_account_is_never_ours(session, street, case, visit, ours, theirs):
    street.authority.stripe_account = ours
    event = replace(completed(case, visit, DAY_5), account=theirs)
    assert settle(session, event, at=DAY_5) == "wrong_account"
    assert (case.status, ledger(session, case)) == ("served", [])


def test_the_councils_own_account_is_matched(session, street, case, visit):
    street.authority.stripe_account = "acct_1"
    event = replace(completed(case, visit, DAY_5), account="acct_1")
    assert settle(session, event, at=DAY_5) == "paid_in_time"


def test_nothing_of_who_paid_is_kept(session, case):
    event = paid_by_card(session, case, DAY_5)
    assert set(event.about.__slots__) == {
        *("reference", "mark", "status", "is_paid", "pence", "currency", "payment")
    }
