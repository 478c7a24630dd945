"""What the clock does about files on their way: finish what was left whole, fail what broke off."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.actions.failed_uploads import fail, lock_case
from appeals.actions.sent_files import look
from appeals.actions.uploads import finish
from appeals.records.uploads import Upload
from appeals.rules.uploads import BROKEN_OFF, LEFT_WHOLE_AFTER, Status, is_broken_off
from penalties.office.audit import CLOCK
from penalties.office.authorities import Authority
from penalties.office.incoming import Busy, partial
from penalties.office.premises import Office
from penalties.office.roles import Side


def see_to_left(office: Office, authority_id: int, at: datetime, dry_run: bool) -> int:
    """See to every file of which nothing has come for a while; how many there were."""
    with office.reading(Side.CLOCK) as session:
        code = session.get_one(Authority, authority_id).code
        waiting = _left(session, authority_id, at)
    return sum(_see_to(office, code, upload, at, dry_run) for upload in waiting)


def _left(session: Session, authority_id: int, at: datetime) -> Sequence[Upload]:
    return session.scalars(
        select(Upload).where(
            Upload.authority_id == authority_id,
            Upload.status == Status.COMING,
            Upload.touched_at <= at - LEFT_WHOLE_AFTER,
        )
    ).all()


def _see_to(office: Office, code: str, upload: Upload, at: datetime, dry_run: bool) -> bool:
    """Whether there was something to do. What somebody writes at the moment is left to them."""
    waiting = partial(office.files, code, upload.id)
    is_whole = waiting.length() == upload.size
    if not is_whole and not is_broken_off(upload.touched_at, at):
        return False
    if dry_run:
        return True
    try:
        with waiting.held():
            return _done(office, code, upload, is_whole, at)
    except Busy:
        return False


def _done(office: Office, code: str, upload: Upload, is_whole: bool, at: datetime) -> bool:
    looked = look(office.files, code, upload.id) if is_whole else None
    with office.transaction(Side.CLOCK) as session:
        lock_case(session, upload)
        kept = session.get_one(Upload, (upload.authority_id, upload.id), with_for_update=True)
        if kept.status != Status.COMING or kept.touched_at != upload.touched_at:
            return False
        if looked is not None:
            finish(session, kept, looked, by=CLOCK, at=at)
        else:
            fail(session, kept, BROKEN_OFF, by=CLOCK, at=at)
    let_go(office, code, kept.id, kept.status)
    return True


def let_go(office: Office, code: str, upload_id: uuid.UUID, status: str) -> None:
    """Drop the parts of a file that has ended; of one that failed they wait to be gone on with."""
    if status in (Status.KEPT, Status.REFUSED, Status.REMOVED):
        partial(office.files, code, upload_id).drop()
