"""What the street hands to the safeguarding lead: put behind the wall, and never read back here.

Nobody waits for an officer to send again what was refused or could not be taken in.
"""

import json
from collections.abc import Mapping
from typing import Any

from penalties.actions.books import Books
from penalties.actions.gate import judged
from penalties.actions.judging import Judged
from penalties.actions.support_people import support_key
from penalties.office import support_trail
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.encounters import IntakeAttempt
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.support import SupportEncounter
from penalties.rules.days import london_date
from penalties.rules.duty_to_notify import decide_by, may_be_child
from penalties.rules.encounters import Outcome
from penalties.rules.events import Event
from penalties.rules.gate import GateAnswer
from penalties.rules.intake import WALLED_ROWS, Reading
from penalties.rules.safeguarding import Kind, call_by, kind_of
from penalties.rules.sent import SentEncounter

CALL = ("spoke_to", "at", "reference")
OF_THE_MEETING = frozenset(
    {
        *("occurred_at", "place", "role", "particulars", "account", "vehicle", "outcome"),
        *("screening", "flag", "support", "safeguarding", "other_person"),
    }
)
"""What the lead has to know in order to find the other person; not who was met with them."""


def tell_the_lead(books: Books, found: Judged) -> None:
    """Open a matter where the gate requires safeguarding, or the officer chose or began it.

    The call is sealed with it where it is whole; the step stays open without one. The lead can
    read of the meeting what is needed, even where enforcement keeps the encounter itself.
    """
    if not _is_worried(found.reading, found.sent, found.gate):
        return
    matter = _matter(books, found.reading, found.sent, kind_of(found.gate.row))
    matter.encounter_id = found.sent.id
    if not found.is_walled:
        _show_the_meeting(books, found, Kind(matter.kind))
    open_matter(books, matter)


def tell_of_attempt(
    books: Books, attempt: IntakeAttempt, reading: Reading, fields: tuple[str, ...] = ()
) -> Kind | None:
    """Open a matter from what was not taken in, where one would open from an encounter.

    The lead is told why: the ``fields`` that were wrong, or else what the gate closed. Nothing
    opens from what cannot be read. Returns whom the matter is about, ``None`` without one.
    """
    sent = reading.sent
    if sent is None:
        return None
    gate = judged(books, sent)
    if not _is_worried(reading, sent, gate):
        return None
    kind = kind_of(gate.row)
    matter = _matter(books, reading, sent, kind)
    matter.attempt_id = attempt.id
    if gate.row in WALLED_ROWS:
        matter.person_key = support_key(books.delivery.session, sent.person.key)
    body = {"status": attempt.status, "because": fields or closed_by(gate, sent)}
    matter.body = sealed(books, {**body, "content": _shown(reading, kind)})
    open_matter(books, matter)
    return kind


def _is_worried(reading: Reading, sent: SentEncounter, gate: GateAnswer) -> bool:
    """Whether the gate requires safeguarding, or the officer chose it or began the call."""
    if Outcome.SAFEGUARDING in gate.required() or sent.outcome == Outcome.SAFEGUARDING:
        return True
    return bool(reading.content.get("safeguarding"))


def closed_by(gate: GateAnswer, sent: SentEncounter) -> list[str]:
    """What closed the gate to that which the officer wanted to do."""
    closed = (gate[outcome] for outcome in sent.outcomes() if not gate[outcome].is_open)
    return sorted({answer.closed_by for answer in closed})


def _matter(books: Books, reading: Reading, sent: SentEncounter, kind: Kind) -> SafeguardingMatter:
    delivery, opened_on = books.delivery, london_date(books.delivery.at)
    call = reading.content["safeguarding"] if sent.safeguarding_answered else None
    is_child = may_be_child(kind, other_age_doubt=sent.other_person_age_doubt)
    return SafeguardingMatter(
        authority_id=delivery.authority.id,
        id=new_id(),
        encounter_ref=sent.id,
        kind=str(kind),
        opened_at=delivery.at,
        due_on=call_by(opened_on, books.holidays, may_be_child=is_child).on,
        call=sealed(books, {name: call[name] for name in CALL}) if call else None,
        duty_due_on=decide_by(opened_on, books.holidays).on,
    )


def open_matter(books: Books, matter: SafeguardingMatter) -> None:
    """Keep a matter, and write behind the wall that it was opened and whether there was a call."""
    books.keep(matter)
    _write(books, Event.SAFEGUARDING_OPENED, matter)
    if matter.call is not None:
        _write(books, Event.SAFEGUARDING_CALLED, matter)


def _shown(reading: Reading, kind: Kind) -> dict[str, Any]:
    """Of a meeting, what the lead may read."""
    wanted = OF_THE_MEETING if kind is Kind.OTHER_PERSON else reading.content.keys()
    return {name: part for name, part in reading.content.items() if name in wanted}


def _show_the_meeting(books: Books, found: Judged, kind: Kind) -> None:
    """Of an encounter that enforcement keeps, let the lead read what is needed as well."""
    body = sealed(books, _shown(found.reading, kind))
    kept = next((row for row in books.rows_of(SupportEncounter) if row.id == found.sent.id), None)
    if kept is not None:
        kept.body = body
        return
    delivery = books.delivery
    books.keep(
        SupportEncounter(
            authority_id=delivery.authority.id,
            id=found.sent.id,
            body=body,
            kept_at=delivery.at,
        )
    )


def sealed(books: Books, content: Mapping[str, Any]) -> bytes:
    """JSON that the lead alone can open."""
    vault = keyring_of(books.delivery.session).support
    return vault.seal(json.dumps(content, ensure_ascii=False))


def _write(books: Books, event: Event, matter: SafeguardingMatter) -> None:
    support_trail.write(
        books.delivery.session,
        event,
        authority_id=matter.authority_id,
        by=books.delivery.by,
        at=books.delivery.at,
        subject=("safeguarding", matter.id),
        facts={"kind": matter.kind},
    )
