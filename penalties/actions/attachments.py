"""Keeping photos and signatures that belong to an encounter: the picture alone, each once."""

import hashlib
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.photos import KEPT_AS, without_metadata
from penalties.office.premises import files_of
from penalties.office.staff import Staff
from penalties.records.encounters import Attachment, Encounter, attachment_with
from penalties.rules.events import Event
from penalties.rules.refusals import refuse


class AttachmentKind(StrEnum):
    """What can be kept with an encounter."""

    PHOTO = "photo"
    SIGNATURE = "signature"


def attach(
    session: Session,
    met: Encounter,
    officer: Staff,
    *,
    kind: AttachmentKind,
    sha256: str,
    content: bytes,
    by: Actor,
    at: datetime,
) -> tuple[Attachment, bool]:
    """Keep a picture whose bytes, as sent, have this hash; and whether it is new.

    Raises ``Refused`` where the bytes do not fit the hash, are no JPEG or PNG, or belong to an
    encounter behind the wall: nobody who is led to support is kept as a picture.
    """
    if met.is_walled:
        raise refuse("attachments.walled", "No pictures are kept with this encounter.")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise refuse("attachments.hash", "The file is not what its SHA-256 says: send it again.")
    session.refresh(met, with_for_update=True)
    known = attachment_with(session, met.authority_id, met.id, sha256)
    if known is not None:
        return known, False
    code = session.get_one(Authority, met.authority_id).code
    kept = Attachment(
        authority_id=met.authority_id,
        encounter_id=met.id,
        kind=str(kind),
        sent_sha256=sha256,
        kept_sha256=files_of(session).put(code, without_metadata(content)),
        media_type=KEPT_AS,
        added_at=at,
        added_by=officer.id,
    )
    session.add(kept)
    session.flush()
    _write(session, kept, by, at)
    return kept, True


def _write(session: Session, kept: Attachment, by: Actor, at: datetime) -> None:
    audit.record(
        session,
        Event.ATTACHMENT_KEPT,
        authority_id=kept.authority_id,
        by=by,
        at=at,
        subject=("encounter", kept.encounter_id),
        facts={"kind": kept.kind, "sent": kept.sent_sha256, "kept": kept.kept_sha256},
    )
