"""Authorisations that an officer may still use: given, not run out, and not used yet."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from penalties.records.encounters import Encounter
from penalties.records.support import Authorisation


def usable_by(
    session: Session, authority_id: int, officer_id: uuid.UUID, at: datetime
) -> Sequence[Authorisation]:
    """What supervisors gave to this officer and is still good at a moment, the newest first."""
    used = exists().where(
        Encounter.authority_id == authority_id, Encounter.authorisation_id == Authorisation.id
    )
    return session.scalars(
        select(Authorisation)
        .where(
            Authorisation.authority_id == authority_id,
            Authorisation.asked_by == officer_id,
            Authorisation.answer == "given",
            Authorisation.ends_at >= at,
            ~used,
        )
        .order_by(Authorisation.id.desc())
    ).all()
