"""The trail of what happens behind the wall, apart from the one that enforcement can read.

An entry there would tell that something happened, and when; so these have a table of their own. It
carries no sequence number: a counter that enforcement could look at would count for it. Enforcement
and the public may add an entry about a deed of theirs; the support side alone reads.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, SmallInteger, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.audit import Actor
from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.office.premises import keyring_of
from penalties.office.roles import SUPPORT_STORE
from penalties.rules.events import WALLED_EVENTS, WALLED_SUBJECTS, Event


class WalledEntry(Base):
    """One thing that happened behind the wall. ``detail`` holds the words, sealed."""

    __tablename__ = "support_trail"
    __table_args__ = (
        Index("ix_support_trail_subject", "authority_id", "subject_id", "id"),
        {"info": {**SUPPORT_STORE, "public_fills": True}},
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    event: Mapped[str] = mapped_column(String(60))
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    detail: Mapped[bytes | None] = mapped_column(LargeBinary)


def write(
    session: Session,
    event: Event,
    *,
    authority_id: int,
    by: Actor,
    at: datetime,
    subject: tuple[str, uuid.UUID | None],
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write what happened to ``subject`` behind the wall, words sealed under ``SUPPORT_KEY``.

    ``ValueError`` for what does not belong there.
    """
    if event not in WALLED_EVENTS and subject[0] not in WALLED_SUBJECTS:
        raise ValueError(f"{event} of a {subject[0]} belongs into the open trail")
    sealed = keyring_of(session).support.seal(json.dumps(detail, default=str)) if detail else None
    session.add(
        WalledEntry(
            authority_id=authority_id,
            at=at,
            event=str(event),
            actor_kind=by.kind,
            actor_id=by.id,
            subject_kind=subject[0],
            subject_id=subject[1],
            facts=dict(facts or {}),
            detail=sealed,
        )
    )


def walled_trail_of(
    session: Session, authority_id: int, subject_id: uuid.UUID
) -> Sequence[WalledEntry]:
    """Everything that happened to one subject behind the wall, the oldest first."""
    return session.scalars(
        select(WalledEntry)
        .where(WalledEntry.authority_id == authority_id, WalledEntry.subject_id == subject_id)
        .order_by(WalledEntry.id)
    ).all()


def words_of(session: Session, entry: WalledEntry) -> dict[str, Any]:
    """The words behind an entry; empty where it has none."""
    if entry.detail is None:
        return {}
    words: dict[str, Any] = json.loads(keyring_of(session).support.open(entry.detail))
    return words
