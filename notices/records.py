"""Which documents were produced, from which snapshot, and the hash of their bytes.

Every paper bears a number of the one series. What a direction says later on (varied, withdrawn) and
the receipt for a thing have the number of the direction, and a ``part`` of their own.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, SmallInteger, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Document(Base):
    """One PDF as it was produced. The same snapshot, layout and paper give the same bytes."""

    __tablename__ = "documents"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "number"], ["notice_numbers.authority_id", "notice_numbers.number"]
        ),
        UniqueConstraint(
            *("authority_id", "number", "kind", "part", "paper", "layout", "pdf_sha256")
        ),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    number: Mapped[str] = mapped_column(String(12))
    kind: Mapped[str] = mapped_column(String(30))
    part: Mapped[int] = mapped_column(SmallInteger, default=0)
    paper: Mapped[str] = mapped_column(String(10))
    layout: Mapped[str] = mapped_column(String(40))
    snapshot_sha256: Mapped[str] = mapped_column(String(64))
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    produced_at: Mapped[datetime] = mapped_column(UtcDateTime)
    produced_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def documents_of(session: Session, authority_id: int, number: str) -> Sequence[Document]:
    """Every document that bears a number, the first first."""
    return session.scalars(
        select(Document)
        .where(Document.authority_id == authority_id, Document.number == number)
        .order_by(Document.id)
    ).all()
