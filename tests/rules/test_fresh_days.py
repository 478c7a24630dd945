"""The 14 days after a refusal: over Christmas, Easter and both clock changes, and no further."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from appeals.rules.refusals import Fresh, fresh_days
from penalties.rules.clocks import Clocks
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.refusals import Refused

HOLIDAYS = bank_holidays()
OFFENCE = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)


def notice(offence_at: datetime = OFFENCE) -> Clocks:
    return of_notice(
        offence_at=offence_at,
        served=Served.HAND,
        on=offence_at.date(),
        discount_days=10,
        holidays=HOLIDAYS,
    )


def fresh(decided_on: date, *, clocks: Clocks | None = None, lower_again: bool = True) -> Fresh:
    return fresh_days(
        clocks or notice(),
        came_at=OFFENCE + timedelta(days=3),
        decided_on=decided_on,
        lower_again=lower_again,
        holidays=HOLIDAYS,
    )


@pytest.mark.parametrize(
    ("offence", "decided", "delivered", "pay_by"),
    [
        ("2026-11-22", "2026-12-10", "2026-12-14", "2026-12-28"),
        ("2026-11-22", "2026-12-23", "2026-12-29", "2027-01-12"),
        ("2027-03-01", "2027-03-25", "2027-03-31", "2027-04-14"),
        ("2027-03-01", "2027-03-26", "2027-03-31", "2027-04-14"),
        ("2026-03-20", "2026-03-27", "2026-03-31", "2026-04-14"),
        ("2026-10-20", "2026-10-24", "2026-10-27", "2026-11-10"),
        ("2026-10-20", "2026-10-25", "2026-10-27", "2026-11-10"),
    ],
    ids=["plain", "christmas", "easter", "good friday", "spring", "autumn", "the night itself"],
)
def test_fourteen_days_follow_the_decisions_delivery(
    offence: str, decided: str, delivered: str, pay_by: str
) -> None:
    at = datetime.fromisoformat(f"{offence}T21:15:00+00:00")
    given_days = fresh(date.fromisoformat(decided), clocks=notice(at))
    assert given_days.delivered_on.isoformat() == delivered
    assert given_days.pay.on.isoformat() == pay_by
    assert given_days.lower is not None
    assert given_days.lower.on == given_days.pay.on
    assert any("14 days" in step for step in given_days.calculation)


def test_the_lower_amount_stays_closed_where_nobody_opens_it() -> None:
    late = fresh_days(
        notice(),
        came_at=OFFENCE + timedelta(days=12),
        decided_on=date(2026, 12, 10),
        lower_again=False,
        holidays=HOLIDAYS,
    )
    assert late.lower is None
    assert late.clocks.on("discount_ends") == date(2026, 12, 2)


@given(st.dates(date(2026, 11, 22), date(2027, 7, 1)), st.booleans())
def test_no_day_comes_sooner_and_none_reaches_the_last_safe_day(
    decided_on: date, lower_again: bool
) -> None:
    before = notice()
    if decided_on >= date(2027, 5, 5):
        with pytest.raises(Refused, match="last safe day"):
            fresh(decided_on, lower_again=lower_again)
        return
    after = fresh(decided_on, lower_again=lower_again)
    assert after.pay.on < before.on("prosecution_safe")
    for name in ("discount_ends", "payment_period_ends", "earliest_proceedings"):
        assert after.clocks.on(name) >= before.on(name)
    for name in ("prosecution_limit", "prosecution_safe"):
        assert after.clocks[name] == before[name]


def test_where_no_court_could_hear_it_any_more_the_notice_cannot_be_kept() -> None:
    """Decided on Wednesday 5 May: delivered on the 7th, so Friday the 21st is the last safe day."""
    assert fresh(date(2027, 5, 4)).pay.on == date(2027, 5, 20)
    with pytest.raises(Refused, match="Friday 21 May 2027 is the last safe day"):
        fresh(date(2027, 5, 5))


@given(st.dates(date(2026, 11, 25), date(2026, 12, 2)))
def test_a_decision_within_the_period_never_shortens_it(decided_on: date) -> None:
    assume(decided_on >= OFFENCE.date())
    assert fresh(decided_on).pay.on >= notice().on("payment_period_ends")
