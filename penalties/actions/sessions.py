"""Signing in and out: a session is a row, so that it can be listed, ended and timed out."""

import secrets
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions.accounts import check_kept_by
from penalties.actions.staff import HASHER, actor
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.keys import digest
from penalties.office.staff import Staff, StaffSession, staff_by_email, staff_member
from penalties.rules.events import Event

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)


class SignedIn(NamedTuple):
    """Who signed in, and the token that their browser keeps."""

    member: Staff
    token: str


def sign_in(
    session: Session, email: str, password: str, *, device: str, at: datetime
) -> SignedIn | None:
    """Open a session for whoever this is, or ``None``: which half was wrong is never told.

    An unknown address costs the same time as a wrong password.
    """
    member = staff_by_email(session, email)
    kept = member.password_hash if member and member.is_active else None
    if not _verified(HASHER, kept or _nobodys_hash(), password) or member is None or kept is None:
        return None
    if HASHER.check_needs_rehash(kept):
        member.password_hash = HASHER.hash(password)
    token = secrets.token_urlsafe(32)
    session.add(
        StaffSession(
            authority_id=member.authority_id,
            staff_id=member.id,
            token_digest=digest(token),
            opened_at=at,
            seen_at=at,
            ends_at=at + LONGEST,
            device=device[:120],
        )
    )
    _write(session, Event.STAFF_SIGNED_IN, member, at)
    return SignedIn(member, token)


def resume(session: Session, authority_id: int, token: str, *, at: datetime) -> Staff | None:
    """Whoever holds this token, unless the session has ended, rested 30 minutes or run 12 hours."""
    opened = _with_token(session, authority_id, token)
    if opened is None or not is_open(opened, at):
        return None
    member = staff_member(session, authority_id, opened.staff_id)
    if member is None or not member.is_active:
        return None
    if at - opened.seen_at >= SEEN_EVERY:
        opened.seen_at = at
    return member


def is_open(opened: StaffSession, at: datetime) -> bool:
    """Whether a session can still be used: nobody ended it, it has not rested or run too long."""
    return opened.ended_at is None and at < opened.ends_at and at - opened.seen_at <= IDLE


def revoke(session: Session, opened: StaffSession, *, by: Actor, at: datetime) -> None:
    """End somebody's session from another place; one that has ended stays as it is.

    Raises ``Refused`` where the account is kept on the other side of the wall.
    """
    member = session.get_one(Staff, (opened.authority_id, opened.staff_id))
    check_kept_by(session, by, member.authority_id, member.role)
    if opened.ended_at is not None:
        return
    opened.ended_at = at
    audit.record(
        session,
        Event.SESSION_REVOKED,
        authority_id=opened.authority_id,
        by=by,
        at=at,
        subject=("staff", opened.staff_id),
    )


def is_password_of(member: Staff, password: str) -> bool:
    """Whether this is the present password of an account; costs the same either way."""
    return _verified(HASHER, member.password_hash or _nobodys_hash(), password)


def sign_out(session: Session, member: Staff, token: str, *, at: datetime) -> None:
    """End the session that this token opened."""
    opened = _with_token(session, member.authority_id, token)
    if opened is not None and opened.ended_at is None:
        opened.ended_at = at
        _write(session, Event.STAFF_SIGNED_OUT, member, at)


def _with_token(session: Session, authority_id: int, token: str) -> StaffSession | None:
    return session.scalars(
        select(StaffSession).where(
            StaffSession.authority_id == authority_id,
            StaffSession.token_digest == digest(token),
        )
    ).one_or_none()


@cache
def _nobodys_hash() -> str:
    return HASHER.hash(secrets.token_urlsafe(16))


def _verified(hasher: PasswordHasher, kept: str, password: str) -> bool:
    try:
        return hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def _write(session: Session, event: Event, member: Staff, at: datetime) -> None:
    audit.record(
        session,
        event,
        authority_id=member.authority_id,
        by=actor(member),
        at=at,
        subject=("staff", member.id),
    )
