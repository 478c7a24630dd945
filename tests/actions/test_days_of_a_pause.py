"""Whoever was told to do nothing while a case was paused loses no day by it when it runs on."""

from datetime import UTC, date, datetime

import pytest

from appeals.actions.deciding import decide
from penalties.actions.holds import lift_hold, place_hold
from penalties.actions.pauses import foreseen, let_pause_end, pauses_of, run_on
from penalties.records.queues import open_items
from penalties.records.terms import terms_of
from penalties.rules.amounts import amount_now
from penalties.rules.holds import HoldKind
from penalties.rules.refusals import Refused
from tests.builders.deciding import pause, reviewer
from tests.builders.patrol import ALL_NO
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

CAME = datetime(2026, 11, 26, 20, tzinfo=UTC)
DECIDED = datetime(2026, 12, 10, 11, tzinfo=UTC)
RUNS_ON = datetime(2027, 1, 20, 11, tzinfo=UTC)
FRESH = date(2027, 2, 5)
"""Posted on Wednesday, delivered on Friday 22 January, and 14 days."""


@pytest.fixture
def case(street, session):
    """Handed over on 22 November: the lower amount until 2 December, 14 days until the 6th."""
    return case_of(session, 1, handed_over(street, screening=ALL_NO).number)


@pytest.fixture
def ada(session, street, at):
    return reviewer(session, street.authority, at)


def runs_on(session, case, by, at=RUNS_ON):
    for hold in pauses_of(session, case):
        let_pause_end(session, case, hold, at=at)
    shown = foreseen(session, case, at)
    assert run_on(session, case, "Nothing speaks for it.", by=by, at=at) == shown
    return shown


def paused(session, case, by, at):
    place_hold(session, case, HoldKind.COUNCIL, by=by, at=at, reason="Ill.")


def test_who_wrote_while_the_lower_amount_was_open_has_it_again(session, case, ada):
    one = taken_in(session, case, CAME)
    decide(session, one, pause(), by=ada, at=DECIDED)
    assert amount_now(terms_of(session, case), RUNS_ON).pence == 7_500
    said = runs_on(session, case, ada)
    assert (
        "Payment period ends: was Monday 28 December 2026, is now Friday 5 February 2027." in said
    )
    assert case.discount_ends_on == case.payment_period_ends_on == FRESH
    assert amount_now(terms_of(session, case), RUNS_ON).pence == 7_500
    assert (case.next_step, case.next_step_on) == ("reminder_due", date(2027, 2, 6))


def test_a_pause_that_a_supervisor_placed_costs_as_little(session, case, ada):
    paused(session, case, ada, CAME)
    assert amount_now(terms_of(session, case), RUNS_ON).pence == 7_500
    runs_on(session, case, ada)
    assert case.discount_ends_on == case.payment_period_ends_on == FRESH


def test_the_lower_amount_that_was_over_before_stays_over(session, case, ada):
    paused(session, case, ada, datetime(2026, 12, 3, 11, tzinfo=UTC))
    runs_on(session, case, ada)
    assert case.discount_ends_on == date(2026, 12, 2)
    assert case.payment_period_ends_on == FRESH


def test_days_that_were_over_before_we_looked_do_not_come_again(session, case, ada):
    earlier = place_hold(session, case, HoldKind.REPRESENTATION, by=ada, at=CAME)
    lift_hold(session, case, earlier, by=ada, at=datetime(2026, 11, 27, tzinfo=UTC))
    paused(session, case, ada, datetime(2026, 12, 7, 11, tzinfo=UTC))
    runs_on(session, case, ada)
    assert case.payment_period_ends_on == date(2026, 12, 6)


def test_a_short_pause_takes_nothing_away(session, case, ada):
    paused(session, case, ada, CAME)
    case.payment_period_ends_on = case.discount_ends_on = date(2027, 2, 28)
    session.flush()
    runs_on(session, case, ada)
    assert case.payment_period_ends_on == case.discount_ends_on == date(2027, 2, 28)


def test_where_the_days_cannot_be_given_back_the_notice_is_to_be_cancelled(session, case, ada):
    paused(session, case, ada, CAME)
    with pytest.raises(Refused, match="Cancel the notice"):
        runs_on(session, case, ada, at=datetime(2027, 5, 10, 11, tzinfo=UTC))


def test_somebody_has_to_tell_the_person_that_the_case_goes_on(session, case, ada):
    paused(session, case, ada, CAME)
    runs_on(session, case, ada)
    waiting = [
        (item.kind, item.due_on) for item in open_items(session, case.authority_id, "supervisor")
    ]
    assert ("pause_over", date(2027, 1, 21)) in waiting
