"""Enrolling a tablet for an officer, and revoking it: its unused numbers count as lost."""

import secrets
import uuid
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from penalties.actions import numbers
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.database import new_id
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
    session: Session,
    authority: Authority,
    officer: Staff,
    *,
    tablet_id: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> Enrolled:
    """Enrol a tablet for ``officer``; ``Refused`` where that role records no encounters.

    A page that is sent twice gives the same ``tablet_id``: the second time is refused, since the
    token cannot be shown again.
    """
    if not officer.may(Permission.ENCOUNTERS_RECORD):
        raise refuse("tablets.role", f"{officer.name} does not record encounters.")
    if tablet_id is not None and session.get(Tablet, (authority.id, tablet_id)) is not None:
        raise refuse("tablets.twice", "This tablet is enrolled already. Its token was shown once.")
    token = f"{authority.code}.{secrets.token_urlsafe(32)}"
    tablet = Tablet(
        authority_id=authority.id,
        id=tablet_id or new_id(),
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
    for number in leases_of(session, tablet.authority_id, tablet.id):
        numbers.lose(session, number, by=by, at=at)
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
