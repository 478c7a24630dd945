"""The worked examples of the law, and what a notice may not be given."""

from datetime import UTC, date, datetime

import pytest

from penalties.rules.clocks import Clocks
from penalties.rules.days import bank_holidays
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.refusals import Refused

NAMES = [
    "discount_ends",
    "payment_period_ends",
    "representations_close",
    "earliest_proceedings",
    "reminder_due",
    "reminder_delivered",
    "reminder_ends",
    "final_notice_due",
    "final_notice_delivered",
    "final_notice_ends",
    "legal_review",
    "prosecution_limit",
    "prosecution_safe",
]


def clocks(
    offence: date,
    on: date,
    served: Served = Served.HAND,
    discount_days: int | None = 10,
    representation_days: int = 14,
) -> Clocks:
    """The clocks of a notice about an offence at nine in the evening."""
    return of_notice(
        offence_at=datetime(offence.year, offence.month, offence.day, 20, 0, tzinfo=UTC),
        served=served,
        on=on,
        discount_days=discount_days,
        representation_days=representation_days,
        holidays=bank_holidays(),
    )


HANDED_OVER = clocks(date(2026, 11, 22), date(2026, 11, 22))
AT_CHRISTMAS = clocks(date(2026, 12, 18), date(2026, 12, 23), Served.FIRST_CLASS)
AT_EASTER = clocks(date(2027, 3, 20), date(2027, 3, 25), Served.FIRST_CLASS)
AT_MONTH_END = clocks(date(2026, 8, 31), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("notice", "expected"),
    [
        (
            HANDED_OVER,
            "2026-11-22 discount_ends=2026-12-02 payment_period_ends=2026-12-06 "
            "earliest_proceedings=2026-12-07 reminder_due=2026-12-07 "
            "reminder_delivered=2026-12-09 reminder_ends=2026-12-16 final_notice_due=2026-12-17 "
            "legal_review=2027-02-22 prosecution_limit=2027-05-22 prosecution_safe=2027-05-21",
        ),
        (
            AT_CHRISTMAS,
            "2026-12-29 discount_ends=2027-01-08 payment_period_ends=2027-01-12 "
            "earliest_proceedings=2027-01-13 reminder_due=2027-01-13 "
            "reminder_delivered=2027-01-15 reminder_ends=2027-01-22 final_notice_due=2027-01-23 "
            "legal_review=2027-03-18 prosecution_limit=2027-06-18 prosecution_safe=2027-06-18",
        ),
        (
            AT_EASTER,
            "2027-03-31 discount_ends=2027-04-10 payment_period_ends=2027-04-14 "
            "earliest_proceedings=2027-04-15 reminder_due=2027-04-15 "
            "reminder_delivered=2027-04-19 reminder_ends=2027-04-26 final_notice_due=2027-04-27 "
            "legal_review=2027-06-20 prosecution_limit=2027-09-20 prosecution_safe=2027-09-20",
        ),
        (
            AT_MONTH_END,
            "2026-08-31 discount_ends=2026-09-10 payment_period_ends=2026-09-14 "
            "earliest_proceedings=2026-09-15 reminder_due=2026-09-15 "
            "reminder_delivered=2026-09-17 reminder_ends=2026-09-24 final_notice_due=2026-09-25 "
            "legal_review=2026-11-30 prosecution_limit=2027-02-28 prosecution_safe=2027-02-26",
        ),
    ],
    ids=["handed over on a Sunday", "over Christmas", "over Easter", "at a month's end"],
)
def test_the_worked_examples_of_the_law(notice: Clocks, expected: str) -> None:
    dated, *named = expected.split()
    assert notice.date_of_notice.isoformat() == dated
    days = dict(pair.split("=") for pair in named)
    assert {name: notice.on(name).isoformat() for name in days} == days


@pytest.mark.parametrize(
    ("offence", "on", "served", "ends"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), Served.HAND, date(2026, 12, 5)),
        (date(2026, 12, 18), date(2026, 12, 23), Served.FIRST_CLASS, date(2027, 1, 11)),
        (date(2027, 3, 20), date(2027, 3, 25), Served.FIRST_CLASS, date(2027, 4, 13)),
        (date(2026, 8, 31), date(2026, 8, 31), Served.HAND, date(2026, 9, 13)),
    ],
)
def test_the_longest_lawful_discount_ends_the_day_before_the_period(
    offence: date, on: date, served: Served, ends: date
) -> None:
    notice = clocks(offence, on, served, discount_days=13)
    assert notice.on("discount_ends") == ends
    assert (notice.on("payment_period_ends") - ends).days == 1


def test_second_class_arrives_two_working_days_later() -> None:
    notice = clocks(date(2026, 12, 18), date(2026, 12, 23), Served.SECOND_CLASS)
    assert notice.date_of_notice == date(2026, 12, 31)
    assert notice.on("payment_period_ends") == date(2027, 1, 14)


def test_a_notice_that_was_not_taken_counts_as_handed_over() -> None:
    refused = clocks(date(2026, 11, 22), date(2026, 11, 22), Served.REFUSED_TO_TAKE)
    assert [each.on for each in refused.deadlines] == [each.on for each in HANDED_OVER.deadlines]
    assert "not taken" in refused["payment_period_ends"].steps[0]


def test_the_offence_is_dated_on_londons_clock() -> None:
    notice = of_notice(
        offence_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
        served=Served.HAND,
        on=date(2026, 7, 1),
        discount_days=10,
        holidays=bank_holidays(),
    )
    assert notice.offence_on == date(2026, 7, 1)
    assert notice.on("prosecution_limit") == date(2027, 1, 1)
    assert notice.on("prosecution_safe") == date(2026, 12, 31)


def test_every_name_is_there_and_in_order() -> None:
    assert [each.name for each in HANDED_OVER.deadlines] == NAMES


def test_a_notice_with_one_amount_has_no_discount_day() -> None:
    notice = clocks(date(2026, 11, 22), date(2026, 11, 22), discount_days=None)
    assert [each.name for each in notice.deadlines] == NAMES[1:]


@pytest.mark.parametrize("days", [-1, 0, 14, 15, 28])
def test_a_lower_amount_is_open_for_less_than_fourteen_days(days: int) -> None:
    with pytest.raises(Refused, match="less than 14 days") as caught:
        clocks(date(2026, 11, 22), date(2026, 11, 22), discount_days=days)
    assert "section 68(7)" in caught.value.refusals[0].source


def test_a_notice_is_never_given_before_its_offence() -> None:
    with pytest.raises(Refused, match="before the offence on Sunday 22 November 2026"):
        clocks(date(2026, 11, 22), date(2026, 11, 21))


@pytest.mark.parametrize("on", [date(2014, 10, 19), date(2040, 1, 1), date(9999, 12, 31)], ids=str)
def test_dates_outside_the_act_and_the_table_of_holidays_are_refused(on: date) -> None:
    with pytest.raises(Refused, match="from 2014 to 2039"):
        clocks(on, on)


def test_an_authority_may_lengthen_the_time_for_representations() -> None:
    notice = clocks(date(2026, 11, 22), date(2026, 11, 22), representation_days=28)
    assert notice.on("representations_close") == date(2026, 12, 20)
    assert notice.on("payment_period_ends") == date(2026, 12, 6)


@pytest.mark.parametrize("days", [0, 13, 366])
def test_an_authority_never_shortens_the_time_for_representations(days: int) -> None:
    with pytest.raises(Refused, match="14 days to a year"):
        clocks(date(2026, 11, 22), date(2026, 11, 22), representation_days=days)
