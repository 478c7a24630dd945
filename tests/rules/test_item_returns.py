"""When a thing that was handed over goes back, and when it may be disposed of: the boundaries."""

from datetime import UTC, date, datetime, timedelta

import pytest

from penalties.rules.item_returns import check_disposable, check_goes_back, check_who_takes_it
from penalties.rules.refusals import Refused
from penalties.rules.surrendered_items import disposable_on

ENDS = datetime(2026, 11, 24, 21, 15, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_it_goes_back_at_the_end_and_not_a_second_before():
    check_goes_back(ENDS, ENDS)
    with pytest.raises(Refused, match="9:15pm on 24 November 2026"):
        check_goes_back(ENDS, ENDS - SECOND)


@pytest.mark.parametrize("adult", ["", " ", "\n"])
def test_somebody_under_16_needs_an_adult(adult):
    check_who_takes_it(is_under_16=False, adult=adult)
    check_who_takes_it(is_under_16=True, adult="Their aunt")
    with pytest.raises(Refused, match="under 16"):
        check_who_takes_it(is_under_16=True, adult=adult)


def test_the_28_days_begin_with_the_day_and_end_with_it_in_london():
    # 3 to 30 June are 28 days. In June London is an hour ahead: its first of July begins at 11pm.
    first = disposable_on(date(2026, 6, 3))
    assert first == date(2026, 7, 1)
    begins = datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    check_disposable(first, begins)
    with pytest.raises(Refused, match="from 1 July 2026"):
        check_disposable(first, begins - SECOND)
