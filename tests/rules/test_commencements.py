"""A ceiling begins by a statutory instrument, on a day that the Act allows; one-off holidays."""

from datetime import date

import pytest

from penalties.rules import commencements
from penalties.rules.days import bank_holidays, known_until
from penalties.rules.extra_holidays import check_new_holiday
from penalties.rules.refusals import Refused

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed", ["SI 2026/689", "si2026/689", "S.I. 2026 / 689", "2026/689", " SI 2026/689 "]
)
def test_an_instrument_is_read_however_it_was_typed(typed):
    assert commencements.instrument(typed) == "SI 2026/689"


@pytest.mark.parametrize(
    "typed", ["", "689", "SI 1999/689", "SI 2026/0", "SI 2026/12345", "٢٠٢٦/1"]
)
def test_what_is_no_instrument_is_refused(typed):
    with pytest.raises(Refused, match="commencement order"):
        commencements.instrument(typed)


@pytest.mark.parametrize(
    ("on", "named"),
    [
        (date(2026, 4, 29), "SI 2026/1"),
        (date(2027, 1, 1), "SI 2026/1"),
        (date(2027, 1, 1), "SI 2027/1"),
    ],
)
def test_it_begins_on_a_day_after_the_act_and_its_order(on, named):
    assert commencements.begins_on(on, named) == on


@pytest.mark.parametrize(
    ("on", "named"),
    [
        (date(2026, 4, 28), "SI 2026/1"),
        (date(2026, 12, 31), "SI 2027/1"),
        (date(2100, 1, 1), "SI 2026/1"),
    ],
)
def test_it_cannot_begin_before_the_act_or_its_order(on, named):
    with pytest.raises(Refused):
        commencements.begins_on(on, named)


def test_a_working_day_to_come_may_become_a_bank_holiday():
    check_new_holiday(date(2026, 11, 23), TODAY, bank_holidays())


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "later than today"),
        (date(2026, 5, 1), "later than today"),
        (known_until().replace(year=known_until().year + 1), "not after"),
        (date(2026, 11, 28), "weekend"),
        (date(2026, 12, 25), "already"),
    ],
)
def test_what_cannot_become_a_bank_holiday_is_refused(on, said):
    with pytest.raises(Refused, match=said):
        check_new_holiday(on, TODAY, bank_holidays())
