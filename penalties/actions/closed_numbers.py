"""Numbers of what the public cannot open: warnings in person, courses, directions.

Each takes the next of the one series, so that there is no gap. The code and the link that every
number is born with are thrown away at once: on the public page no pair with it is ever right, and
it says there what it says of any wrong pair.
"""

import json
import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import numbers
from penalties.actions.numbers import Access
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.office.keys import digest
from penalties.office.premises import keyring_of
from penalties.records.numbers import NoticeNumber

NO_ACCESS = Access("", "")
SECRET_BYTES = 32


def take(session: Session, authority: Authority, *, by: Actor, at: datetime) -> NoticeNumber:
    """The next number, issued at once, whose code and link nobody has or can guess."""
    (number,) = numbers.lease(session, authority, None, 1, by=by, at=at)
    keys = keyring_of(session).field
    number.access = keys.seal(json.dumps(NO_ACCESS._asdict()))
    number.code_digest = keys.fingerprint(secrets.token_hex(SECRET_BYTES))
    number.token_digest = digest(secrets.token_hex(SECRET_BYTES))
    numbers.issue(session, number, by=by, at=at)
    return number
