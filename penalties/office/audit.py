"""The append-only trail: who did what, when, in the same transaction as the deed.

An entry holds ids, codes and amounts. Names and words go to a separate table that a retention
decision may empty; the entry keeps a salted HMAC, so that what was said can still be proved
while it stands and cannot be guessed once it is gone (DPA 2018 s62, design rule 12).
"""

import hashlib
import hmac
import json
import secrets
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from penalties.office.authorities import Authority
from penalties.office.database import Base, UtcDateTime, Uuid, new_id
from penalties.rules.events import WALLED_EVENTS, WALLED_SUBJECTS, Event

COUNTED_HERE = "audit_seqs_counted_here"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts: a member of staff, the clock, the card processor or a person at home."""

    kind: str
    id: uuid.UUID | None = None
    tablet_id: uuid.UUID | None = None


CLOCK = Actor("clock")
CARD_PROCESSOR = Actor("card_processor")
COUNCIL = Actor("council")
PUBLIC = Actor("public")
OPERATOR = Actor("operator")


class Entry(Base):
    """One thing that happened. Nothing updates or deletes it but the sealer's ``seal_id``."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        UniqueConstraint("authority_id", "seq"),
        Index("ix_audit_entries_subject", "authority_id", "subject_id", "seq"),
        Index("ix_audit_entries_at", "authority_id", "at"),
    )

    authority_id: Mapped[int] = mapped_column(
        SmallInteger, ForeignKey("authorities.id"), primary_key=True
    )
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    seq: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    event: Mapped[str] = mapped_column(String(60))
    actor_kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    tablet_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    subject_kind: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    detail_hmac: Mapped[str | None] = mapped_column(String(64))
    seal_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)


class Detail(Base):
    """The words behind an entry, apart, so that they can be erased and the entry stands."""

    __tablename__ = "audit_details"
    __table_args__ = (
        ForeignKeyConstraint(
            ["authority_id", "entry_id"], ["audit_entries.authority_id", "audit_entries.id"]
        ),
    )

    authority_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    entry_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    body: Mapped[str] = mapped_column(Text)


def record(
    session: Session,
    event: Event,
    *,
    authority_id: int,
    by: Actor,
    at: datetime,
    subject: tuple[str, uuid.UUID | None],
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> Entry:
    """Write what happened to ``subject`` (its kind and id) into the trail.

    ``facts`` are ids, codes, dates and amounts in pence, never names or free text; those go into
    ``detail``. The sequence number is taken under the authority's row lock, so it has no gaps.
    ``ValueError`` for what belongs behind the wall: ``support_trail`` takes that.
    """
    if event in WALLED_EVENTS or subject[0] in WALLED_SUBJECTS:
        raise ValueError(f"{event} of a {subject[0]} belongs behind the wall")
    entry = Entry(
        authority_id=authority_id,
        id=new_id(),
        seq=_next_seq(session, authority_id),
        at=at,
        event=str(event),
        actor_kind=by.kind,
        actor_id=by.id,
        tablet_id=by.tablet_id,
        subject_kind=subject[0],
        subject_id=subject[1],
        facts=dict(facts or {}),
    )
    # The digest of the words is part of the entry from its first writing: it is never updated.
    kept_apart = _kept_apart(entry, detail) if detail else None
    session.add(entry)
    if kept_apart:
        session.flush()
        session.add(kept_apart)
    return entry


def trail_of(session: Session, authority_id: int, subject_id: uuid.UUID) -> Sequence[Entry]:
    """Everything that happened to one subject, the oldest first."""
    return session.scalars(
        select(Entry)
        .where(Entry.authority_id == authority_id, Entry.subject_id == subject_id)
        .order_by(Entry.seq)
    ).all()


def detail_of(session: Session, entry: Entry) -> dict[str, Any]:
    """The words behind ``entry``; empty once they have been erased."""
    kept = session.get(Detail, (entry.authority_id, entry.id))
    return dict(json.loads(kept.body)) if kept else {}


@contextmanager
def many_at_once(session: Session, authority_id: int) -> Iterator[None]:
    """Within it the sequence is counted here and written back once, at the end.

    The authority's row stays locked meanwhile: nobody else takes a number of its trail.
    """
    first = _take_seqs(session, authority_id, 0)
    counted = session.info[COUNTED_HERE] = {authority_id: first}
    try:
        yield
    finally:
        del session.info[COUNTED_HERE]
    _take_seqs(session, authority_id, counted[authority_id] - first)


def _next_seq(session: Session, authority_id: int) -> int:
    counted: dict[int, int] = session.info.get(COUNTED_HERE, {})
    if authority_id not in counted:
        return _take_seqs(session, authority_id, 1)
    counted[authority_id] += 1
    return counted[authority_id] - 1


def _take_seqs(session: Session, authority_id: int, count: int) -> int:
    """The first of so many sequence numbers, taken under the authority's row lock."""
    taken = session.scalar(
        update(Authority)
        .where(Authority.id == authority_id)
        .values(next_audit_seq=Authority.next_audit_seq + count)
        .returning(Authority.next_audit_seq - count)
        .execution_options(synchronize_session=False)
    )
    if taken is None:
        raise LookupError(f"There is no authority {authority_id}.")
    return taken


def _kept_apart(entry: Entry, detail: Mapping[str, Any]) -> Detail:
    body = json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
    salt = secrets.token_bytes(16)
    entry.detail_hmac = hmac.new(salt, body.encode(), hashlib.sha256).hexdigest()
    return Detail(authority_id=entry.authority_id, entry_id=entry.id, salt=salt, body=body)
