"""Accounts and powers: adding staff, setting a password, granting and ending a power of the law."""

from datetime import date, datetime

from argon2 import PasswordHasher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penalties.actions.accounts import check_kept_by
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.staff import (
    SignInName,
    Staff,
    StaffPower,
    powers_of,
    sessions_of,
    staff_by_email,
)
from penalties.rules.accounts import check_somebody_else
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.passwords import check_password
from penalties.rules.powers import Grant, check_grant
from penalties.rules.refusals import refuse
from penalties.rules.staff import Kind, Power, Role

HASHER = PasswordHasher()
LONGEST_EMAIL = 200


def add(
    session: Session,
    authority: Authority,
    *,
    email: str,
    name: str,
    role: Role,
    kind: Kind = Kind.COUNCIL,
    password: str | None = None,
    by: Actor,
    at: datetime,
) -> Staff:
    """Open an account. Without a password nobody can sign in to it yet.

    Raises ``Refused`` for an address that is taken or is none, an empty name, a weak password.
    """
    check_kept_by(session, by, authority.id, role)
    email = email.strip().lower()
    if email.count("@") != 1 or not all(email.split("@")) or len(email) > LONGEST_EMAIL:
        raise refuse("staff.email", "Enter an e-mail address, like name@council.example.")
    if not name.strip():
        raise refuse("staff.name", "Enter the person's name.")
    if staff_by_email(session, email) is not None:
        raise refuse("staff.taken", "Somebody signs in with this e-mail address already.")
    member = Staff(
        authority_id=authority.id,
        email=email,
        name=name.strip(),
        number=_next_number(session, authority),
        role=role,
        kind=kind,
        added_at=at,
    )
    session.add(member)
    session.flush()
    session.add(SignInName(email=email, authority_id=authority.id, staff_id=member.id))
    _write(session, Event.STAFF_ADDED, member, by, at, role=str(role), kind=str(kind))
    if password is not None:
        set_password(session, member, password, by=by, at=at)
    return member


def set_password(
    session: Session, member: Staff, password: str, *, by: Actor, at: datetime
) -> None:
    """Set a new password (argon2id) and end every session opened with the old one.

    Raises ``Refused`` for one that is weak. A password that a colleague sets is for one sign-in.
    """
    check_kept_by(session, by, member.authority_id, member.role)
    member.password_hash = HASHER.hash(check_password(password, member.email))
    member.must_change_password = by.kind == "staff" and by.id != member.id
    _end_sessions(session, member, at)
    _write(session, Event.STAFF_PASSWORD_SET, member, by, at)


def grant_power(
    session: Session,
    member: Staff,
    power: Power,
    *,
    from_on: date,
    to_on: date | None = None,
    instrument: str,
    by: Actor,
    at: datetime,
) -> StaffPower:
    """Write down that the law lets this person do something, from a day, under an instrument.

    Raises ``Refused`` where this kind of person cannot hold the power, the days are the wrong way
    round, no instrument is named (s68(11), s34, s35; PRA 2002 s38), or ``member`` does it alone.
    """
    check_kept_by(session, by, member.authority_id, member.role)
    check_somebody_else(by.id, member.id, "give themselves a power")
    check_grant(Kind(member.kind), Grant(power, from_on, to_on, instrument))
    granted = StaffPower(
        authority_id=member.authority_id,
        staff_id=member.id,
        power=power,
        from_on=from_on,
        to_on=to_on,
        instrument=instrument.strip(),
    )
    session.add(granted)
    session.flush()
    _write(
        session, Event.POWER_GRANTED, member, by, at, power=str(power), from_on=from_on.isoformat()
    )
    return granted


def end_power(
    session: Session, member: Staff, granted: StaffPower, *, on: date, by: Actor, at: datetime
) -> None:
    """End a power: ``on`` is its last day. What was issued under it stands."""
    check_kept_by(session, by, member.authority_id, member.role)
    granted.to_on = max(on, granted.from_on)
    _write(session, Event.POWER_ENDED, member, by, at, power=str(granted.power), on=on.isoformat())


def suspend(session: Session, member: Staff, *, by: Actor, at: datetime) -> None:
    """Close an account and end its sessions; its work stands, nothing of it is deleted.

    Raises ``Refused`` for one's own: so somebody who may open it again always remains.
    """
    check_kept_by(session, by, member.authority_id, member.role)
    check_somebody_else(by.id, member.id, "close their own account")
    member.is_active = False
    _end_sessions(session, member, at)
    _write(session, Event.STAFF_SUSPENDED, member, by, at)


def reinstate(session: Session, member: Staff, *, by: Actor, at: datetime) -> None:
    """Open a closed account again, with the password and the powers that it had."""
    check_kept_by(session, by, member.authority_id, member.role)
    check_somebody_else(by.id, member.id, "open their own account")
    member.is_active = True
    _write(session, Event.STAFF_CHANGED, member, by, at, changed="is_active")


def change_role(
    session: Session, member: Staff, role: Role, kind: Kind, *, by: Actor, at: datetime
) -> None:
    """Give somebody other work, or another employer, and end their sessions.

    Raises ``Refused`` for one's own role, and where a power that still runs is not for that kind.
    """
    check_kept_by(session, by, member.authority_id, member.role, role)
    check_somebody_else(by.id, member.id, "change their own role")
    for held in powers_of(session, member.authority_id, member.id):
        if held.to_on is None or held.to_on >= london_date(at):
            check_grant(kind, Grant(Power(held.power), held.from_on, held.to_on, held.instrument))
    facts = {"from_role": str(member.role), "role": str(role), "kind": str(kind)}
    member.role, member.kind = role, kind
    _end_sessions(session, member, at)
    _write(session, Event.STAFF_CHANGED, member, by, at, **facts)


def actor(member: Staff) -> Actor:
    """This member of staff as whoever acts."""
    return Actor("staff", member.id)


def _end_sessions(session: Session, member: Staff, at: datetime) -> None:
    for opened in sessions_of(session, member):
        opened.ended_at = at


def _next_number(session: Session, authority: Authority) -> str:
    count = session.scalar(
        select(func.count()).select_from(Staff).where(Staff.authority_id == authority.id)
    )
    return f"{authority.code}{(count or 0) + 101}"


def _write(
    session: Session, event: Event, member: Staff, by: Actor, at: datetime, **facts: str
) -> None:
    audit.record(
        session,
        event,
        authority_id=member.authority_id,
        by=by,
        at=at,
        subject=("staff", member.id),
        facts=facts,
    )
