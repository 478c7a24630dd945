"""Files that a person sends: begun, looked at, kept, taken back, and part of what they say."""

import uuid

from sqlalchemy import update
from sqlalchemy.orm import Session

from appeals.records.uploads import Upload


def attach(
    session: Session, authority_id: int, draft_id: uuid.UUID, representation_id: uuid.UUID
) -> None:
    """All files of a draft belong to what was made of it, those that are still coming too."""
    session.execute(
        update(Upload)
        .where(Upload.authority_id == authority_id, Upload.draft_id == draft_id)
        .values(representation_id=representation_id)
    )
