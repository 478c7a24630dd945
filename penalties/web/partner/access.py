"""Which referrals somebody may open: the lead all of them, a team those that were agreed to.

Whoever guesses the address of another one is told that there is none, and it is written down: who
asked for which one behind the wall, and among the security facts only that it was refused.
"""

import uuid
from collections.abc import Sequence

from flask import abort

from penalties.office import security_log, support_trail
from penalties.office.roles import Side
from penalties.records import referrals
from penalties.records.referrals import Referral
from penalties.records.services import SupportService, services_of, services_worked_for
from penalties.rules.events import Event
from penalties.rules.staff import Permission
from penalties.web import door
from penalties.web.access import me, staff


def leads() -> bool:
    """Whether whoever is signed in looks after all services."""
    return staff().may(Permission.REFERRALS_PLACE)


def my_services() -> Sequence[SupportService]:
    """The services whose referrals are mine to see, by name."""
    session, here = door.session(), staff().authority_id
    if leads():
        return services_of(session, here)
    return services_worked_for(session, here, staff().id)


def the_referral(referral_id: uuid.UUID) -> Referral:
    """A referral that may be opened; reading it is written into the trail behind the wall."""
    session, here = door.session(), staff().authority_id
    if leads():
        found = referrals.referral(session, here, referral_id)
    else:
        ours = [service.id for service in my_services()]
        found = referrals.referral_of_team(session, here, ours, referral_id)
    if found is None:
        _write_denied(referral_id)
        abort(404)
    support_trail.write(
        session,
        Event.RECORD_READ,
        authority_id=here,
        by=me(),
        at=door.now(),
        subject=("referral", found.id),
        facts={"part": "referral"},
    )
    return found


def _write_denied(referral_id: uuid.UUID) -> None:
    """Write a refusal down once the request is over, since that keeps nothing."""
    office, here, by, at = door.office(), staff().authority_id, me(), door.now()

    def write() -> None:
        with office.transaction(Side.SUPPORT) as session:
            support_trail.write(
                *(session, Event.REFERRAL_DENIED),
                authority_id=here,
                by=by,
                at=at,
                subject=("referral", referral_id),
            )
        security_log.note(office.sessions(), "denied", at=at, authority_id=here)

    door.afterwards(write)
