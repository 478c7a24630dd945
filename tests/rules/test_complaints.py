"""By when a complaint is answered: ten working days, or the 30 days of the Act."""

from datetime import date

import pytest

from appeals.rules.complaints import Complained, Kind, ReplyBy, complained_of, due
from penalties.rules.days import bank_holidays


@pytest.mark.parametrize(
    ("kind", "came_on", "by"),
    [
        # A Sunday: Monday 23 November is the first of ten working days.
        (Kind.SERVICE, date(2026, 11, 22), date(2026, 12, 4)),
        # Christmas Day, Monday 28 December (for Boxing Day) and New Year's Day are left out.
        (Kind.SERVICE, date(2026, 12, 21), date(2027, 1, 7)),
        # Good Friday and Easter Monday are left out.
        (Kind.SERVICE, date(2027, 3, 24), date(2027, 4, 9)),
        # Beginning with the day on which it came.
        (Kind.DATA, date(2026, 11, 22), date(2026, 12, 21)),
        (Kind.DATA, date(2027, 2, 1), date(2027, 3, 2)),
    ],
)
def test_the_day_is_counted_as_the_page_says(kind, came_on, by):
    found = due(kind, came_on, bank_holidays())
    assert found.on == by
    assert found.counted_from == came_on
    assert all(step.endswith(".") for step in found.steps)


def test_the_law_is_named_for_data_alone():
    days_off = bank_holidays()
    assert "164A" in due(Kind.DATA, date(2026, 11, 22), days_off).source
    assert "164A" not in due(Kind.SERVICE, date(2026, 11, 22), days_off).source


def test_what_is_sealed_comes_back_as_it_was_said():
    said = Complained("It was late.", "Tom Worth", ReplyBy.PHONE, "07700 900123")
    assert complained_of(said.as_json()) == said
