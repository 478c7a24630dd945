"""We ask for more, and what we failed in: whose time stands still, and whose last days move."""

from datetime import UTC, date, datetime, timedelta

import pytest

from appeals.actions.asking import add_to, ask_for_more
from appeals.actions.standing import making_of
from appeals.rules.receipt import Way
from penalties.actions.holds import lift_hold, place_hold
from penalties.office.audit import OPERATOR, PUBLIC, Actor
from penalties.records.queues import open_items
from penalties.records.terms import terms_of
from penalties.rules.days import LONDON
from penalties.rules.holds import HoldKind
from penalties.rules.refusals import Refused
from penalties.rules.staff import Role
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in
from tests.builders.staff import member

IN_DISCOUNT = datetime(2026, 11, 26, 20, tzinfo=UTC)
LAST_MOMENT = datetime(2026, 12, 6, 23, 59, 59, tzinfo=LONDON)
SECOND = timedelta(seconds=1)


@pytest.fixture
def case(street, session):
    """A notice that was handed over: £75 until 2 December, £100 and a reply until 6 December."""
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.fixture
def reviewer(session, street, at):
    """A supervisor who did not issue the notice."""
    return Actor("staff", member(session, street.authority, Role.SUPERVISOR, at=at).id)


def test_what_we_ask_for_stops_our_time_and_the_answer_lets_it_run_on(session, case, reviewer):
    one = taken_in(session, case, IN_DISCOUNT)
    asked_at = IN_DISCOUNT + timedelta(days=5)
    asked = ask_for_more(session, one, "Which bus was it?", by=reviewer, at=asked_at)
    assert (one.standing, asked.answer_by) == ("asked", date(2026, 12, 15))
    answered_at = asked_at + timedelta(days=10)
    add_to(session, one, "The N86.", kind="answered", by=PUBLIC, at=answered_at)
    assert (one.standing, one.target_on) == ("open", date(2026, 12, 22))
    due = {item.kind: item.due_on for item in open_items(session, case.authority_id, "supervisor")}
    assert due == {"representation": date(2026, 12, 22), "more_came": date(2026, 12, 22)}


@pytest.mark.parametrize("words", ["", "  \n "])
def test_nothing_is_asked_or_added_without_words(session, case, reviewer, words):
    one = taken_in(session, case, IN_DISCOUNT)
    with pytest.raises(Refused, match="Enter what you want to say"):
        ask_for_more(session, one, words, by=reviewer, at=IN_DISCOUNT)
    with pytest.raises(Refused, match="Enter what you want to say"):
        add_to(session, one, words, kind="added", by=PUBLIC, at=IN_DISCOUNT)


def test_whoever_issued_the_notice_asks_for_nothing_and_nobody_asks_twice(session, case, reviewer):
    one = taken_in(session, case, IN_DISCOUNT)
    with pytest.raises(Refused, match="Somebody else must look"):
        ask_for_more(session, one, "Why?", by=Actor("staff", case.issued_by), at=IN_DISCOUNT)
    ask_for_more(session, one, "Which bus was it?", by=reviewer, at=IN_DISCOUNT)
    with pytest.raises(Refused, match="Nothing more can be asked"):
        ask_for_more(session, one, "And which stop?", by=reviewer, at=IN_DISCOUNT)


@pytest.mark.parametrize("kind", [HoldKind.UPLOAD, HoldKind.RECALL])
def test_what_we_failed_in_takes_no_day_from_the_person(session, case, kind):
    failed_at = datetime(2026, 12, 2, 22, tzinfo=UTC)
    hold = place_hold(session, case, kind, by=OPERATOR, at=failed_at)
    late = failed_at + timedelta(days=30)
    assert making_of(session, case, late).way is Way.NEW
    assert terms_of(session, case).due(late) == 7_500
    lift_hold(session, case, hold, by=OPERATOR, at=failed_at + timedelta(days=3))
    days = (case.discount_ends_on, case.payment_period_ends_on, case.representations_close_on)
    assert days == (date(2026, 12, 6), date(2026, 12, 10), date(2026, 12, 10))
    assert case.next_step_on == date(2026, 12, 11)


def test_a_failure_after_the_last_day_brings_nothing_back(session, case):
    failed_at = LAST_MOMENT + SECOND
    hold = place_hold(session, case, HoldKind.UPLOAD, by=OPERATOR, at=failed_at)
    assert making_of(session, case, failed_at).way is Way.LATE_NEW
    lift_hold(session, case, hold, by=OPERATOR, at=failed_at + timedelta(days=2))
    assert case.representations_close_on == date(2026, 12, 6)
    assert case.next_step_on == date(2026, 12, 9)
