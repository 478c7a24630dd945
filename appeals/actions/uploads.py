"""Files that a person sends: begun, come, looked at, kept, taken back, and part of what is said."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from appeals.actions.failed_uploads import as_facts, fail, lock_case, settle, settle_same
from appeals.actions.sealing import opened, seal
from appeals.actions.sent_files import Looked
from appeals.records.uploads import Upload
from appeals.rules.uploads import OUR_FAULT, SHOWN, Status, check_count, check_flood, check_size
from penalties.actions.moves import write
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

LONGEST_NAME = 200
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Whose:
    """What files belong to: a draft, or a representation for which staff send them."""

    authority_id: int
    penalty_id: uuid.UUID
    draft_id: uuid.UUID | None = None
    representation_id: uuid.UUID | None = None
    recorded_by: uuid.UUID | None = None


def files_of(session: Session, whose: Whose) -> Sequence[Upload]:
    """Every file of the same draft, or that staff sent for the same representation, in order."""
    return session.scalars(
        select(Upload)
        .where(
            Upload.authority_id == whose.authority_id,
            Upload.penalty_id == whose.penalty_id,
            Upload.draft_id == whose.draft_id,
            *([] if whose.draft_id else [Upload.representation_id == whose.representation_id]),
        )
        .order_by(Upload.started_at, Upload.id)
    ).all()


def begin(session: Session, whose: Whose, name: str, size: int, *, at: datetime) -> Upload:
    """Begin a file of ``size`` bytes, of which none has come. Raises ``Refused`` by size and count.

    ``name`` is what its sender calls it: kept sealed, shown to them again, and to nobody else.
    """
    check_size(size)
    # The case first, as everybody locks who changes one: of many at once each counts the others.
    session.get_one(FixedPenalty, (whose.authority_id, whose.penalty_id), with_for_update=True)
    before = files_of(session, whose)
    check_count(sum(one.status in SHOWN for one in before), len(before))
    if whose.recorded_by is None:
        check_flood(_begun_since(session, whose, at - ONE_DAY))
    upload = Upload(
        authority_id=whose.authority_id,
        id=new_id(),
        penalty_id=whose.penalty_id,
        draft_id=whose.draft_id,
        representation_id=whose.representation_id,
        recorded_by=whose.recorded_by,
        name=seal(session, name[-LONGEST_NAME:]),
        size=size,
        received=0,
        status=str(Status.COMING),
        started_at=at,
        touched_at=at,
    )
    session.add(upload)
    session.flush()
    return upload


def _begun_since(session: Session, whose: Whose, since: datetime) -> int:
    """How many files somebody has begun about the same notice, in whatever they were writing."""
    begun = select(func.count()).where(
        Upload.authority_id == whose.authority_id,
        Upload.penalty_id == whose.penalty_id,
        Upload.recorded_by.is_(None),
        Upload.started_at > since,
    )
    return session.scalar(begun) or 0


def name_of(session: Session, upload: Upload) -> str:
    """What its sender called a file."""
    return str(opened(session, upload.name))


def arrived(session: Session, upload: Upload, received: int, *, at: datetime) -> None:
    """So many bytes of a file have come by now. The length of the file itself is the truth."""
    upload.received, upload.touched_at = min(received, upload.size), at
    session.flush()


def finish(session: Session, upload: Upload, looked: Looked, *, by: Actor, at: datetime) -> None:
    """Keep what was found in a file that has come whole; of one that has ended nothing changes.

    It may be kept, refused or our failure. That an earlier try had failed is settled with it.
    """
    lock_case(session, upload)
    session.refresh(upload, with_for_update=True)
    if upload.status not in (Status.COMING, Status.FAILED) or upload.ended_at is not None:
        return
    upload.received, upload.sent_sha256, upload.touched_at = upload.size, looked.sent_sha256, at
    if looked.problem == OUR_FAULT:
        fail(session, upload, OUR_FAULT, by=by, at=at)
        return
    upload.ended_at, upload.problem = at, looked.problem
    upload.kept_sha256, upload.kept_size = looked.kept_sha256, looked.kept_size
    upload.media_type = looked.media_type
    had_failed = upload.status == Status.FAILED
    upload.status = str(Status.REFUSED if looked.problem else Status.KEPT)
    told = {"sent": looked.sent_sha256, "kept": looked.kept_sha256, "media_type": looked.media_type}
    problem = {"problem": looked.problem}
    event = Event.UPLOAD_REFUSED if looked.problem else Event.UPLOAD_KEPT
    _write(session, upload, event, problem if looked.problem else told, by=by, at=at)
    if had_failed:
        settle(session, upload, "sent_again", by=by, at=at)
    elif not looked.problem:
        settle_same(session, upload, by=by, at=at)


def remove(session: Session, upload: Upload, *, by: Actor, at: datetime) -> None:
    """Take a file back. Once it was sent to us with a draft it stays: ``Refused``."""
    lock_case(session, upload)
    session.refresh(upload, with_for_update=True)
    if upload.status == Status.REMOVED:
        return
    if upload.representation_id is not None and upload.status != Status.FAILED:
        raise refuse("uploads.sent", "You have sent this file to us. It cannot be removed any more")
    had_failed = upload.status == Status.FAILED
    upload.status, upload.ended_at = str(Status.REMOVED), at
    _write(session, upload, Event.UPLOAD_REMOVED, {}, by=by, at=at)
    if had_failed:
        settle(session, upload, "removed", by=by, at=at)


def attach(
    session: Session, authority_id: int, draft_id: uuid.UUID, representation_id: uuid.UUID
) -> None:
    """All files of a draft belong to what was made of it, those that are still coming too."""
    session.execute(
        update(Upload)
        .where(Upload.authority_id == authority_id, Upload.draft_id == draft_id)
        .values(representation_id=representation_id)
    )


def _write(
    session: Session,
    upload: Upload,
    event: Event,
    more: dict[str, str | None],
    *,
    by: Actor,
    at: datetime,
) -> None:
    case = session.get_one(FixedPenalty, (upload.authority_id, upload.penalty_id))
    write(session, event, case, by=by, at=at, facts={**as_facts(case, upload), **more})
    session.flush()
