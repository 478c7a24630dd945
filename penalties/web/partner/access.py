"""Which referrals somebody may open: the lead all of them, a team those that were agreed to.

Whoever guesses the address of another one is told that there is none, and it is written down.
"""

import uuid
from collections.abc import Sequence

from flask import abort

from penalties.office import support_trail
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
        door.note("denied", authority_id=here, actor_id=staff().id, permission="referral")
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
