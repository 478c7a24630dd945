"""The letter of a recalled notice: drafted when it is held, let go when it is cancelled."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.letters import let_go, write_letter
from appeals.records.letters import AnswerLetter
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty

CANCELLED = "cancelled"


def draft(session: Session, case: FixedPenalty, *, by: Actor, at: datetime) -> uuid.UUID:
    """Draft the letter, and say which it is; nobody but us sees it yet."""
    return write_letter(session, case, CANCELLED, by=by, at=at, draft=True).id


def send(
    session: Session, case: FixedPenalty, letter_id: uuid.UUID | None, *, by: Actor, at: datetime
) -> uuid.UUID:
    """Let the drafted letter go with what is true by now, and say which it is."""
    letter = session.get(AnswerLetter, (case.authority_id, letter_id)) if letter_id else None
    if letter is None or letter.status != "draft":
        return write_letter(session, case, CANCELLED, by=by, at=at).id
    let_go(session, case, letter, by=by, at=at)
    return letter.id
