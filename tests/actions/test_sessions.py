"""Signing in, resting, and being signed out."""

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher, Type
from sqlalchemy.orm import Session

from penalties.actions import sessions, staff
from penalties.actions.sessions import IDLE, LONGEST
from penalties.office.audit import OPERATOR
from penalties.office.staff import Staff
from tests.builders import councils
from tests.builders.staff import PASSWORD, member

SECOND = timedelta(seconds=1)


@pytest.fixture
def somebody(session: Session, at: datetime) -> Staff:
    return member(session, councils.council(session, at), at=at, password=PASSWORD)


def test_a_password_costs_a_thief_what_the_standard_recommends(
    costly_hasher: PasswordHasher,
) -> None:
    """RFC 9106, section 4, where memory is short: three passes over 64 MiB."""
    assert costly_hasher.type is Type.ID
    assert costly_hasher.time_cost >= 3
    assert costly_hasher.memory_cost >= 64 * 1024  # KiB


def test_the_right_pair_opens_a_session(session: Session, somebody: Staff, at: datetime) -> None:
    found = sessions.sign_in(session, f" {somebody.email.upper()} ", PASSWORD, device="", at=at)
    assert found is not None
    resumed = sessions.resume(session, somebody.authority_id, found.token, at=at)
    assert resumed is somebody


@pytest.mark.parametrize(
    ("email", "password"),
    [("nobody@ilf.example", PASSWORD), ("officer.example@ilf.example", "wrong"), ("", "")],
)
@pytest.mark.usefixtures("somebody")
def test_a_wrong_pair_opens_nothing(
    session: Session, at: datetime, email: str, password: str
) -> None:
    assert sessions.sign_in(session, email, password, device="", at=at) is None


def test_an_account_without_a_password_cannot_be_opened(session: Session, at: datetime) -> None:
    silent = member(session, councils.council(session, at), at=at)
    assert sessions.sign_in(session, silent.email, "", device="", at=at) is None


@pytest.mark.parametrize(
    ("rested", "still_open"), [(IDLE, True), (IDLE + SECOND, False), (SECOND, True)]
)
def test_a_session_that_rests_too_long_has_ended(
    session: Session, somebody: Staff, at: datetime, rested: timedelta, still_open: bool
) -> None:
    token = _signed_in(session, somebody, at)
    found = sessions.resume(session, somebody.authority_id, token, at=at + rested)
    assert (found is not None) is still_open


def test_a_session_ends_after_twelve_hours_however_busy(
    session: Session, somebody: Staff, at: datetime
) -> None:
    token, moment = _signed_in(session, somebody, at), at
    while moment + IDLE < at + LONGEST:
        moment += IDLE
        assert sessions.resume(session, somebody.authority_id, token, at=moment) is somebody
    assert sessions.resume(session, somebody.authority_id, token, at=at + LONGEST) is None


def test_signing_out_ends_the_session_and_a_new_password_ends_all(
    session: Session, somebody: Staff, at: datetime
) -> None:
    first, second = (_signed_in(session, somebody, at) for _ in range(2))
    sessions.sign_out(session, somebody, first, at=at)
    assert sessions.resume(session, somebody.authority_id, first, at=at) is None
    staff.set_password(session, somebody, "another long pass phrase", by=OPERATOR, at=at)
    assert sessions.resume(session, somebody.authority_id, second, at=at) is None


def test_a_suspended_account_is_shut_out_at_once(
    session: Session, somebody: Staff, at: datetime
) -> None:
    token = _signed_in(session, somebody, at)
    staff.suspend(session, somebody, by=OPERATOR, at=at)
    assert sessions.resume(session, somebody.authority_id, token, at=at) is None
    assert sessions.sign_in(session, somebody.email, PASSWORD, device="", at=at) is None


def _signed_in(session: Session, somebody: Staff, at: datetime) -> str:
    found = sessions.sign_in(session, somebody.email, PASSWORD, device="", at=at)
    assert found is not None
    session.flush()
    return found.token
