"""Tablet credentials: which tablet is enrolled, for which officer, and its token's digest."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, SmallInteger, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id


class Tablet(Base):
    """One enrolled tablet. The token is shown once; only its digest is kept."""

    __tablename__ = "tablets"
    __table_args__ = (
        ForeignKeyConstraint(["authority_id", "officer_id"], ["staff.authority_id", "staff.id"]),
        UniqueConstraint("authority_id", "token_digest"),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    officer_id: Mapped[uuid.UUID] = mapped_column(Uuid)
    token_digest: Mapped[str] = mapped_column(String(64))
    enrolled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def tablet_with(session: Session, authority_id: int, token_digest: str) -> Tablet | None:
    """The tablet whose token has this digest and that has not been revoked."""
    return session.scalars(
        select(Tablet).where(
            Tablet.authority_id == authority_id,
            Tablet.token_digest == token_digest,
            Tablet.revoked_at.is_(None),
        )
    ).one_or_none()


def tablets_of(session: Session, authority_id: int) -> Sequence[Tablet]:
    """Every tablet of the council, the newest first."""
    return session.scalars(
        select(Tablet).where(Tablet.authority_id == authority_id).order_by(Tablet.id.desc())
    ).all()
