"""Looking at a file that has come whole: made harmless and kept, or kept apart with what is wrong.

No transaction is open meanwhile, because it may take seconds.
"""

import hashlib
import logging
import uuid
from dataclasses import dataclass

from appeals.rules.uploads import OUR_FAULT
from penalties.office.cleaning import Clean, cleaned
from penalties.office.files import FileStore
from penalties.office.incoming import partial
from penalties.rules.sent_files import Faulty

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the file as it is kept and served, or the ``problem`` with it."""

    sent_sha256: str
    problem: str | None = None
    kept_sha256: str | None = None
    kept_size: int | None = None
    media_type: str | None = None


def look(files: FileStore, authority_code: str, upload_id: uuid.UUID) -> Looked:
    """Look at a file that has come whole. Whatever goes wrong is a finding and is never raised.

    Where it is not taken its bytes are kept as they came, to show what was sent, and never served.
    """
    place = partial(files, authority_code, upload_id).place
    content = place.read_bytes()
    try:
        kept: Clean | str = cleaned(place)
    except Faulty as faulty:
        kept = str(faulty.fault)
    except Exception as failure:
        log.error("a file could not be looked at: %s", type(failure).__name__)
        kept = OUR_FAULT
    if isinstance(kept, str):
        return Looked(files.put(authority_code, content), kept)
    return Looked(
        hashlib.sha256(content).hexdigest(),
        None,
        files.put(authority_code, kept.content),
        len(kept.content),
        kept.media_type,
    )
