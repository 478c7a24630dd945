"""The clock: in UTC, running unless it is held, and turned only by tests and the demo."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import time_machine

from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.office.settings import Settings

MOMENT = datetime(2026, 11, 22, 21, 15, tzinfo=UTC)


def test_a_running_clock_tells_the_time_in_utc() -> None:
    with time_machine.travel(MOMENT, tick=False):
        assert Clock().now() == MOMENT
    assert Clock().now().tzinfo is UTC


@pytest.mark.parametrize("hours", [-5, 0, 1, 14])
def test_a_held_clock_stands_at_one_moment_and_tells_it_in_utc(hours: int) -> None:
    held = Clock(MOMENT.astimezone(timezone(timedelta(hours=hours))))
    assert held.now() == held.now() == MOMENT
    assert held.now().tzinfo is UTC


def test_a_held_clock_is_turned_by_elapsed_time_whatever_summer_does() -> None:
    clock = Clock(datetime(2026, 10, 24, 21, 15, tzinfo=UTC))
    clock.turn(days=1, minutes=1)
    assert clock.now() == datetime(2026, 10, 25, 21, 16, tzinfo=UTC)


def test_the_office_holds_its_clock_where_the_settings_say_so() -> None:
    env = {"CLOCK_AT": "2026-11-22T22:15:00+01:00"}
    assert Office.of(Settings.from_env(env)).clock.now() == MOMENT
    assert Office.of(Settings.from_env({})).clock.held_at is None
