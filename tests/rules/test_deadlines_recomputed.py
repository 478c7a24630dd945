"""Every clock against a second reckoning, which walks the calendar day by day."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import holidays as independent
from hypothesis import given
from hypothesis import strategies as st

from penalties.rules.clocks import Clocks
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice

CLOSED = set(independent.country_holidays("GB", subdiv="ENG", years=range(2019, 2041)))
LONDON = ZoneInfo("Europe/London")
POST = {Served.FIRST_CLASS: 2, Served.SECOND_CLASS: 4}

offences = st.datetimes(datetime(2019, 1, 2), datetime(2039, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone


def plus(on: date, days: int) -> date:
    return date.fromordinal(on.toordinal() + days)


def arrives(posted: date, working_days: int) -> date:
    later = (plus(posted, n) for n in count(1))
    open_days = (day for day in later if day.isoweekday() <= 5 and day not in CLOSED)
    return [next(open_days) for _ in range(working_days)][-1]


def months_on(on: date, months: int) -> date:
    year, month = on.year, on.month + months
    if month > 12:
        year, month = year + 1, month - 12
    for day in (on.day, 30, 29, 28):
        try:
            if day <= on.day:
                return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError(on)


def reckoned(offence_at: datetime, served: Served, on: date, discount: int) -> dict[str, date]:
    """The same days, written down from the law as a list."""
    dated = arrives(on, POST[served]) if served in POST else on
    reminder = plus(dated, 15)
    reminder_last = plus(arrives(reminder, 2), 7)
    final = plus(reminder_last, 1)
    offence = offence_at.astimezone(LONDON).date()
    limit = months_on(offence, 6)
    back = (plus(limit, -n) for n in count())
    return {
        "discount_ends": plus(dated, discount),
        "payment_period_ends": plus(dated, 14),
        "representations_close": plus(dated, 14),
        "earliest_proceedings": plus(dated, 15),
        "reminder_due": reminder,
        "reminder_delivered": arrives(reminder, 2),
        "reminder_ends": reminder_last,
        "final_notice_due": final,
        "final_notice_delivered": arrives(final, 2),
        "final_notice_ends": plus(arrives(final, 2), 7),
        "legal_review": months_on(offence, 3),
        "prosecution_limit": limit,
        "prosecution_safe": next(d for d in back if d.isoweekday() <= 5 and d not in CLOSED),
    }


def made(offence_at: datetime, served: Served, days: int, discount: int) -> tuple[Clocks, date]:
    on = plus(offence_at.astimezone(LONDON).date(), days)
    notice = of_notice(
        offence_at=offence_at,
        served=served,
        on=on,
        discount_days=discount,
        holidays=bank_holidays(),
    )
    return notice, on


@given(offences, st.sampled_from(Served), st.integers(0, 90), st.integers(1, 13))
def test_both_reckonings_agree_on_every_day(
    offence_at: datetime, served: Served, days: int, discount: int
) -> None:
    notice, on = made(offence_at, served, days, discount)
    expected = reckoned(offence_at, served, on, discount)
    assert {each.name: each.on for each in notice.deadlines} == expected


@given(offences, st.sampled_from(Served), st.integers(0, 90), st.integers(1, 13))
def test_the_last_moment_is_the_last_second_of_the_london_day(
    offence_at: datetime, served: Served, days: int, discount: int
) -> None:
    notice, _ = made(offence_at, served, days, discount)
    for each in notice.deadlines:
        assert each.last_moment.astimezone(LONDON).time() == time(23, 59, 59)
        next_second = (each.last_moment.astimezone(UTC) + timedelta(seconds=1)).astimezone(LONDON)
        assert next_second.date() == plus(each.on, 1)


@given(offences, st.sampled_from(Served), st.integers(0, 90), st.integers(1, 13))
def test_the_steps_come_in_order_and_no_letter_arrives_on_a_closed_day(
    offence_at: datetime, served: Served, days: int, discount: int
) -> None:
    notice, on = made(offence_at, served, days, discount)
    letters = [each.on for each in notice.deadlines if each.name[:8] in ("reminder", "final_no")]
    assert letters == sorted(letters)
    assert on <= notice.date_of_notice < notice.on("discount_ends")
    assert notice.on("discount_ends") < notice.on("payment_period_ends") < letters[0]
    assert notice.on("prosecution_safe") <= notice.on("prosecution_limit")
    for name in ("reminder_delivered", "final_notice_delivered", "prosecution_safe"):
        assert notice.on(name).isoweekday() <= 5
        assert notice.on(name) not in CLOSED
