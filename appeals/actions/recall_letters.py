"""The letter of a recalled notice: drafted when it is held, let go when it is cancelled."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty


def let_go(
    session: Session, case: FixedPenalty, letter_id: uuid.UUID | None, *, by: Actor, at: datetime
) -> uuid.UUID | None:
    """Let the letter go that was drafted, and say which it is."""
    return letter_id
