"""Writing down and reading how somebody may be reached safely: for the support side alone."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.referral_making import contact_key, contact_row
from penalties.actions.referrals import person_of
from penalties.actions.support_people import fingerprints
from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.premises import keyring_of
from penalties.records.referrals import Referral
from penalties.records.safe_contacts import safe_contact_of
from penalties.rules.events import Event


def say(
    session: Session, referral: Referral, said: Mapping[str, Any], *, by: Actor, at: datetime
) -> None:
    """Keep how the person may be reached from now on; what was said before stays beside it."""
    key = contact_key(session, referral)
    row = contact_row(session, referral.authority_id, key, said, by, at)
    session.add(row)
    support_trail.write(
        session,
        Event.CONTACT_SAID,
        authority_id=referral.authority_id,
        by=by,
        at=at,
        subject=("referral", referral.id),
        facts={"by_post": row.by_post},
    )
    session.flush()


def said_about(session: Session, referral: Referral) -> dict[str, Any]:
    """How the person of a referral may be reached; empty where they have said nothing."""
    keys = fingerprints(session, person_of(session, referral)) | {contact_key(session, referral)}
    kept = safe_contact_of(session, referral.authority_id, keys)
    if kept is None:
        return {}
    said: dict[str, Any] = json.loads(keyring_of(session).support.open(kept.body))
    return said | {"by_post": kept.by_post}
