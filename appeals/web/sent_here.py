"""Files that come from this browser: for which draft they are, and taking one in when it is whole.

Nobody else may write: an id that does not belong to what is being written here is no id at all.
"""

import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from flask import abort
from sqlalchemy.orm import Session
from wtforms import Field

from appeals.actions import uploads
from appeals.actions.left_uploads import let_go
from appeals.actions.sent_files import look
from appeals.actions.uploads import Whose
from appeals.records.drafts import draft
from appeals.records.uploads import Upload, upload
from penalties.office.audit import Actor
from penalties.office.incoming import Partial, append, partial
from penalties.office.roles import Side
from penalties.rules.refusals import Refused
from penalties.web import door, visits
from penalties.web.looking import look_up


@dataclass(frozen=True, slots=True)
class Place:
    """Where files of this browser go. ``is_sent``: what they belong to was sent to us already."""

    code: str
    whose: Whose
    is_sent: bool = False

    def partial(self, upload_id: uuid.UUID) -> Partial:
        """What has come of a file."""
        return partial(door.office().files, self.code, upload_id)


def the_place() -> Place:
    """Where files go that are sent from here now; 404 where nothing is being written here.

    It is read on its own, so that no transaction is open while bytes come in.
    """
    number = visits.number()
    row = look_up(number) if number else None
    draft_id = visits.written_on(number) if number else None
    if row is None or row.id is None or draft_id is None:
        abort(404)
    with door.office().reading(Side.PUBLIC) as session:
        written = draft(session, row.authority_id, draft_id)
    if written is None or written.penalty_id != row.id:
        abort(404)
    whose = Whose(row.authority_id, row.id, draft_id)
    return Place(row.code, whose, written.sent_at is not None)


def of_here(session: Session, place: Place, upload_id: uuid.UUID) -> Upload:
    """The file with this id, if it belongs to what is being written here; otherwise 404."""
    found = upload(session, place.whose.authority_id, upload_id)
    if found is None or found.draft_id is None or found.draft_id != place.whose.draft_id:
        abort(404)
    return found


def take(place: Place, name: str, sent: IO[bytes], size: int, *, by: Actor) -> Upload:
    """Take in a file that was sent in one go. Raises ``Refused`` by size and count."""
    begun = uploads.begin(door.session(), place.whose, name, size, at=door.now())
    door.keep()
    with place.partial(begun.id).held() as handle:
        append(handle, sent.read, size)
        return look_at(place, begun.id, by=by)


def look_at(place: Place, upload_id: uuid.UUID, *, by: Actor) -> Upload:
    """Look at a file that has come whole, and keep what was found. Nobody waits for us meanwhile.

    A file that has ended already is left as it is.
    """
    looked = look(door.office().files, place.code, upload_id)
    session = door.session()
    found = session.get_one(Upload, (place.whose.authority_id, upload_id))
    uploads.finish(session, found, looked, by=by, at=door.now())
    door.keep()
    let_go(door.office(), place.code, found.id, found.status)
    return found


@contextmanager
def refusals_at(field: Field) -> Iterator[None]:
    """Take a file; if it is refused, the reason stands beside where it was chosen."""
    try:
        yield
    except Refused as refused:
        door.roll_back()
        field.errors = (str(refused),)


def size_of(sent: IO[bytes]) -> int:
    """How many bytes a file that came with a form has."""
    size = sent.seek(0, io.SEEK_END)
    sent.seek(0)
    return size
