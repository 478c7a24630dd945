"""What waits for our answer, as the list of the desk shows it: never what anybody wrote."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.records.representations import UNDECIDED, Representation
from penalties.records.fixed_penalties import FixedPenalty


class Waiting(NamedTuple):
    """One representation that is not answered yet, with the day of the offence of its case."""

    id: uuid.UUID
    number: str
    kind: str
    channel: str
    standing: str
    grounds: list[str]
    in_time: bool
    came_at: datetime
    target_on: date
    more_by: date | None
    issued_by: uuid.UUID
    offence_on: date


def waiting(session: Session, authority_id: int) -> Sequence[Waiting]:
    """Everything that waits for our answer, in no order that matters."""
    one = Representation
    found = session.execute(
        select(
            *(one.id, one.number, one.kind, one.channel, one.standing, one.grounds, one.in_time),
            *(one.came_at, one.target_on, one.more_by, one.issued_by, FixedPenalty.offence_on),
        )
        .join(
            FixedPenalty,
            (FixedPenalty.authority_id == one.authority_id) & (FixedPenalty.id == one.penalty_id),
        )
        .where(one.authority_id == authority_id, UNDECIDED)
    )
    return [Waiting._make(row) for row in found]
