"""What is due: the statements that the sweep lives by. Their cost follows what is due, not stored.

The partial index's own condition stands in the statement as it stands in the index, unbound:
planners recognise it only so.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from penalties.records.fixed_penalties import CLOCK_RUNS, FixedPenalty
from penalties.records.payments import IS_OPEN, CardSession


def due(authority_id: int, step: str, on: date, at: datetime) -> Select[Any]:
    """The ids of one council's cases for which ``step`` has fallen due, in order of their day.

    A case whose card page is open is left until that has ended: nothing is printed or charged
    while somebody is paying.
    """
    paying = exists().where(
        CardSession.authority_id == FixedPenalty.authority_id,
        CardSession.penalty_id == FixedPenalty.id,
        CardSession.expires_at > at,
        IS_OPEN,
    )
    return (
        select(FixedPenalty.id)
        .where(
            FixedPenalty.authority_id == authority_id,
            FixedPenalty.next_step == step,
            FixedPenalty.next_step_on <= on,
            CLOCK_RUNS,
            ~paying,
        )
        .order_by(FixedPenalty.next_step_on, FixedPenalty.id)
    )


def due_ids(
    session: Session, authority_id: int, step: str, on: date, at: datetime, most: int
) -> Sequence[uuid.UUID]:
    """Up to ``most`` cases that are due, locked; those another sweep holds are passed over."""
    return session.scalars(
        due(authority_id, step, on, at)
        .limit(most)
        .with_for_update(of=FixedPenalty, skip_locked=True)
    ).all()


def due_count(session: Session, authority_id: int, step: str, on: date, at: datetime) -> int:
    """How many cases are due for ``step``."""
    counted = select(func.count()).select_from(due(authority_id, step, on, at).subquery())
    return session.scalar(counted) or 0
