"""Leasing, issuing and spoiling notice numbers: every one is accounted for, without a gap."""

import json
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.keys import digest
from penalties.office.premises import keyring_of
from penalties.office.tablets import Tablet
from penalties.records.numbers import NoticeNumber
from penalties.rules.events import Event
from penalties.rules.numbers import (
    CODE_BYTES,
    LAST_SERIAL,
    TOKEN_BYTES,
    access_code,
    compact,
    link_token,
    read,
)
from penalties.rules.refusals import refuse

LEASE = timedelta(days=30)
MOST_AT_ONCE = 50


class Access(NamedTuple):
    """What opens a notice's page: the printed code, and the token in its link."""

    code: str
    token: str


def lease(
    session: Session,
    authority: Authority,
    tablet: Tablet | None,
    count: int,
    *,
    by: Actor,
    at: datetime,
) -> list[NoticeNumber]:
    """Make ``count`` numbers and lease them to ``tablet`` (or to the desk, without one).

    Serials are taken under the authority's row lock: two leases never share a number, and one that
    is rolled back gives its numbers back. Raises ``Refused`` beyond 50 at once.
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise refuse("numbers.count", f"Ask for 1 to {MOST_AT_ONCE} numbers at a time.")
    first = _take_serials(session, authority, count)
    numbers = [
        _made(session, authority, serial, tablet, at) for serial in range(first, first + count)
    ]
    session.add_all(numbers)
    session.flush()
    audit.record(
        session,
        Event.NUMBER_LEASED,
        authority_id=authority.id,
        by=by,
        at=at,
        subject=("tablet", tablet.id if tablet else None),
        facts={"first": numbers[0].number, "last": numbers[-1].number},
    )
    return numbers


def issue(
    session: Session,
    number: NoticeNumber,
    *,
    on_paper: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Use a number for a notice; ``Refused`` where it is spoiled or used already.

    A lost number may still be issued: its paper has turned up. So may a spoiled one that is
    ``on_paper`` in somebody's hands after all.
    """
    usable = {"leased", "unused", "lost"} | ({"spoiled"} if on_paper else set())
    if number.state not in usable:
        raise refuse("numbers.used", f"Number {number.number} is {number.state} already.")
    number.state, number.issued_at = "issued", at
    number.spoiled_at = number.spoiled_because = None
    _write(session, Event.NUMBER_ISSUED, number, by, at)


def spoil(session: Session, number: NoticeNumber, reason: str, *, by: Actor, at: datetime) -> None:
    """Account for a number whose paper was ruined. Spoiling it again changes nothing.

    Raises ``Refused`` without a reason, or where a notice stands on the number.
    """
    if number.state == "spoiled":
        return
    if number.state == "issued":
        raise refuse(
            "numbers.issued", f"A notice stands on {number.number}: withdraw that instead."
        )
    if not reason.strip():
        raise refuse("numbers.reason", "Say why the number was spoiled.")
    number.state, number.spoiled_at, number.spoiled_because = "spoiled", at, reason.strip()
    _write(session, Event.NUMBER_SPOILED, number, by, at)


def lose(session: Session, number: NoticeNumber, *, by: Actor, at: datetime) -> None:
    """Account for a number that cannot be found; losing it again changes nothing.

    Raises ``Refused`` where it is issued or spoiled. If its paper turns up, it may be issued still.
    """
    if number.state == "lost":
        return
    if number.state not in {"leased", "unused"}:
        raise refuse("numbers.used", f"Number {number.number} is {number.state} already.")
    number.state = "lost"
    _write(session, Event.NUMBER_LOST, number, by, at)


def access_of(session: Session, number: NoticeNumber) -> Access:
    """The code and token of a number, opened for the paper that is being drawn."""
    return Access(**json.loads(keyring_of(session).field.open(number.access)))


def replace_code(session: Session, number: NoticeNumber, *, by: Actor, at: datetime) -> Access:
    """A new access code and link; the old ones stop working at once."""
    keys = keyring_of(session).field
    code, _serial = read(number.number)
    access = _new_access(code)
    number.access = keys.seal(json.dumps(access._asdict()))
    number.code_digest = keys.fingerprint(access.code)
    number.token_digest = digest(access.token)
    _write(session, Event.ACCESS_CODE_REPLACED, number, by, at)
    return access


def _take_serials(session: Session, authority: Authority, count: int) -> int:
    taken = session.scalar(
        update(Authority)
        .where(Authority.id == authority.id, Authority.next_serial + count - 1 <= LAST_SERIAL)
        .values(next_serial=Authority.next_serial + count)
        .returning(Authority.next_serial)
        .execution_options(synchronize_session=False)
    )
    if taken is None:
        raise refuse("numbers.exhausted", "This council has used all its notice numbers.")
    return taken - count


def _made(
    session: Session, authority: Authority, serial: int, tablet: Tablet | None, at: datetime
) -> NoticeNumber:
    keys = keyring_of(session).field
    access = _new_access(authority.code)
    return NoticeNumber(
        authority_id=authority.id,
        serial=serial,
        number=compact(authority.code, serial),
        state="leased",
        tablet_id=tablet.id if tablet else None,
        leased_at=at,
        lease_ends_at=at + LEASE,
        code_digest=keys.fingerprint(access.code),
        token_digest=digest(access.token),
        access=keys.seal(json.dumps(access._asdict())),
    )


def _new_access(authority_code: str) -> Access:
    return Access(
        access_code(secrets.token_bytes(CODE_BYTES)),
        link_token(authority_code, secrets.token_bytes(TOKEN_BYTES)),
    )


def _write(session: Session, event: Event, number: NoticeNumber, by: Actor, at: datetime) -> None:
    audit.record(
        session,
        event,
        authority_id=number.authority_id,
        by=by,
        at=at,
        subject=("number", number.id),
        facts={"number": number.number},
    )
