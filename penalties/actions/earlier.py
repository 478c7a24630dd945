"""What people were given shortly before: penalties that stand, and warnings in person."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.records import deliveries
from penalties.records.kerb_warnings import warnings_since
from penalties.rules.issue_facts import EarlierPenalty, EarlierWarning

EARLIER = ("number", "order_code", "prohibition_code", "offence_at", "issued_at")


def penalties_given(
    session: Session, authority_id: int, people: Iterable[uuid.UUID], since: datetime
) -> dict[uuid.UUID, list[EarlierPenalty]]:
    """The penalties issued to each of these people since a moment, the first first."""
    given: dict[uuid.UUID, list[EarlierPenalty]] = {}
    for row in deliveries.penalties_since(session, authority_id, people, since):
        told = {name: row[name] for name in EARLIER}
        penalty = EarlierPenalty(**told, incident=str(row["incident_id"] or ""))
        given.setdefault(row["person_id"], []).append(penalty)
    return given


def warnings_given(
    session: Session, authority_id: int, people: Iterable[uuid.UUID], since: datetime
) -> dict[uuid.UUID, list[EarlierWarning]]:
    """The warnings that each of these people was given since a moment, the first first."""
    given: dict[uuid.UUID, list[EarlierWarning]] = {}
    for row in warnings_since(session, authority_id, people, since):
        warning = EarlierWarning(
            number=row.number,
            order_code=row.order_code or "",
            given_at=row.given_at,
            incident=str(row.incident_id or ""),
        )
        given.setdefault(row.person_id, []).append(warning)
    return given
