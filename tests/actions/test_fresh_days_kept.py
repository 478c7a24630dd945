"""The fresh days of a refusal as they are kept: over Christmas, Easter and a clock change."""

from datetime import date, datetime, timedelta

import pytest

from appeals.rules.decisions import Outcome
from penalties.actions.holds import lift_hold, moved_clocks, place_hold
from penalties.actions.moves import clocks_of, kept_holds
from penalties.office.authorities import Authority, holidays
from penalties.records.terms import terms_of
from penalties.rules.amounts import amount_now
from penalties.rules.days import LONDON, last_moment
from penalties.rules.escalation import Step, steps_ahead
from penalties.rules.fixed_penalties import Status
from penalties.rules.holds import HoldKind
from penalties.rules.refusals import Refused
from tests.builders.deciding import decided, refusal, reviewer
from tests.builders.payers import case_of, handed_over
from tests.builders.representations import taken_in

SECOND = timedelta(seconds=1)


def london(year, month, day, hour=11):
    return datetime(year, month, day, hour, tzinfo=LONDON)


@pytest.fixture
def case(street, session):
    session.get_one(Authority, street.authority.id).second_read_percent = 0
    return case_of(session, street.authority.id, handed_over(street).number)


@pytest.mark.parametrize(
    ("decided_at", "delivered_on", "pay_by"),
    [
        (london(2026, 12, 10), date(2026, 12, 14), date(2026, 12, 28)),
        (london(2026, 12, 23), date(2026, 12, 29), date(2027, 1, 12)),
        (london(2026, 12, 24, 23), date(2026, 12, 30), date(2027, 1, 13)),
        (london(2026, 12, 31), date(2027, 1, 5), date(2027, 1, 19)),
        (london(2027, 3, 25), date(2027, 3, 31), date(2027, 4, 14)),
        (london(2027, 3, 24, 23), date(2027, 3, 30), date(2027, 4, 13)),
        (london(2027, 3, 12), date(2027, 3, 16), date(2027, 3, 30)),
    ],
    ids=["weekend", "christmas", "christmas_eve", "new_year", "easter", "easter_late", "spring"],
)
def test_a_refusal_gives_fourteen_days_whole(
    session, street, case, at, decided_at, delivered_on, pay_by
):
    one = taken_in(session, case, london(2026, 11, 26))
    ada = reviewer(session, street.authority, at)
    made = decided(session, case, one, refusal(), by=ada, at=decided_at)
    assert (made.delivered_on, made.pay_by, made.lower_until) == (delivered_on, pay_by, pay_by)
    clocks, terms = clocks_of(case, holidays(session)), terms_of(session, case)
    assert clocks.on("payment_period_ends") == clocks.on("discount_ends") == pay_by
    assert clocks.on("earliest_proceedings") == pay_by + timedelta(days=1)
    assert clocks.on("prosecution_safe") == case.prosecution_safe_on
    moved = moved_clocks(session, case, decided_at)
    assert moved.on("reminder_due") == pay_by + timedelta(days=1)
    last = last_moment(pay_by)
    assert (amount_now(terms, last).pence, amount_now(terms, last).until) == (7_500, pay_by)
    assert amount_now(terms, last + SECOND).pence == 10_000


def test_no_day_comes_sooner_than_it_was(session, street, case, at):
    one = taken_in(session, case, at)
    case.payment_period_ends_on = case.discount_ends_on = date(2027, 1, 31)
    ada = reviewer(session, street.authority, at)
    made = decided(session, case, one, refusal(), by=ada, at=london(2026, 11, 24))
    assert made.pay_by == made.lower_until == date(2027, 1, 31)
    assert case.payment_period_ends_on == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("letters", "step"),
    [
        ({"reminder_due": "2026-12-07"}, Step.FINAL_NOTICE_DUE),
        ({"reminder_due": "2026-12-07", "final_notice_due": "2026-12-17"}, Step.LEGAL_REVIEW),
    ],
)
def test_letters_sent_before_a_late_one_press_nobody_within_the_fresh_days(
    session, street, case, at, letters, step
):
    case.steps_done = letters
    session.flush()
    one = taken_in(session, case, london(2026, 12, 20))
    ada = reviewer(session, street.authority, at)
    chosen = refusal(outcome=Outcome.REFUSED)
    made = decided(session, case, one, chosen, by=ada, at=london(2026, 12, 28))
    done = {name: date.fromisoformat(on) for name, on in letters.items()}
    days_off = holidays(session)
    ahead = steps_ahead(
        *(Status(case.status), clocks_of(case, days_off), kept_holds(session, case), done),
        holidays=days_off,
    )
    assert ahead[0].step == step
    assert ahead[0].on == made.pay_by + timedelta(days=1)


def test_whose_lower_amount_was_lengthened_over_their_coming_gets_it_again_and_is_told(
    session, street, case, at
):
    ada = reviewer(session, street.authority, at)
    one = taken_in(session, case, london(2026, 12, 3, 0))
    broke_off = {"at": london(2026, 12, 3, 1), "since": london(2026, 12, 2, 23)}
    hold = place_hold(session, case, HoldKind.UPLOAD, by=ada, **broke_off)
    lift_hold(session, case, hold, by=ada, at=london(2026, 12, 4))
    plain = refusal(outcome=Outcome.REFUSED)
    with pytest.raises(Refused, match="lower amount was open"):
        decided(session, case, one, plain, by=ada, at=london(2026, 12, 8))
    made = decided(session, case, one, refusal(), by=ada, at=london(2026, 12, 8))
    assert made.lower_until == case.discount_ends_on == date(2026, 12, 24)
