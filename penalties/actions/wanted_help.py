"""Whoever wanted help and whose record was not taken in: put before the safeguarding lead.

No referral is made from it here: the officer may record the meeting again, which makes one.
"""

import json
import uuid
from typing import Any

from penalties.actions.books import Books
from penalties.actions.gate import judged
from penalties.actions.safeguarding_intake import closed_by, open_matter, sealed
from penalties.actions.support_people import support_key
from penalties.office.database import new_id
from penalties.records.encounters import IntakeAttempt
from penalties.records.safeguarding import SafeguardingMatter
from penalties.rules.days import london_date
from penalties.rules.intake import WALLED_ROWS, Reading, wants_help
from penalties.rules.safeguarding import Kind, call_by


def tell_of_wish(
    books: Books,
    attempt: IntakeAttempt,
    reading: Reading,
    fields: tuple[str, ...],
    *,
    beside: Kind | None,
) -> None:
    """Open a matter for somebody who said yes to support, readable or not, and agreed to it.

    Not where one was opened ``beside`` from the same attempt about the very same person.
    """
    content = reading.content if reading.sent else _as_sent(reading)
    if not wants_help(content) or beside in (Kind.CHILD, Kind.ADULT):
        return
    delivery, opened_on = books.delivery, london_date(books.delivery.at)
    matter = SafeguardingMatter(
        authority_id=delivery.authority.id,
        id=new_id(),
        encounter_ref=uuid.UUID(reading.id) if reading.id else attempt.id,
        attempt_id=attempt.id,
        kind=str(Kind.WANTED_HELP),
        opened_at=delivery.at,
        due_on=call_by(opened_on, books.holidays, may_be_child=False).on,
    )
    body: dict[str, Any] = {"status": attempt.status, "because": fields}
    if reading.sent is None:
        body |= {"content": {}, "as_sent": reading.body}
    else:
        gate = judged(books, reading.sent)
        body |= {"because": fields or closed_by(gate, reading.sent), "content": content}
        if gate.row in WALLED_ROWS:
            matter.person_key = support_key(delivery.session, reading.sent.person.key)
    matter.body = sealed(books, body)
    open_matter(books, matter)


def _as_sent(reading: Reading) -> dict[str, Any]:
    """What came in, where it is an object at all."""
    said = json.loads(reading.body)
    return said if isinstance(said, dict) else {}
