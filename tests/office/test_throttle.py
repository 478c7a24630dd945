"""Whoever keeps guessing waits longer and longer; nobody is counted twice or not at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from penalties.office import throttle
from penalties.office.premises import Office
from penalties.office.throttle import Throttle

KEY = "f" * 64
SECOND = timedelta(seconds=1)
DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        (0, 0),
        (1, 0),
        (4, 0),
        (5, 30),
        (6, 60),
        (7, 120),
        (8, 240),
        (9, 480),
        (10, 900),
        (11, 900),
        (10_000, 900),
    ],
)
def test_the_wait_doubles_after_five_tries_up_to_a_quarter_of_an_hour(
    failures: int, seconds: int
) -> None:
    assert throttle.wait_after(failures) == timedelta(seconds=seconds)


def test_the_fifth_failure_closes_the_door_for_half_a_minute(office: Office, at: datetime) -> None:
    for _ in range(4):
        throttle.count_failure(office.sessions(), KEY, at)
    assert _opens_at(office, at) is None
    throttle.count_failure(office.sessions(), KEY, at)
    opens = at + timedelta(seconds=30)
    assert _opens_at(office, at) == opens
    assert _opens_at(office, opens - SECOND) == opens
    assert _opens_at(office, opens) is None


def test_one_key_says_nothing_of_another(office: Office, at: datetime) -> None:
    for _ in range(9):
        throttle.count_failure(office.sessions(), KEY, at)
    with office.transaction() as session:
        assert throttle.opens_at(session, "0" * 64, at) is None


@pytest.mark.parametrize(("later", "counted"), [(DAY, 6), (DAY + SECOND, 1)])
def test_failures_are_forgotten_after_a_day_of_peace(
    office: Office, at: datetime, later: timedelta, counted: int
) -> None:
    for _ in range(5):
        throttle.count_failure(office.sessions(), KEY, at)
    throttle.count_failure(office.sessions(), KEY, at + later)
    assert _failures(office) == counted


def test_old_failures_slow_nobody(office: Office, at: datetime) -> None:
    for _ in range(30):
        throttle.count_failure(office.sessions(), KEY, at)
    assert _opens_at(office, at) is not None
    assert _opens_at(office, at + DAY + SECOND) is None


def test_a_success_starts_the_count_again(session: Session, office: Office, at: datetime) -> None:
    throttle.count_failure(office.sessions(), KEY, at)
    throttle.forget(session, KEY)
    throttle.forget(session, KEY)
    assert session.get(Throttle, KEY) is None


def test_two_first_failures_at_once_are_both_counted(open_office: Office, at: datetime) -> None:
    sessions = open_office.sessions()
    with ThreadPoolExecutor(8) as crowd:
        tries = [crowd.submit(throttle.count_failure, sessions, KEY, at) for _ in range(24)]
    assert [one.exception() for one in tries] == [None] * 24
    assert _failures(open_office) == 24


def test_a_failure_beside_a_success_raises_nothing(open_office: Office, at: datetime) -> None:
    sessions = open_office.sessions()

    def succeed() -> None:
        with open_office.transaction() as session:
            throttle.forget(session, KEY)

    with ThreadPoolExecutor(8) as crowd:
        deeds = [crowd.submit(throttle.count_failure, sessions, KEY, at) for _ in range(12)]
        deeds += [crowd.submit(succeed) for _ in range(12)]
    assert [one.exception() for one in deeds] == [None] * 24


def _opens_at(office: Office, at: datetime) -> datetime | None:
    with office.transaction() as session:
        return throttle.opens_at(session, KEY, at)


def _failures(office: Office) -> int:
    with office.transaction() as session:
        kept = session.get_one(Throttle, KEY)
        return kept.failures
