"""Who works for a service: referrals belong to its team, and only the team reads them."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.office.staff import Staff
from penalties.records.services import SupportService, TeamMember, membership
from penalties.rules.events import Event
from penalties.rules.service_details import check_team_member
from penalties.rules.staff import Role


def join(
    session: Session, service: SupportService, member: Staff, *, by: Actor, at: datetime
) -> TeamMember:
    """Put somebody into the team of a service, whose referrals they can then read.

    Raises ``Refused`` for who does not work with referrals, whose account is closed, or who is in.
    """
    # Two who add the same person at once take turns at the service's row.
    session.refresh(service, with_for_update=True)
    check_team_member(
        *(Role(member.role), member.name),
        is_active=member.is_active,
        is_in_team=membership(session, service, member.id) is not None,
    )
    joined = TeamMember(
        authority_id=service.authority_id,
        id=new_id(),
        staff_id=member.id,
        service_id=service.id,
        joined_at=at,
    )
    session.add(joined)
    _write(session, Event.SERVICE_JOINED, joined, by, at)
    return joined


def leave(session: Session, joined: TeamMember, *, by: Actor, at: datetime) -> None:
    """Take somebody out of a team: from now on they read nothing of it. Twice is once."""
    if joined.left_at is None:
        joined.left_at = at
        _write(session, Event.SERVICE_LEFT, joined, by, at)


def _write(session: Session, event: Event, joined: TeamMember, by: Actor, at: datetime) -> None:
    support_trail.write(
        session,
        event,
        authority_id=joined.authority_id,
        by=by,
        at=at,
        subject=("service", joined.service_id),
        facts={"staff": str(joined.staff_id)},
    )
    session.flush()
