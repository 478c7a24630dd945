"""The truth table of money: one row for each thing that can happen to a payment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.amounts import Terms, card_moment, letter_moment
from penalties.rules.days import bank_holidays, last_moment
from penalties.rules.fixed_penalties import PAYABLE, Status
from penalties.rules.money import Pence
from penalties.rules.payments import Came, FollowUp, Outcome, Payment, balance, is_part_paid, judge

TERMS = Terms(Pence(10_000), date(2026, 12, 6), Pence(6_000), date(2026, 12, 2))
DAY_5 = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
DAY_12 = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)
DAY_20 = datetime(2026, 12, 12, 12, 0, tzinfo=UTC)
SERVED, REVIEW = Status.SERVED, Status.LEGAL_REVIEW
BEFORE_MIDNIGHT = last_moment(date(2026, 12, 2))
AFTER_MIDNIGHT = card_moment(BEFORE_MIDNIGHT, BEFORE_MIDNIGHT + timedelta(minutes=29))
TOO_LATE = card_moment(BEFORE_MIDNIGHT, BEFORE_MIDNIGHT + timedelta(minutes=31))
POSTED_IN_TIME = letter_moment(date(2026, 12, 15), date(2026, 12, 2), bank_holidays())
POSTED_LATE = letter_moment(date(2026, 12, 15), date(2026, 12, 7), bank_holidays())

R, F = Outcome, FollowUp
TRUTH = {
    # what happened: status, pence, counted at, balance before -> outcome, closes, follow-up, refund
    "lower in time": (SERVED, 6_000, DAY_5, 0, R.PAID_IN_TIME, True, F.NOTHING, 0),
    "full in time": (SERVED, 10_000, DAY_12, 0, R.PAID_IN_TIME, True, F.NOTHING, 0),
    "paid before it was served": (
        *(Status.ISSUED, 6_000, DAY_5, 0, R.PAID_IN_TIME, True, F.NOTHING, 0),
    ),
    # Who paid is no fact of the judgement: a mother's card closes the case like any other.
    "by somebody else": (SERVED, 6_000, DAY_5, 0, R.PAID_IN_TIME, True, F.NOTHING, 0),
    "full, late": (SERVED, 10_000, DAY_20, 0, R.PAID_LATE, True, F.NOTHING, 0),
    "full, late, with legal": (REVIEW, 10_000, DAY_20, 0, R.PAID_LATE, True, F.NOTHING, 0),
    "lower, a day late": (SERVED, 6_000, DAY_12, 0, R.PART_PAYMENT, False, F.CONTACT_PERSON, 0),
    "lower, weeks late": (SERVED, 6_000, DAY_20, 0, R.PART_PAYMENT, False, F.CONTACT_PERSON, 0),
    "rest of a late lower": (SERVED, 4_000, DAY_20, 6_000, R.PAID_LATE, True, F.NOTHING, 0),
    "rest within the period": (SERVED, 4_000, DAY_12, 6_000, R.PAID_IN_TIME, True, F.NOTHING, 0),
    "twice, the same day": (
        *(Status.PAID, 6_000, DAY_5, 6_000, R.DOUBLE_PAYMENT, False, F.REFUND, 6_000),
    ),
    "twice, the other amount": (
        *(Status.PAID, 10_000, DAY_20, 6_000, R.DOUBLE_PAYMENT, False, F.REFUND, 10_000),
    ),
    "too little": (SERVED, 1_000, DAY_5, 0, R.UNDERPAID, False, F.CONTACT_PERSON, 0),
    "a penny short": (SERVED, 5_999, DAY_5, 0, R.UNDERPAID, False, F.CONTACT_PERSON, 0),
    "too little, late": (SERVED, 5_999, DAY_20, 0, R.UNDERPAID, False, F.CONTACT_PERSON, 0),
    "two halves in time": (SERVED, 3_000, DAY_5, 3_000, R.PAID_IN_TIME, True, F.NOTHING, 0),
    "second half late": (SERVED, 3_000, DAY_12, 3_000, R.PART_PAYMENT, False, F.CONTACT_PERSON, 0),
    "full where lower was due": (SERVED, 10_000, DAY_5, 0, R.OVERPAID, True, F.REFUND, 4_000),
    "more than full": (SERVED, 12_000, DAY_12, 0, R.OVERPAID, True, F.REFUND, 2_000),
    "more than full, late": (REVIEW, 12_000, DAY_20, 0, R.OVERPAID, True, F.REFUND, 2_000),
    "over midnight, in its session": (
        *(SERVED, 6_000, AFTER_MIDNIGHT, 0, R.PAID_IN_TIME, True, F.NOTHING, 0),
    ),
    "over midnight, too slow": (
        *(SERVED, 6_000, TOO_LATE, 0, R.PART_PAYMENT, False, F.CONTACT_PERSON, 0),
    ),
    "posted in time, opened late": (
        *(SERVED, 10_000, POSTED_IN_TIME, 0, R.PAID_IN_TIME, True, F.NOTHING, 0),
    ),
    "posted late": (SERVED, 10_000, POSTED_LATE, 0, R.PAID_LATE, True, F.NOTHING, 0),
    "after proceedings started": (
        *(Status.CHARGED, 10_000, DAY_20, 0, R.PROCEEDINGS_STARTED, False, F.LEGAL_DECIDES, 0),
    ),
    "while we check the notice": (
        *(Status.HELD_FOR_REVIEW, 6_000, DAY_5, 0, R.UNDER_REVIEW, False, F.SUPERVISOR_DECIDES, 0),
    ),
    "after it was withdrawn": (
        *(Status.WITHDRAWN, 6_000, DAY_5, 0, R.NOT_OPEN, False, F.REFUND, 6_000),
    ),
    "after it was closed": (
        *(Status.CLOSED, 10_000, DAY_20, 0, R.NOT_OPEN, False, F.REFUND, 10_000),
    ),
}


@pytest.mark.parametrize("happened", TRUTH)
def test_the_truth_table_of_money(happened: str) -> None:
    status, pence, at, before, outcome, closes, follow_up, refund = TRUTH[happened]
    judged = judge(Payment(status, TERMS, Pence(pence), at, Pence(before)))
    assert (judged.outcome, judged.closes) == (outcome, closes)
    assert (judged.follow_up, judged.refund) == (follow_up, refund)
    assert judged.enters_ledger
    assert judged.sentence.endswith(".")


@pytest.mark.parametrize(
    ("came", "outcome"),
    [(Came.ABANDONED, R.ABANDONED), (Came.DECLINED, R.DECLINED)],
)
@pytest.mark.parametrize("status", list(Status))
def test_an_attempt_without_money_changes_nothing(
    came: Came, outcome: Outcome, status: Status
) -> None:
    judged = judge(Payment(status, TERMS, Pence(6_000), DAY_5, came=came))
    assert (judged.outcome, judged.closes, judged.refund) == (outcome, False, 0)
    assert not judged.enters_ledger
    assert "no money was taken" in judged.sentence


def test_a_late_payment_that_nothing_asked_for_waits_for_legal() -> None:
    late = Payment(SERVED, TERMS, Pence(10_000), DAY_20, invited=False)
    assert judge(late).outcome is Outcome.LATE_NOT_INVITED
    assert not judge(late).closes
    assert judge(replace(late, counted_at=DAY_12)).outcome is Outcome.PAID_IN_TIME


def test_the_lower_amount_closes_a_case_whose_representation_came_in_time() -> None:
    kept = replace(TERMS, lower_kept=True)
    judged = judge(Payment(SERVED, kept, Pence(6_000), DAY_20))
    assert (judged.outcome, judged.closes) == (Outcome.PAID_IN_TIME, True)


def test_a_part_payment_names_what_is_open() -> None:
    assert "£40 is open" in judge(Payment(SERVED, TERMS, Pence(6_000), DAY_12)).sentence


@pytest.mark.parametrize(
    ("status", "paid", "waits"),
    [
        (SERVED, 0, False),
        (SERVED, 1, True),
        (REVIEW, 6_000, True),
        (SERVED, 10_000, False),
        (Status.PAID, 6_000, False),
        (Status.CHARGED, 6_000, False),
    ],
)
def test_nobody_pursues_a_case_that_is_paid_in_part(status: Status, paid: int, waits: bool) -> None:
    assert is_part_paid(status, TERMS, Pence(paid)) is waits


pence = st.integers(1, 30_000).map(Pence)
payments = st.builds(
    Payment,
    status=st.sampled_from(Status),
    terms=st.sampled_from([TERMS, Terms(Pence(10_000), date(2026, 12, 6))]),
    pence=pence,
    counted_at=st.sampled_from([DAY_5, DAY_12, DAY_20]),
    balance=st.integers(0, 9_999).map(Pence),
    invited=st.booleans(),
    came=st.sampled_from(Came),
)


@given(payments)
def test_a_payment_closes_only_a_payable_case_and_only_when_all_is_paid(payment: Payment) -> None:
    judged = judge(payment)
    if judged.closes:
        assert payment.status in PAYABLE
        assert payment.total - judged.refund == payment.terms.due(payment.counted_at)


@given(payments)
def test_no_more_goes_back_than_came(payment: Payment) -> None:
    judged = judge(payment)
    assert 0 <= judged.refund <= payment.total
    assert bool(judged.refund) == (judged.follow_up is FollowUp.REFUND)


@given(payments)
def test_a_full_payment_that_we_invited_always_closes_an_open_case(payment: Payment) -> None:
    full = replace(
        payment, status=SERVED, pence=payment.terms.full, invited=True, came=Came.COMPLETED
    )
    assert judge(full).closes


@given(st.lists(st.integers(-10_000, 10_000).map(Pence)))
def test_a_balance_is_the_sum_of_its_rows(rows: list[Pence]) -> None:
    running = 0
    for row in rows:
        running += row
    assert balance(rows) == running
