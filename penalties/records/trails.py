"""Reading the trail: what happened to one subject, and what happened on one day."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from penalties.office.audit import Entry
from penalties.office.staff import Staff
from penalties.rules.days import start_of
from penalties.rules.events import READS, WALLED_EVENTS, WALLED_SUBJECTS, Event
from penalties.rules.staff import BEHIND_THE_WALL


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; what is ``None`` or empty does not matter.

    ``before`` is an entry: only what was written earlier is given. Pages show no sequence numbers,
    because a missing one would tell that something happened behind the wall.
    """

    on: date | None = None
    subject_ids: tuple[uuid.UUID, ...] = ()
    actor_id: uuid.UUID | None = None
    event: Event | None = None
    before: uuid.UUID | None = None


def latest_of(
    session: Session, authority_id: int, subject_id: uuid.UUID, count: int
) -> Sequence[Entry]:
    """What happened last to one subject, the newest first."""
    return entries(session, authority_id, Wanted(subject_ids=(subject_id,)), count)


def entries(session: Session, authority_id: int, wanted: Wanted, count: int) -> Sequence[Entry]:
    """Entries of the trail, the newest first, without those of the support side.

    That something happened behind the wall is itself behind the wall, and so is what support
    staff did elsewhere, but for what concerns their own accounts.
    """
    return session.scalars(_outside_the_wall(authority_id, wanted).limit(count)).all()


def reads(session: Session, authority_id: int, wanted: Wanted, count: int) -> Sequence[Entry]:
    """Who read, exported or disclosed a record, the newest first (DPA 2018 s62)."""
    found = _outside_the_wall(authority_id, wanted).where(Entry.event.in_(READS))
    return session.scalars(found.limit(count)).all()


def _outside_the_wall(authority_id: int, wanted: Wanted) -> Select[Entry]:
    behind_it = select(Staff.id).where(
        Staff.authority_id == authority_id, Staff.role.in_(BEHIND_THE_WALL)
    )
    found = select(Entry).where(
        Entry.authority_id == authority_id,
        Entry.event.not_in(WALLED_EVENTS),
        Entry.subject_kind.not_in(WALLED_SUBJECTS),
        or_(
            Entry.actor_id.is_(None),
            Entry.actor_id.not_in(behind_it),
            Entry.subject_kind == "staff",
        ),
    )
    if wanted.on is not None:
        first, after = start_of(wanted.on), start_of(wanted.on + timedelta(days=1))
        found = found.where(Entry.at >= first, Entry.at < after)
    if wanted.subject_ids:
        found = found.where(Entry.subject_id.in_(wanted.subject_ids))
    if wanted.actor_id is not None:
        found = found.where(Entry.actor_id == wanted.actor_id)
    if wanted.event is not None:
        found = found.where(Entry.event == str(wanted.event))
    if wanted.before is not None:
        last = select(Entry.seq).where(
            Entry.authority_id == authority_id, Entry.id == wanted.before
        )
        found = found.where(Entry.seq < last.scalar_subquery())
    return found.order_by(Entry.seq.desc())
