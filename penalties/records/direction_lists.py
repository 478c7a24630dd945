"""Directions as a list of them needs them: what each says now, and what waits about one."""

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penalties.records.directions import Direction, DirectionTerms
from penalties.records.queues import OPEN, QueueItem

SUBJECT = "direction"


def says_now(
    session: Session, authority_id: int, directions: Sequence[Direction]
) -> Mapping[uuid.UUID, DirectionTerms]:
    """The terms that count now, by direction: those that were said last."""
    ids = [direction.id for direction in directions]
    last = (
        select(DirectionTerms.direction_id, func.max(DirectionTerms.serial).label("serial"))
        .where(DirectionTerms.authority_id == authority_id, DirectionTerms.direction_id.in_(ids))
        .group_by(DirectionTerms.direction_id)
        .subquery()
    )
    found = session.scalars(
        select(DirectionTerms)
        .join(
            last,
            (DirectionTerms.direction_id == last.c.direction_id)
            & (DirectionTerms.serial == last.c.serial),
        )
        .where(DirectionTerms.authority_id == authority_id)
    )
    return {terms.direction_id: terms for terms in found}


def waiting_about(session: Session, authority_id: int) -> Sequence[tuple[QueueItem, Direction]]:
    """What waits for a police supervisor and about which direction, the soonest due first."""
    found = session.execute(
        select(QueueItem, Direction)
        .join(
            Direction,
            (Direction.authority_id == QueueItem.authority_id)
            & (Direction.id == QueueItem.subject_id),
        )
        .where(QueueItem.authority_id == authority_id, QueueItem.subject_kind == SUBJECT, OPEN)
        .order_by(QueueItem.due_on, QueueItem.id)
    )
    return [(item, direction) for item, direction in found]


def matters_of(session: Session, direction: Direction) -> Sequence[QueueItem]:
    """Every matter about a direction, open or closed, the first first."""
    return session.scalars(
        select(QueueItem)
        .where(
            QueueItem.authority_id == direction.authority_id,
            QueueItem.subject_kind == SUBJECT,
            QueueItem.subject_id == direction.id,
        )
        .order_by(QueueItem.id)
    ).all()
