"""Enrolling a tablet for an officer, and revoking it: its unused numbers count as lost."""

import secrets
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.keys import digest
from penalties.office.staff import Staff
from penalties.office.tablets import Tablet
from penalties.records.numbers import leases_of
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission


class Enrolled(NamedTuple):
    """A tablet and its token, which is shown this once and never again."""

    tablet: Tablet
    token: str


def enrol(
    session: Session, authority: Authority, officer: Staff, *, by: Actor, at: datetime
) -> Enrolled:
    """Enrol a tablet for ``officer``; ``Refused`` where that role records no encounters."""
    if not officer.may(Permission.ENCOUNTERS_RECORD):
        raise refuse("tablets.role", f"{officer.name} does not record encounters.")
    token = f"{authority.code}.{secrets.token_urlsafe(32)}"
    tablet = Tablet(
        authority_id=authority.id,
        officer_id=officer.id,
        token_digest=digest(token),
        enrolled_at=at,
    )
    session.add(tablet)
    session.flush()
    _write(session, Event.TABLET_ENROLLED, tablet, by, at)
    return Enrolled(tablet, token)


def revoke(session: Session, tablet: Tablet, *, by: Actor, at: datetime) -> None:
    """Shut a tablet out at once. The numbers it held are lost until their paper turns up."""
    if tablet.revoked_at is not None:
        return
    tablet.revoked_at = at
    for lease in leases_of(session, tablet.authority_id, tablet.id):
        lease.state = "lost"
    _write(session, Event.TABLET_REVOKED, tablet, by, at)


def _write(session: Session, event: Event, tablet: Tablet, by: Actor, at: datetime) -> None:
    audit.record(
        session,
        event,
        authority_id=tablet.authority_id,
        by=by,
        at=at,
        subject=("tablet", tablet.id),
        facts={"officer": str(tablet.officer_id)},
    )
