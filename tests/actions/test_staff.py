"""Accounts and powers: what is written, what is refused, and that nobody acts on themselves."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from penalties.actions import staff
from penalties.office.audit import OPERATOR, trail_of
from penalties.office.authorities import Authority
from penalties.office.staff import Staff, powers_of
from penalties.rules.events import Event
from penalties.rules.refusals import Refused
from penalties.rules.staff import Kind, Power, Role
from tests.builders import councils
from tests.builders.staff import PASSWORD, member

SINCE = date(2026, 1, 5)


@pytest.fixture
def council(session: Session, at: datetime) -> Authority:
    return councils.council(session, at)


@pytest.fixture
def admin(session: Session, council: Authority, at: datetime) -> Staff:
    return member(session, council, Role.ADMIN, at=at)


@pytest.fixture
def constable(session: Session, council: Authority, at: datetime) -> Staff:
    return member(session, council, at=at, kind=Kind.CONSTABLE)


def test_a_colleagues_password_is_for_one_sign_in_and_ones_own_is_kept(
    session: Session, admin: Staff, constable: Staff, at: datetime
) -> None:
    staff.set_password(session, constable, PASSWORD, by=staff.actor(admin), at=at)
    assert constable.must_change_password
    staff.set_password(session, constable, PASSWORD, by=staff.actor(constable), at=at)
    assert not constable.must_change_password
    staff.set_password(session, constable, PASSWORD, by=OPERATOR, at=at)
    assert not constable.must_change_password


def test_nobody_acts_on_their_own_account(session: Session, admin: Staff, at: datetime) -> None:
    doing = {"by": staff.actor(admin), "at": at}
    power = {"from_on": SINCE, "instrument": "Mine"}
    for deed in (
        lambda: staff.grant_power(session, admin, Power.S68, **power, **doing),
        lambda: staff.change_role(session, admin, Role.LEGAL, Kind.COUNCIL, **doing),
        lambda: staff.suspend(session, admin, **doing),
        lambda: staff.reinstate(session, admin, **doing),
    ):
        with pytest.raises(Refused, match="Ask somebody else"):
            deed()
    assert powers_of(session, admin.authority_id, admin.id) == []


def test_a_role_changes_with_its_trail(
    session: Session, admin: Staff, constable: Staff, at: datetime
) -> None:
    doing = {"by": staff.actor(admin), "at": at}
    staff.change_role(session, constable, Role.SUPERVISOR, Kind.CONSTABLE, **doing)
    session.flush()
    last = trail_of(session, constable.authority_id, constable.id)[-1]
    assert (last.event, last.actor_id) == (Event.STAFF_CHANGED, admin.id)
    assert last.facts == {"from_role": "officer", "role": "supervisor", "kind": "constable"}


@pytest.mark.parametrize(
    ("to_on", "may_leave"), [(None, False), (date(2026, 11, 22), False), (date(2026, 11, 21), True)]
)
def test_a_power_that_runs_keeps_its_kind(
    session: Session,
    admin: Staff,
    constable: Staff,
    at: datetime,
    to_on: date | None,
    may_leave: bool,
) -> None:
    doing = {"by": staff.actor(admin), "at": at}
    about = {"from_on": SINCE, "to_on": to_on, "instrument": "Order 7"}
    staff.grant_power(session, constable, Power.S34, **about, **doing)
    if may_leave:
        staff.change_role(session, constable, Role.OFFICER, Kind.COUNCIL, **doing)
    else:
        with pytest.raises(Refused, match="Only the police"):
            staff.change_role(session, constable, Role.OFFICER, Kind.COUNCIL, **doing)


def test_a_closed_account_keeps_its_past_and_may_open_again(
    session: Session, admin: Staff, constable: Staff, at: datetime
) -> None:
    staff.suspend(session, constable, by=staff.actor(admin), at=at)
    assert not constable.is_active
    staff.reinstate(session, constable, by=staff.actor(admin), at=at)
    assert constable.is_active
    session.flush()
    events = [entry.event for entry in trail_of(session, constable.authority_id, constable.id)]
    assert events == [Event.STAFF_ADDED, Event.STAFF_SUSPENDED, Event.STAFF_CHANGED]


def test_an_address_too_long_for_its_column_is_refused(
    session: Session, council: Authority, at: datetime
) -> None:
    about = {"email": "İ" * 150 + "@ilf.example", "name": "Zoë", "role": Role.OFFICER}
    with pytest.raises(Refused, match="e-mail address"):
        staff.add(session, council, **about, by=OPERATOR, at=at)
