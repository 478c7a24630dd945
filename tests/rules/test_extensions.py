"""More time after a refused representation, and after a failure of ours."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.clocks import Clocks
from penalties.rules.days import PostClass, bank_holidays, last_moment
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.extensions import after_outage, after_refusal, lengthened, never_earlier
from penalties.rules.holds import Hold, HoldKind, with_holds
from penalties.rules.post import delivery
from penalties.rules.refusals import Refused

HOLIDAYS = bank_holidays()
LETTERS = ("reminder_due", "reminder_ends", "final_notice_due", "final_notice_ends")


def notice(discount_days: int | None = 10) -> Clocks:
    return of_notice(
        offence_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
        served=Served.HAND,
        on=date(2026, 11, 22),
        discount_days=discount_days,
        holidays=HOLIDAYS,
    )


def refused(came_at: datetime, before: Clocks | None = None) -> Clocks:
    """Refused by a letter posted first class on Wednesday 23 December 2026."""
    return after_refusal(
        before or notice(),
        came_at=came_at,
        delivered=delivery(date(2026, 12, 23), PostClass.FIRST, HOLIDAYS),
        holidays=HOLIDAYS,
    )


def test_a_refusal_gives_fourteen_days_following_its_delivery() -> None:
    fresh = refused(datetime(2026, 12, 4, 12, 0, tzinfo=UTC))
    assert fresh.on("payment_period_ends") == date(2027, 1, 12)
    assert fresh["payment_period_ends"].counted_from == date(2026, 12, 29)
    assert fresh.on("earliest_proceedings") == date(2027, 1, 13)
    assert fresh.on("reminder_due") == date(2027, 1, 13)
    assert fresh.on("final_notice_due") == date(2027, 1, 23)
    assert "Monday 28 December 2026 (bank holiday)" in " ".join(fresh["payment_period_ends"].steps)


@pytest.mark.parametrize(
    ("came_at", "lower_ends"),
    [
        (last_moment(date(2026, 12, 2)), date(2027, 1, 12)),
        (last_moment(date(2026, 12, 2)) + timedelta(seconds=1), date(2026, 12, 2)),
    ],
)
def test_the_lower_amount_is_open_again_if_the_representation_came_while_it_was(
    came_at: datetime, lower_ends: date
) -> None:
    assert refused(came_at).on("discount_ends") == lower_ends


def test_a_notice_with_one_amount_gets_its_fresh_days_too() -> None:
    fresh = refused(datetime(2026, 11, 25, tzinfo=UTC), notice(discount_days=None))
    assert "discount_ends" not in fresh
    assert fresh.on("payment_period_ends") == date(2027, 1, 12)


def test_a_refusal_never_shortens_what_is_printed() -> None:
    early = after_refusal(
        notice(),
        came_at=datetime(2026, 11, 21, tzinfo=UTC),
        delivered=delivery(date(2026, 11, 18), PostClass.FIRST, HOLIDAYS),
        holidays=HOLIDAYS,
    )
    assert early.on("payment_period_ends") == date(2026, 12, 6)


@pytest.mark.parametrize("name", ["legal_review", "prosecution_limit", "prosecution_safe"])
def test_a_refusal_never_moves_the_clocks_of_the_offence(name: str) -> None:
    assert refused(datetime(2026, 12, 1, tzinfo=UTC))[name] == notice()[name]


def test_the_hold_of_a_representation_is_not_counted_twice() -> None:
    considered = Hold(HoldKind.REPRESENTATION, date(2026, 12, 1), date(2026, 12, 23))
    fresh = refused(datetime(2026, 12, 1, tzinfo=UTC))
    moved = with_holds(fresh, [considered], on=date(2026, 12, 23), holidays=HOLIDAYS)
    assert moved.on("reminder_due") == date(2027, 1, 13)


@pytest.mark.parametrize(
    ("began", "ended", "discount", "period"),
    [
        ("2026-12-02T20:00+00:00", "2026-12-02T22:00+00:00", date(2026, 12, 3), date(2026, 12, 6)),
        ("2026-12-05T20:00+00:00", "2026-12-07T09:00+00:00", date(2026, 12, 2), date(2026, 12, 9)),
        ("2026-12-03T00:00+00:00", "2026-12-05T23:59+00:00", date(2026, 12, 2), date(2026, 12, 6)),
        ("2026-12-01T00:00+00:00", "2026-12-06T01:00+00:00", date(2026, 12, 8), date(2026, 12, 12)),
    ],
    ids=["evening of the discount", "over the last day", "between the two", "over both"],
)
def test_an_outage_lengthens_the_last_days_it_touched(
    began: str, ended: str, discount: date, period: date
) -> None:
    longer = after_outage(
        notice(),
        began_at=datetime.fromisoformat(began),
        ended_at=datetime.fromisoformat(ended),
        holidays=HOLIDAYS,
    )
    assert longer.on("discount_ends") == discount
    assert longer.on("payment_period_ends") == period
    assert longer.on("reminder_due") == longer.on("earliest_proceedings")
    assert (longer.on("reminder_due") - period).days == 1


def test_an_outage_is_told_in_the_deadlines_steps() -> None:
    longer = after_outage(
        notice(),
        began_at=datetime(2026, 12, 2, 20, 0, tzinfo=UTC),
        ended_at=datetime(2026, 12, 2, 22, 0, tzinfo=UTC),
        holidays=HOLIDAYS,
    )
    told = longer["discount_ends"].steps
    assert "Our pages did not work from 8pm on 2 December 2026 to 10pm on 2 December 2026." in told
    assert told[-1] == "1 day more, until Thursday 3 December 2026."


def test_a_hold_and_an_outage_add_up() -> None:
    at = datetime(2026, 12, 6, 12, 0, tzinfo=UTC)
    longer = after_outage(notice(), began_at=at, ended_at=at, holidays=HOLIDAYS)
    hold = Hold(HoldKind.UPLOAD, date(2026, 12, 1), date(2026, 12, 4))
    moved = with_holds(longer, [hold], on=date(2026, 12, 4), holidays=HOLIDAYS)
    assert longer.on("reminder_due") == date(2026, 12, 8)
    assert moved.on("reminder_due") == date(2026, 12, 11)


def test_an_outage_cannot_end_before_it_began() -> None:
    at = datetime(2026, 12, 2, 20, 0, tzinfo=UTC)
    with pytest.raises(Refused, match="cannot end before it began"):
        after_outage(notice(), began_at=at, ended_at=at - timedelta(minutes=1), holidays=HOLIDAYS)


def test_a_confirming_letter_never_gives_an_earlier_day_than_the_paper() -> None:
    letter = of_notice(
        offence_at=datetime(2026, 11, 22, 21, 15, tzinfo=UTC),
        served=Served.FIRST_CLASS,
        on=date(2026, 11, 23),
        discount_days=3,
        holidays=HOLIDAYS,
    )
    settled = never_earlier(notice(), letter)
    assert letter.on("discount_ends") == date(2026, 11, 28)
    assert settled.on("discount_ends") == date(2026, 12, 2)
    assert settled.on("payment_period_ends") == date(2026, 12, 9)
    assert settled.on("reminder_due") == date(2026, 12, 10)


moments = st.datetimes(
    datetime(2026, 11, 20),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2027, 1, 20),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.just(UTC),
)


@given(moments, moments)
def test_an_outage_never_takes_a_day_from_anybody(first: datetime, second: datetime) -> None:
    began_at, ended_at = sorted([first, second])
    longer = after_outage(notice(), began_at=began_at, ended_at=ended_at, holidays=HOLIDAYS)
    for before, after in zip(notice().deadlines, longer.deadlines, strict=True):
        assert after.on >= before.on
    for name in ("discount_ends", "payment_period_ends", "representations_close"):
        moved = longer.on(name) != notice().on(name)
        assert not moved or longer.on(name) > ended_at.date()


def test_a_kept_last_day_that_is_later_moves_proceedings_and_letters():
    moved = lengthened(notice(), {"payment_period_ends": date(2026, 12, 9)}, holidays=HOLIDAYS)
    assert moved.on("payment_period_ends") == date(2026, 12, 9)
    assert (moved.on("earliest_proceedings"), moved.on("reminder_due")) == (date(2026, 12, 10),) * 2
    assert moved.on("prosecution_limit") == notice().on("prosecution_limit")


def test_a_kept_last_day_that_is_no_later_moves_nothing():
    same = {name: notice().on(name) for name in ("discount_ends", "payment_period_ends")}
    assert lengthened(notice(), same, holidays=HOLIDAYS) == notice()
    assert (
        lengthened(notice(), {"payment_period_ends": date(2020, 1, 1)}, holidays=HOLIDAYS)
        == notice()
    )
