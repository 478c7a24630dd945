"""Which step is next, and when proceedings may not start."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.bar_questions import BarAnswer
from penalties.rules.clocks import Clocks
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.escalation import (
    NextStep,
    Step,
    check_charge,
    next_letter_on,
    next_step,
    steps_ahead,
)
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import CLOCK_MAY, Status, Verb
from penalties.rules.holds import Hold, HoldKind
from penalties.rules.refusals import Refused

HOLIDAYS = bank_holidays()


def notice(on: date = date(2026, 11, 22)) -> Clocks:
    """A notice about an offence on Sunday 22 November 2026."""
    return of_notice(
        offence_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
        served=Served.HAND,
        on=on,
        discount_days=10,
        holidays=HOLIDAYS,
    )


REMINDED = {"reminder_due": date(2026, 12, 7)}
WARNED = REMINDED | {"final_notice_due": date(2026, 12, 17)}
ALARMED = {"first_alarm": date(2027, 3, 22), "second_alarm": date(2027, 4, 22)}
RUNG = ALARMED | {"prosecution_safe": date(2027, 5, 21)}
ON_HOLD = Hold(HoldKind.COUNCIL, date(2026, 12, 1))


def step(
    status: Status = Status.SERVED,
    *holds: Hold,
    sent: dict[str, date] | None = None,
    clocks: Clocks | None = None,
) -> tuple[Step, date] | None:
    found = next_step(status, clocks or notice(), holds, sent or {}, holidays=HOLIDAYS)
    return (found.step, found.on) if found else None


@pytest.mark.parametrize(
    ("status", "sent", "expected"),
    [
        (Status.SERVED, {}, (Step.REMINDER_DUE, date(2026, 12, 7))),
        (Status.SERVED, REMINDED, (Step.FINAL_NOTICE_DUE, date(2026, 12, 17))),
        (Status.SERVED, WARNED, (Step.LEGAL_REVIEW, date(2026, 12, 29))),
        (Status.LEGAL_REVIEW, WARNED, (Step.FIRST_ALARM, date(2027, 3, 22))),
        (Status.LEGAL_REVIEW, ALARMED, (Step.PROSECUTION_SAFE, date(2027, 5, 21))),
        (Status.LEGAL_REVIEW, RUNG, (Step.TIME_BARRED, date(2027, 5, 23))),
        (Status.ISSUED, {}, (Step.FIRST_ALARM, date(2027, 3, 22))),
        (Status.HELD_FOR_REVIEW, {}, (Step.FIRST_ALARM, date(2027, 3, 22))),
    ],
)
def test_the_next_step_follows_status_and_what_was_sent(
    status: Status, sent: dict[str, date], expected: tuple[Step, date]
) -> None:
    assert step(status, sent=sent) == expected


@pytest.mark.parametrize("status", [Status.PAID, Status.WITHDRAWN, Status.CHARGED, Status.CLOSED])
def test_nothing_falls_due_any_more_once_it_is_over_or_before_the_court(status: Status) -> None:
    assert step(status) is None
    assert step(status, ON_HOLD) is None


def test_the_first_alarm_follows_the_final_notice_when_legal_is_slow() -> None:
    ahead = steps_ahead(Status.SERVED, notice(), [], WARNED, holidays=HOLIDAYS)
    assert [(each.step, each.on) for each in ahead] == [
        (Step.LEGAL_REVIEW, date(2026, 12, 29)),
        (Step.FIRST_ALARM, date(2027, 3, 22)),
        (Step.SECOND_ALARM, date(2027, 4, 22)),
        (Step.PROSECUTION_SAFE, date(2027, 5, 21)),
        (Step.TIME_BARRED, date(2027, 5, 23)),
    ]


def test_legal_reviews_by_month_three_even_where_letters_are_late() -> None:
    late = notice(date(2027, 2, 1))
    ahead = steps_ahead(Status.SERVED, late, [], {}, holidays=HOLIDAYS)
    assert [(each.step, each.on) for each in ahead[:2]] == [
        (Step.REMINDER_DUE, date(2027, 2, 16)),
        (Step.LEGAL_REVIEW, date(2027, 2, 22)),
    ]


def test_nothing_goes_to_legal_before_the_fourteen_days_are_over() -> None:
    very_late = notice(date(2027, 3, 10))
    ahead = steps_ahead(Status.SERVED, very_late, [], {}, holidays=HOLIDAYS)
    review = next(each for each in ahead if each.step is Step.LEGAL_REVIEW)
    assert review.on == very_late.on("earliest_proceedings") == date(2027, 3, 25)


def test_a_hold_stops_the_letters_and_rings_a_month_earlier() -> None:
    assert step(Status.SERVED, ON_HOLD) == (Step.FIRST_ALARM, date(2027, 2, 22))
    sent = {"first_alarm": date(2027, 2, 22)}
    assert step(Status.SERVED, ON_HOLD, sent=sent) == (Step.SECOND_ALARM, date(2027, 3, 22))


def test_a_case_still_on_hold_on_the_last_safe_day_closes_in_the_persons_favour() -> None:
    found = next_step(Status.SERVED, notice(), [ON_HOLD], ALARMED, holidays=HOLIDAYS)
    assert found is not None
    assert (found.step, found.on) == (Step.PROSECUTION_SAFE, date(2027, 5, 21))
    assert (found.verb, found.event) == (Verb.CLOSE, Event.PENALTY_CLOSED)
    assert "in the person's favour" in found.sentence


@given(st.dates(date(2027, 2, 4), date(2027, 2, 15)))
def test_the_day_after_a_letter_is_the_same_for_every_case_posted_that_day(posted: date) -> None:
    reminded = {"reminder_due": posted}
    _, final_on = step(sent=reminded, clocks=notice(date(2027, 1, 20))) or (None, None)
    assert final_on == min(next_letter_on(posted, HOLIDAYS), date(2027, 2, 22))


def test_a_lifted_hold_moves_the_reminder_by_its_days() -> None:
    lifted = Hold(HoldKind.UPLOAD, date(2026, 12, 1), date(2026, 12, 10))
    assert step(Status.SERVED, lifted) == (Step.REMINDER_DUE, date(2026, 12, 16))


@pytest.mark.parametrize(
    ("on", "rules"),
    [
        (date(2026, 12, 6), ["escalation.too_early"]),
        (date(2026, 12, 7), []),
        (date(2027, 5, 22), []),
        (date(2027, 5, 23), ["escalation.too_late"]),
    ],
)
def test_proceedings_start_between_day_fifteen_and_six_months(on: date, rules: list[str]) -> None:
    assert refusals(on) == rules


def test_nothing_is_charged_on_hold_or_while_a_card_payment_is_under_way() -> None:
    assert refusals(date(2027, 1, 5), ON_HOLD) == ["escalation.on_hold"]
    assert refusals(date(2027, 1, 5), session=True) == ["escalation.session_open"]


def test_every_reason_against_charging_is_given_at_once() -> None:
    rules = refusals(date(2026, 12, 6), ON_HOLD, session=True)
    assert rules == ["escalation.too_early", "escalation.on_hold", "escalation.session_open"]


def refusals(
    on: date, *holds: Hold, session: bool = False, bar: BarAnswer | None = BarAnswer.NO_BAR
) -> list[str]:
    try:
        check_charge(notice(), holds, on=on, bar=bar, session_is_open=session)
    except Refused as refused:
        return [refusal.rule for refusal in refused.refusals]
    return []


def test_nothing_is_charged_without_the_leads_no_bar() -> None:
    on = date(2027, 1, 11)
    assert refusals(on) == []
    assert refusals(on, bar=None) == ["bar.not_answered"]
    assert refusals(on, bar=BarAnswer.DO_NOT_PROCEED) == ["bar.do_not_proceed"]


def paused(decide_by: date | None, *, lifted_on: date | None = None) -> Hold:
    return Hold(HoldKind.COUNCIL, date(2026, 12, 1), lifted_on, decide_by)


@pytest.mark.parametrize(
    ("holds", "on"),
    [
        ([paused(date(2026, 12, 18))], date(2026, 12, 19)),
        ([paused(date(2026, 12, 18)), paused(date(2026, 12, 21))], date(2026, 12, 22)),
        ([paused(date(2026, 12, 18)), paused(None)], None),
        ([paused(None)], None),
        ([paused(date(2026, 12, 18), lifted_on=date(2026, 12, 10))], None),
        ([paused(date(2026, 12, 18)), Hold(HoldKind.MONEY, date(2026, 12, 2))], date(2026, 12, 19)),
    ],
)
def test_a_pause_that_nobody_decides_about_ends_in_the_persons_favour(
    holds: list[Hold], on: date | None
) -> None:
    ahead = steps_ahead(Status.SERVED, notice(), holds, {}, holidays=HOLIDAYS)
    ends = [each for each in ahead if each.step is Step.PAUSE_RAN_OUT]
    assert [(each.on, each.verb) for each in ends] == ([(on, Verb.WITHDRAW)] if on else [])


@given(
    st.sampled_from(Status),
    st.lists(
        st.tuples(st.dates(date(2026, 11, 22), date(2027, 4, 1)), st.integers(0, 40)), max_size=3
    ),
    st.sampled_from([{}, REMINDED, WARNED]),
    st.booleans(),
)
def test_the_clock_never_charges_and_watches_every_case_to_the_end(
    status: Status, spans: list[tuple[date, int]], sent: dict[str, date], waits: bool
) -> None:
    holds = [Hold(HoldKind.COUNCIL, start, start + timedelta(days=n)) for start, n in spans]
    holds += [ON_HOLD] if waits else []
    ahead: tuple[NextStep, ...] = steps_ahead(status, notice(), holds, sent, holidays=HOLIDAYS)
    assert [each.on for each in ahead] == sorted(each.on for each in ahead)
    assert all(each.verb is None or each.verb in CLOCK_MAY for each in ahead)
    if status in (Status.HELD_FOR_REVIEW, Status.ISSUED, Status.SERVED, Status.LEGAL_REVIEW):
        barred = next(each for each in ahead if each.step is Step.TIME_BARRED)
        assert barred.on == date(2027, 5, 23)
