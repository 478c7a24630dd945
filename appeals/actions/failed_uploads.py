"""A file that did not arrive through no fault of its sender: their time stops until it is settled.

It broke off, or we could not work on it. The case is held once, however many files failed; whoever
looks after it finds it in the supervisor's queue.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from appeals.actions.mailing import queue_mail
from appeals.actions.sealing import opened, what_was_said
from appeals.records.representations import representations_of
from appeals.records.uploads import Upload
from appeals.rules.representations import AnswerBy
from appeals.rules.uploads import Status
from penalties.actions.holds import lift_if_it_stands, place_hold
from penalties.actions.moves import write
from penalties.actions.queues import close_about, open_item
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import OPEN
from penalties.rules.holds import HoldKind

QUEUE, KIND = "supervisor", "failed_upload"


def as_facts(case: FixedPenalty, upload: Upload) -> dict[str, str]:
    """What the trail says of one file: ids alone."""
    return {"number": case.number, "upload": str(upload.id)}


def lock_case(session: Session, upload: Upload) -> FixedPenalty:
    """The case of a file, locked before the file is: everybody who changes a case begins so."""
    case = session.get_one(FixedPenalty, (upload.authority_id, upload.penalty_id))
    session.refresh(case, with_for_update=True)
    return case


def fail(session: Session, upload: Upload, problem: str, *, by: Actor, at: datetime) -> None:
    """A file has failed for ``problem``: stop the person's time from when the last byte came.

    Of one that had failed already only the problem is another.
    """
    had_failed, upload.problem = upload.status == Status.FAILED, problem
    if had_failed:
        return
    case = lock_case(session, upload)
    upload.status = str(Status.FAILED)
    upload.hold_id = _held(session, case, upload, by=by, at=at)
    facts = {**as_facts(case, upload), "problem": problem}
    write(session, Event.UPLOAD_FAILED, case, by=by, at=at, facts=facts)
    open_item(
        session,
        case.authority_id,
        queue=QUEUE,
        kind=KIND,
        subject=("upload", upload.id),
        due_on=london_date(at),
        facts=facts,
        at=at,
    )
    _tell_by_mail(session, case, upload, at)
    session.flush()


def settle(session: Session, upload: Upload, how: str, *, by: Actor, at: datetime) -> None:
    """The trouble with one file is over; with the last one of a case its time runs again."""
    case = lock_case(session, upload)
    session.flush()
    session.refresh(upload)
    if upload.settled_at is not None:
        return
    upload.settled_at = at
    session.flush()
    facts = {**as_facts(case, upload), "how": how}
    write(session, Event.UPLOAD_SETTLED, case, by=by, at=at, facts=facts)
    close_about(session, case.authority_id, upload.id, how, by=by.id, at=at)
    if not unsettled_of(session, case):
        lift_if_it_stands(session, case, upload.hold_id, by=by, at=at)
    session.flush()


def settle_same(session: Session, upload: Upload, *, by: Actor, at: datetime) -> None:
    """A file has arrived whole: an earlier try at the same one is settled."""
    case = session.get_one(FixedPenalty, (upload.authority_id, upload.penalty_id))
    for failed in unsettled_of(session, case):
        if _is_same(session, failed, upload):
            settle(session, failed, "sent_again", by=by, at=at)


def _is_same(session: Session, failed: Upload, upload: Upload) -> bool:
    """By its content, or where not all of it came, by its name and size."""
    if failed.sent_sha256 is not None:
        return failed.sent_sha256 == upload.sent_sha256
    return failed.size == upload.size and (
        opened(session, failed.name) == opened(session, upload.name)
    )


def unsettled_of(session: Session, case: FixedPenalty) -> Sequence[Upload]:
    """Every file of a case that failed and about which nothing was done yet, the first first."""
    return session.scalars(
        _unsettled(case.authority_id).where(Upload.penalty_id == case.id).order_by(Upload.id)
    ).all()


def unsettled(session: Session, authority_id: int) -> Sequence[Upload]:
    """The same of all cases of a council."""
    return session.scalars(_unsettled(authority_id).order_by(Upload.touched_at, Upload.id)).all()


def _unsettled(authority_id: int) -> Select[Upload]:
    return select(Upload).where(
        Upload.authority_id == authority_id,
        Upload.status == Status.FAILED,
        Upload.settled_at.is_(None),
    )


def _held(
    session: Session, case: FixedPenalty, upload: Upload, *, by: Actor, at: datetime
) -> uuid.UUID | None:
    """The hold for what failed: the one that stands, a new one, or none for a case that is over."""
    if case.status not in OPEN:
        return None
    for other in unsettled_of(session, case):
        if other.hold_id is not None:
            return other.hold_id
    since = min(upload.touched_at, at)
    return place_hold(session, case, HoldKind.UPLOAD, by=by, at=at, since=since).id


def _tell_by_mail(session: Session, case: FixedPenalty, upload: Upload, at: datetime) -> None:
    """Have whoever asked for our answer by e-mail told that there is something new to see.

    An address that was typed and never sent to us is not used.
    """
    asked = representations_of(session, case.authority_id, case.id)
    if asked and asked[-1].answer_by == AnswerBy.EMAIL:
        address = what_was_said(session, asked[-1]).email
        queue_mail(session, case, address, ("upload", upload.id), at=at)
