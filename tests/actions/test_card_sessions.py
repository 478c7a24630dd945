"""A visit to the card page: when one may begin, and that there is one at a time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from penalties.actions.card_sessions import (
    MOST_TO_OPEN,
    PAGE_LASTS,
    open_card_session,
    remember_page,
)
from penalties.actions.holds import place_hold
from penalties.actions.moves import move
from penalties.actions.payments import Way, record_payment
from penalties.office.audit import CLOCK, PUBLIC, trail_of
from penalties.records.escalation import due_ids
from penalties.records.payments import CardSession
from penalties.rules.fixed_penalties import Verb
from penalties.rules.holds import HoldKind
from penalties.rules.money import Pence
from penalties.rules.refusals import Refused
from tests.builders.payers import case_of, handed_over
from tests.builders.payments import paid_by_card, visited

DAY_5 = datetime(2026, 11, 27, 12, tzinfo=UTC)
DAY_12 = datetime(2026, 12, 4, 12, tzinfo=UTC)
DAY_20 = datetime(2026, 12, 12, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def case(street, session):
    """A notice that was handed over: £75 until 2 December, £100 until 6 December."""
    return case_of(session, street.authority.id, handed_over(street).number)


def opened(session, case, at):
    return open_card_session(session, case, by=PUBLIC, at=at)


@pytest.mark.parametrize(
    ("at", "offer", "pence"),
    [(DAY_5, "lower", 7_500), (DAY_12, "full", 10_000), (DAY_20, "full", 10_000)],
)
def test_a_visit_asks_for_what_is_due(session, case, at, offer, pence):
    visit = opened(session, case, at)
    assert (visit.offer, visit.pence, visit.status) == (offer, pence, "open")
    assert (visit.opened_at, visit.expires_at) == (at, at + PAGE_LASTS)
    event = trail_of(session, case.authority_id, case.id)[-1]
    assert (event.event, event.actor_kind) == ("payment.opened", "public")


def test_a_second_tab_goes_on_with_the_same_visit(session, case):
    first = visited(session, case, DAY_5)
    assert opened(session, case, DAY_5 + 29 * MINUTE) is first


def test_a_lower_amount_opened_before_midnight_can_be_gone_on_with_after_it(session, case):
    before = datetime(2026, 12, 2, 23, 50, tzinfo=UTC)
    first = visited(session, case, before)
    again = opened(session, case, before + 20 * MINUTE)
    assert (again, again.pence) == (first, 7_500)


def test_the_rest_of_a_part_payment_is_what_is_asked(session, case):
    record_payment(
        *(session, case, Way.COUNTER, Pence(7_500)),
        received_on=date(2026, 12, 4),
        by=CLOCK,
        at=DAY_12,
    )
    assert opened(session, case, DAY_12).pence == 2_500


def test_a_visit_that_asks_too_much_meanwhile_is_not_gone_on_with(session, case):
    visited(session, case, DAY_12)
    record_payment(
        *(session, case, Way.COUNTER, Pence(7_500)),
        received_on=date(2026, 12, 4),
        by=CLOCK,
        at=DAY_12,
    )
    with pytest.raises(Refused, match="Somebody is paying"):
        opened(session, case, DAY_12)


def test_a_visit_that_never_got_its_page_makes_room_after_two_minutes(session, case):
    first = opened(session, case, DAY_5)
    with pytest.raises(Refused, match="Wait a moment"):
        opened(session, case, DAY_5 + MINUTE)
    second = opened(session, case, DAY_5 + MOST_TO_OPEN)
    assert (first.status, second.status, second is first) == ("expired", "open", False)


@pytest.mark.parametrize(
    "verbs", [[Verb.WITHDRAW], [Verb.CLOSE], [Verb.REFER, Verb.CHARGE], [Verb.PAY]]
)
def test_nothing_is_taken_where_nothing_is_asked(session, case, verbs):
    for verb in verbs:
        move(session, case, verb, by=CLOCK, at=DAY_20)
    with pytest.raises(Refused, match="cannot take a payment"):
        opened(session, case, DAY_20)


def test_a_case_on_hold_or_with_legal_can_be_paid(session, case):
    place_hold(session, case, HoldKind.RETURNED_MAIL, by=CLOCK, at=DAY_5)
    move(session, case, Verb.REFER, by=CLOCK, at=DAY_20)
    assert opened(session, case, DAY_20).pence == 10_000


@pytest.mark.parametrize("kind", [HoldKind.REPRESENTATION, HoldKind.COUNCIL])
def test_the_lower_amount_is_kept_for_who_waits_for_us_since_it_was_open(session, case, kind):
    place_hold(session, case, kind, by=CLOCK, at=DAY_5)
    assert opened(session, case, DAY_20).pence == 7_500


def test_asking_to_look_again_after_the_lower_amount_does_not_bring_it_back(session, case):
    place_hold(session, case, HoldKind.REPRESENTATION, by=CLOCK, at=DAY_12)
    assert opened(session, case, DAY_20).pence == 10_000


def test_the_database_refuses_a_second_open_visit(session, case):
    first = visited(session, case, DAY_5)
    twin = CardSession(
        authority_id=case.authority_id,
        penalty_id=case.id,
        offer="lower",
        pence=first.pence,
        opened_at=DAY_5,
        expires_at=DAY_5,
        status="open",
    )
    session.add(twin)
    with pytest.raises(IntegrityError):
        session.flush()


def test_no_letter_falls_due_while_somebody_pays(session, case):
    on, step = date(2026, 12, 12), "reminder_due"
    assert due_ids(session, case.authority_id, step, on, DAY_20, 9) == [case.id]
    visited(session, case, DAY_20)
    assert due_ids(session, case.authority_id, step, on, DAY_20, 9) == []
    assert due_ids(session, case.authority_id, step, on, DAY_20 + PAGE_LASTS, 9) == [case.id]


def test_what_the_processor_told_meanwhile_stands(session, case):
    visit = opened(session, case, DAY_5)
    visit.provider_reference = "cs_told"
    session.flush()
    remember_page(session, visit, "cs_answered", "https://checkout.stripe.com/x")
    assert (visit.provider_reference, visit.url) == ("cs_told", "https://checkout.stripe.com/x")


def test_a_paid_notice_opens_no_visit(session, case):
    paid_by_card(session, case, DAY_5)
    with pytest.raises(Refused):
        opened(session, case, DAY_5)
