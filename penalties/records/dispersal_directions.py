"""Directions that rest on one authorisation to disperse."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.records.directions import Direction


def directions_under(
    session: Session, authority_id: int, dispersal_id: uuid.UUID
) -> Sequence[Direction]:
    """Every direction that was given under an authorisation, the first given first."""
    return session.scalars(
        select(Direction)
        .where(Direction.authority_id == authority_id, Direction.dispersal_id == dispersal_id)
        .order_by(Direction.given_at, Direction.id)
    ).all()
