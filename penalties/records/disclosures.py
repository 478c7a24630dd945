"""What might help a defence: given by the support side to a disclosure officer outside enforcement.

Criminal Procedure and Investigations Act 1996: whether it is disclosed is that officer's decision.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE


class DisclosureNote(Base):
    """What might help a defence, given by the support side to the disclosure officer: sealed."""

    __tablename__ = "disclosure_notes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "penalty_id"], ["fixed_penalties.authority_id", "fixed_penalties.id"]
        ),
        CheckConstraint("decision IN ('nothing', 'disclosed')", name="decision_is_known"),
        CheckConstraint("(decision IS NULL) = (decided_at IS NULL)", name="decided_says_when"),
        Index("ix_disclosure_notes_open", "authority_id", "decided_at", "given_at"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    penalty_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    number: Mapped[str] = mapped_column(String(12))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    given_by: Mapped[uuid.UUID] = mapped_column(Uuid)
    decision: Mapped[str | None] = mapped_column(String(20))
    decision_body: Mapped[bytes | None] = mapped_column(LargeBinary)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def disclosure_note(
    session: Session, authority_id: int, note_id: uuid.UUID
) -> DisclosureNote | None:
    """The note with this id within the council, or ``None``."""
    return session.get(DisclosureNote, (authority_id, note_id))


def disclosure_notes(session: Session, authority_id: int) -> Sequence[DisclosureNote]:
    """Every note of the council, those that wait for a decision first."""
    return session.scalars(
        select(DisclosureNote)
        .where(DisclosureNote.authority_id == authority_id)
        .order_by(DisclosureNote.decided_at.is_not(None), DisclosureNote.id)
    ).all()
