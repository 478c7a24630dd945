"""What people write to us is sealed where it is kept, and opened for whoever has to read it."""

import json
from typing import Any

from sqlalchemy.orm import Session

from appeals.records.representations import Representation
from appeals.rules.representations import Said, said_of
from penalties.office.premises import keyring_of


def seal(session: Session, content: Any) -> bytes:
    """Anything that JSON can hold, sealed under the field key."""
    return keyring_of(session).field.seal(json.dumps(content))


def opened(session: Session, sealed: bytes) -> Any:
    """What was sealed."""
    return json.loads(keyring_of(session).field.open(sealed))


def what_was_said(session: Session, one: Representation) -> Said:
    """Everything that a person said in a representation."""
    return said_of(opened(session, one.body))
