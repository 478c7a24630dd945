"""The truth table of money, as it is kept: ledger, status, and whoever is called."""

from datetime import UTC, date, datetime

import pytest

from penalties.actions.moves import move
from penalties.actions.payments import Way, record_payment
from penalties.actions.takings import Money, take
from penalties.office.audit import CARD_PROCESSOR, CLOCK, Actor, trail_of
from penalties.records.holds import holds_of
from penalties.records.payments import paid_pence
from penalties.rules.fixed_penalties import Verb
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from tests.builders.patrol import ALL_NO, SELLER, on_paper
from tests.builders.payers import case_of, handed_over
from tests.builders.payments import ledger, waiting

LOWER, FULL = 7_500, 10_000
DAY_5 = datetime(2026, 11, 27, 12, tzinfo=UTC)
DAY_12 = datetime(2026, 12, 4, 12, tzinfo=UTC)
DAY_20 = datetime(2026, 12, 12, 12, tzinfo=UTC)


@pytest.fixture
def case(street, session):
    """A notice that was handed over: £75 until 2 December, £100 until 6 December."""
    return case_of(session, street.authority.id, handed_over(street).number)


def pay(session, case, pence, at, kind="card"):
    return take(session, case, Money(kind, Pence(pence), at), by=CARD_PROCESSOR, at=at)


TRUTH = {
    # what is paid and when -> the outcome of the last, the status, what waits and where, holds
    "lower in time": ([(LOWER, DAY_5)], "paid_in_time", "paid", {}, 0),
    "full in time": ([(FULL, DAY_12)], "paid_in_time", "paid", {}, 0),
    "full, late": ([(FULL, DAY_20)], "paid_late", "paid", {}, 0),
    "lower, late": (
        *([(LOWER, DAY_12)], "part_payment", "served"),
        *({"finance": ["part_payment"]}, 1),
    ),
    "lower late, then the rest": (
        *([(LOWER, DAY_12), (2_500, DAY_20)], "paid_late", "paid"),
        *({"finance": ["part_payment"]}, 0),
    ),
    "two parts that are too little": (
        *([(1_000, DAY_5), (1_000, DAY_5)], "underpaid", "served"),
        *({"finance": ["underpaid", "underpaid"]}, 1),
    ),
    "twice": (
        *([(LOWER, DAY_5), (LOWER, DAY_5)], "double_payment", "paid"),
        *({"finance": ["double_payment"]}, 0),
    ),
    "too much": ([(FULL, DAY_5)], "overpaid", "paid", {"finance": ["overpaid"]}, 0),
}


@pytest.mark.parametrize("happened", TRUTH)
def test_the_truth_table_of_money_as_it_is_kept(session, case, happened):
    payments, outcome, status, waits, holds = TRUTH[happened]
    judged = [pay(session, case, pence, at) for pence, at in payments]
    assert (judged[-1].outcome, case.status) == (outcome, status)
    assert [pence for _kind, pence, _outcome in ledger(session, case)] == [p for p, _ in payments]
    assert paid_pence(session, case.authority_id, case.id) == sum(p for p, _ in payments)
    for queue in ("finance", "legal", "supervisor"):
        assert waiting(session, case, queue) == waits.get(queue, [])
    assert len([hold for hold in holds_of(session, case) if hold.lifted_at is None]) == holds
    assert case.is_on_hold == bool(holds)


ELSEWHERE = {
    "withdrawn": ([Verb.WITHDRAW], "not_open", "withdrawn", "finance"),
    "closed": ([Verb.CLOSE], "not_open", "closed", "finance"),
    "before the court": ([Verb.REFER, Verb.CHARGE], "proceedings_started", "charged", "legal"),
}


@pytest.mark.parametrize("stands", ELSEWHERE)
def test_money_for_a_case_that_asks_for_none_is_kept_and_somebody_is_called(session, case, stands):
    verbs, outcome, status, queue = ELSEWHERE[stands]
    for verb in verbs:
        move(session, case, verb, by=CLOCK, at=DAY_20)
    assert pay(session, case, FULL, DAY_20).outcome == outcome
    assert (case.status, waiting(session, case, queue)) == (status, [outcome])
    assert ledger(session, case) == [("card", FULL, outcome)]


def test_money_for_a_notice_that_is_being_checked_waits_for_a_supervisor(street, session):
    (number,) = street.lease()
    screening = ALL_NO | {"injury": "yes"}
    told = street.one(
        on_paper(number, role="selling", prohibition="2", person=SELLER, screening=screening)
    )
    case = case_of(session, street.authority.id, number)
    assert (told.status, case.status) == ("held_for_review", "held_for_review")
    before = waiting(session, case, "supervisor")
    assert pay(session, case, LOWER, DAY_5).outcome == "under_review"
    assert waiting(session, case, "supervisor") == [*before, "under_review"]
    assert (case.status, paid_pence(session, case.authority_id, case.id)) == (
        "held_for_review",
        LOWER,
    )


def test_a_payment_writes_what_came_and_what_it_did(session, case):
    pay(session, case, LOWER, DAY_5)
    trail = trail_of(session, case.authority_id, case.id)
    received, paid = trail[-2:]
    assert (received.event, paid.event) == ("payment.received", "penalty.paid")
    assert received.facts["outcome"] == "paid_in_time"
    assert (paid.facts["from"], paid.facts["to"], paid.actor_kind) == (
        *("served", "paid"),
        "card_processor",
    )
    assert (case.next_step, case.paid_at) == (None, DAY_5)


@pytest.mark.parametrize(
    ("way", "received", "posted", "outcome"),
    [
        (Way.COUNTER, date(2026, 12, 2), None, "paid_in_time"),
        (Way.PHONE, date(2026, 12, 3), None, "part_payment"),
        # Posted first class on Monday 30 November: it would arrive on Wednesday 2 December.
        (Way.POST, date(2026, 12, 8), date(2026, 11, 30), "paid_in_time"),
        (Way.POST, date(2026, 12, 8), date(2026, 12, 1), "part_payment"),
        (Way.POST, date(2026, 12, 8), None, "part_payment"),
        # What a counter is told about posting makes no difference.
        (Way.COUNTER, date(2026, 12, 8), date(2026, 11, 30), "part_payment"),
    ],
)
def test_money_counts_on_the_day_it_came_or_its_letter_would_arrive(
    session, street, case, way, received, posted, outcome
):
    by = Actor("staff", street.officer.id)
    judged = record_payment(
        session, case, way, Pence(LOWER), received_on=received, posted_on=posted, by=by, at=DAY_20
    )
    assert judged.outcome == outcome
    assert ledger(session, case) == [(str(way), LOWER, outcome)]
    assert trail_of(session, case.authority_id, case.id)[2].event == "payment.recorded"


@pytest.mark.parametrize(
    ("pence", "received"), [(0, date(2026, 12, 4)), (-1, date(2026, 12, 4)), (1, date(2026, 12, 5))]
)
def test_no_money_and_money_from_the_future_are_refused(session, case, pence, received):
    with pytest.raises(Refused):
        record_payment(
            *(session, case, Way.COUNTER, Pence(pence)), received_on=received, by=CLOCK, at=DAY_12
        )
    assert ledger(session, case) == []


def test_late_money_that_nothing_of_ours_asked_for_waits_for_legal(session, case):
    judged = record_payment(
        *(session, case, Way.POST, Pence(FULL)),
        received_on=date(2026, 12, 12),
        invited=False,
        by=CLOCK,
        at=DAY_20,
    )
    assert (judged.outcome, case.status) == ("late_not_invited", "served")
    assert waiting(session, case, "legal") == ["late_not_invited"]
    assert case.is_on_hold
