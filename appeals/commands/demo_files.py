"""The files of the demo's second looks: one that we have, and one that broke off on its way."""

import io

from sqlalchemy.orm import Session

from appeals.actions import uploads
from appeals.actions.failed_uploads import fail
from appeals.actions.sent_files import look
from appeals.actions.uploads import Whose
from appeals.records.representations import Representation
from appeals.rules.uploads import BROKEN_OFF
from penalties.office.audit import CLOCK, Actor
from penalties.office.authorities import Authority
from penalties.office.incoming import append, partial
from penalties.office.premises import files_of


def keep_photo(session: Session, one: Representation, *, by: Actor) -> None:
    """A photo that staff added for somebody, opened and written anew like every other."""
    content, at = _drawn(), one.recorded_at
    sent = uploads.begin(session, _whose(one, by), "The corner.jpg", len(content), at=at)
    code = session.get_one(Authority, one.authority_id).code
    waiting, parts = partial(files_of(session), code, sent.id), iter((content, b""))
    with waiting.held() as handle:
        append(handle, lambda _most: next(parts), len(content))
    looked = look(files_of(session), code, sent.id)
    uploads.finish(session, sent, looked, by=by, at=at)
    waiting.drop()


def break_off(session: Session, one: Representation, *, by: Actor) -> None:
    """A file of which half came: the person's time stands until a supervisor has seen to it."""
    at = one.recorded_at
    sent = uploads.begin(session, _whose(one, by), "Letter.pdf", 400_000, at=at)
    uploads.arrived(session, sent, 180_000, at=at)
    fail(session, sent, BROKEN_OFF, by=CLOCK, at=at)


def _whose(one: Representation, by: Actor) -> Whose:
    return Whose(one.authority_id, one.penalty_id, None, one.id, by.id)


def _drawn() -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (1200, 900), "#9fb6c8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 620, 1200, 900), fill="#6b6b6b")
    pen.rectangle((560, 180, 640, 640), fill="#3f3f3f")
    pen.rectangle((430, 120, 770, 300), fill="#f4f4f0")
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=85)
    return kept.getvalue()
