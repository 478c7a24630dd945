"""A hold moves the letters and the referral, and never the six months."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.clocks import Clocks
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.holds import Hold, HoldKind, is_held, lifting, with_holds

HOLIDAYS = bank_holidays()
NOTICE = of_notice(
    offence_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
    served=Served.HAND,
    on=date(2026, 11, 22),
    discount_days=10,
    holidays=HOLIDAYS,
)
FIXED = {
    *("discount_ends", "payment_period_ends", "representations_close", "earliest_proceedings"),
    *("prosecution_limit", "prosecution_safe"),
}
NINE_DAYS = Hold(HoldKind.REPRESENTATION, date(2026, 12, 1), date(2026, 12, 10))


def held(
    *holds: Hold, on: date = date(2026, 12, 31), sent: dict[str, date] | None = None
) -> Clocks:
    return with_holds(NOTICE, holds, on=on, holidays=HOLIDAYS, sent=sent)


def test_no_hold_changes_nothing() -> None:
    assert held() == NOTICE


def test_a_hold_of_nine_days_moves_the_reminder_and_what_follows_by_nine_days() -> None:
    moved = held(NINE_DAYS)
    assert moved.on("reminder_due") == date(2026, 12, 16)
    assert moved.on("reminder_delivered") == date(2026, 12, 18)
    assert moved.on("reminder_ends") == date(2026, 12, 25)
    assert moved.on("final_notice_due") == date(2026, 12, 26)
    assert moved.on("legal_review") == date(2027, 3, 3)


def test_a_hold_says_what_it_left_out_and_why() -> None:
    told = " ".join(held(NINE_DAYS)["reminder_due"].steps)
    assert "Count 15 days after Sunday 22 November 2026" in told
    assert "9 days on hold left out, Tuesday 1 December 2026 to Wednesday 9 December 2026" in told
    assert "a second look at the notice" in told


@pytest.mark.parametrize("name", sorted(FIXED))
def test_a_hold_never_moves_what_is_printed_nor_the_six_months(name: str) -> None:
    assert held(NINE_DAYS)[name] == NOTICE[name]


def test_a_hold_inside_the_reminders_days_moves_its_last_day_only() -> None:
    hold = Hold(HoldKind.COUNCIL, date(2026, 12, 11), date(2026, 12, 13))
    moved = held(hold, sent={"reminder_due": date(2026, 12, 7)})
    assert moved.on("reminder_delivered") == date(2026, 12, 9)
    assert moved.on("reminder_ends") == date(2026, 12, 18)
    assert moved.on("final_notice_due") == date(2026, 12, 19)


def test_two_holds_that_overlap_are_counted_once() -> None:
    other = Hold(HoldKind.UPLOAD, date(2026, 12, 5), date(2026, 12, 10))
    assert held(NINE_DAYS, other).on("reminder_due") == date(2026, 12, 16)


def test_a_hold_lifted_on_the_day_it_was_placed_moves_nothing() -> None:
    brief = Hold(HoldKind.COUNCIL, date(2026, 12, 1), date(2026, 12, 1))
    assert held(brief) == NOTICE


def test_an_open_hold_is_taken_as_lifted_on_the_day_asked_about() -> None:
    open_hold = Hold(HoldKind.COUNCIL, date(2026, 12, 1))
    assert held(open_hold, on=date(2026, 12, 10)) == held(
        Hold(HoldKind.COUNCIL, date(2026, 12, 1), date(2026, 12, 10))
    )
    assert held(open_hold, on=date(2026, 11, 25)) == NOTICE


def test_a_reminder_posted_late_is_counted_from_its_own_day() -> None:
    moved = held(sent={"reminder_due": date(2026, 12, 11)})
    assert moved.on("reminder_due") == date(2026, 12, 11)
    assert moved.on("reminder_delivered") == date(2026, 12, 15)
    assert moved.on("reminder_ends") == date(2026, 12, 22)
    assert moved.on("final_notice_due") == date(2026, 12, 23)


def test_a_hold_covers_its_first_day_and_not_the_day_it_is_lifted() -> None:
    assert not is_held([NINE_DAYS], date(2026, 11, 30))
    assert is_held([NINE_DAYS], date(2026, 12, 1))
    assert is_held([NINE_DAYS], date(2026, 12, 9))
    assert not is_held([NINE_DAYS], date(2026, 12, 10))
    assert is_held([Hold(HoldKind.ORDER, date(2026, 12, 1))], date(2039, 1, 1))


def test_lifting_prints_what_moved_and_that_the_six_months_did_not() -> None:
    told = lifting(NOTICE, held(NINE_DAYS))
    assert told[0] == (
        "Reminder due: was Monday 7 December 2026, is now Wednesday 16 December 2026."
    )
    assert told[-1] == "Prosecution limit stays Saturday 22 May 2027."
    assert lifting(NOTICE, NOTICE)[0] == "No date has moved."


def test_support_and_supervisors_are_told_apart_by_nobody() -> None:
    assert HoldKind.COUNCIL.words == "paused by the council"
    assert not any("support" in kind.words for kind in HoldKind)
    assert all(kind.words for kind in HoldKind)


holds = st.lists(
    st.builds(
        lambda kind, start, days: Hold(kind, start, start + timedelta(days=days)),
        st.sampled_from(HoldKind),
        st.dates(date(2026, 11, 22), date(2027, 5, 1)),
        st.integers(0, 60),
    ),
    max_size=4,
)


@given(holds)
def test_holds_only_ever_delay_and_what_is_fixed_stays(some: list[Hold]) -> None:
    moved = held(*some)
    for before, after in zip(NOTICE.deadlines, moved.deadlines, strict=True):
        assert before.name == after.name
        assert after.on == before.on if before.name in FIXED else after.on >= before.on


@given(holds)
def test_no_letter_falls_due_on_a_day_on_hold(some: list[Hold]) -> None:
    moved = held(*some)
    for name in ("reminder_due", "final_notice_due", "legal_review"):
        assert not is_held(some, moved.on(name))


@given(holds)
def test_the_days_that_count_are_the_same_as_without_any_hold(some: list[Hold]) -> None:
    due = held(*some).on("reminder_due")
    passed = [date(2026, 11, 22) + timedelta(days=n) for n in range(1, 400)]
    counted = [day for day in passed if day <= due and not is_held(some, day)]
    assert len(counted) == 15
