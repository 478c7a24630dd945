"""The packaged table of bank holidays, against the law's own list and an independent library."""

from datetime import date

import holidays as independent
import pytest

from penalties.rules.days import bank_holidays, known_until

LISTED = {
    2026: ["1-1", "4-3", "4-6", "5-4", "5-25", "8-31", "12-25", "12-28"],
    2027: ["1-1", "3-26", "3-29", "5-3", "5-31", "8-30", "12-27", "12-28"],
    2028: ["1-3", "4-14", "4-17", "5-1", "5-29", "8-28", "12-25", "12-26"],
}


@pytest.mark.parametrize("year", LISTED)
def test_the_days_of_a_year_are_those_announced(year: int) -> None:
    announced = {date(year, *map(int, day.split("-"))) for day in LISTED[year]}
    assert {day for day in bank_holidays() if day.year == year} == announced


@pytest.mark.parametrize("year", range(2019, 2041))
def test_the_table_agrees_with_an_independent_calendar_of_england(year: int) -> None:
    calendar = independent.country_holidays("GB", subdiv="ENG", years=year)
    weekdays = {day for day in calendar if day.year == year and day.weekday() < 5}
    assert {day for day in bank_holidays() if day.year == year} == weekdays


def test_every_bank_holiday_is_a_weekday() -> None:
    assert all(day.weekday() < 5 for day in bank_holidays())


def test_the_table_says_how_far_it_reaches() -> None:
    assert known_until() == date(2040, 12, 31)
    assert max(bank_holidays()).year == 2040


def test_one_off_days_are_added_beside_the_table() -> None:
    coronation = date(2031, 5, 12)
    assert coronation not in bank_holidays()
    assert bank_holidays(frozenset({coronation})) == bank_holidays() | {coronation}
