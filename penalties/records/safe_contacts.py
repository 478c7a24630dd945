"""How somebody may be reached safely, and whether support knows them at all: behind the wall."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    exists,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.roles import SUPPORT_STORE
from penalties.records.referrals import Referral
from penalties.records.support import SupportEncounter


class SafeContact(Base):
    """How, when and in which words somebody may be reached; the latest line counts."""

    __tablename__ = "safe_contacts"
    __table_args__ = (
        Index("ix_safe_contacts_person", "authority_id", "person_key", "id"),
        CheckConstraint("by_post IN ('no', 'home', 'elsewhere')", name="by_post_is_known"),
        {"info": SUPPORT_STORE},
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    person_key: Mapped[str] = mapped_column(String(64))
    by_post: Mapped[str] = mapped_column(String(10))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)
    written_by: Mapped[uuid.UUID | None] = mapped_column(Uuid)


def safe_contact_of(
    session: Session, authority_id: int, person_keys: Collection[str]
) -> SafeContact | None:
    """What was said last about reaching somebody, by any of their fingerprints."""
    return session.scalars(
        select(SafeContact)
        .where(SafeContact.authority_id == authority_id, SafeContact.person_key.in_(person_keys))
        .order_by(SafeContact.id.desc())
        .limit(1)
    ).one_or_none()


def is_known_to_support(session: Session, authority_id: int, person_keys: Collection[str]) -> bool:
    """Whether support keeps an encounter of this person, or ever had a referral of theirs."""
    met, referred = SupportEncounter, Referral
    found = or_(
        exists().where(met.authority_id == authority_id, met.person_key.in_(person_keys)),
        exists().where(referred.authority_id == authority_id, referred.person_key.in_(person_keys)),
    )
    return bool(session.scalar(select(found)))
