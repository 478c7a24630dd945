"""Two clocks in processes of their own: each sweeps at its start, and what is due is done once."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

import wsgi
from penalties.office.audit import CLOCK, Entry
from penalties.office.clock import Clock
from penalties.office.premises import Office
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.escalation import Step
from tests.builders.patrol import patrol, penalised, person
from tests.builders.programs import PATIENCE, environment, started, stop
from tests.conftest import SUNDAY_EVENING, new_settings

CASES = 25
DAY_FIFTEEN = datetime(2026, 12, 7, 6, 0, tzinfo=UTC)
RUN_A_CLOCK = ("-c", "import wsgi; wsgi.run_clock()")


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An office on PostgreSQL whose reminders all fall due on one day."""
    settings = new_settings("postgresql", request, tmp_path)
    wsgi.upgrade(settings)
    opened = Office(settings, Clock(SUNDAY_EVENING))
    with opened.transaction() as session:
        night = patrol(session, SUNDAY_EVENING)
        for number, name in zip(night.lease(CASES), _names(), strict=True):
            night.one(penalised(number, person=person(family_name=name)))
    yield opened
    opened.engine.dispose()


def test_two_clocks_do_what_is_due_once(office: Office) -> None:
    env = environment(office.settings, CLOCK_AT=DAY_FIFTEEN.isoformat())
    with ExitStack() as stack:
        clocks = [stack.enter_context(started(*RUN_A_CLOCK, env=env)) for _ in range(2)]
        _wait_until_nothing_is_due(office)
        ended = [stop(clock) for clock in clocks]
    assert ended == [(0, "The clock has stopped.\n", "")] * 2
    assert _performed(office) == {Step.REMINDER_DUE: CASES}


def test_two_sweeps_share_what_is_due(office: Office) -> None:
    env = environment(office.settings)
    command = [sys.executable, "-m", "flask", "sweep", "--at", DAY_FIFTEEN.isoformat()]
    sweeps = [
        subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [sweep.communicate(timeout=PATIENCE)[1] for sweep in sweeps] == [b"", b""]
    assert [sweep.returncode for sweep in sweeps] == [0, 0]
    assert _performed(office) == {Step.REMINDER_DUE: CASES}


def _names() -> list[str]:
    return [f"Example-{chr(ord('A') + each)}" for each in range(CASES)]


def _wait_until_nothing_is_due(office: Office) -> None:
    due = select(func.count()).where(FixedPenalty.next_step_on <= DAY_FIFTEEN.date())
    last_moment = time.monotonic() + PATIENCE
    while time.monotonic() < last_moment:
        with office.transaction() as session:
            if session.scalar(due) == 0:
                return
        time.sleep(0.05)
    pytest.fail("The clocks left something undone.")


def _performed(office: Office) -> Counter[str]:
    """How often the clock did each step, as the trail tells it."""
    with office.transaction() as session:
        facts = session.scalars(select(Entry.facts).where(Entry.actor_kind == CLOCK.kind))
        return Counter(each["step"] for each in facts)
