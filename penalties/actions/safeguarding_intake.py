"""What the street hands to the safeguarding lead: put behind the wall, and never read back here."""

import json
from collections.abc import Mapping
from typing import Any

from penalties.actions.books import Books
from penalties.actions.judging import Judged
from penalties.office import support_trail
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.safeguarding import SafeguardingMatter
from penalties.records.support import SupportEncounter
from penalties.rules.days import london_date
from penalties.rules.duty_to_notify import decide_by, may_be_child
from penalties.rules.encounters import Outcome
from penalties.rules.events import Event
from penalties.rules.safeguarding import Kind, call_by, kind_of

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
    sent, required = found.sent, Outcome.SAFEGUARDING in found.gate.required()
    said: Mapping[str, Any] = found.reading.content.get("safeguarding", {})
    if not (required or said or sent.outcome == Outcome.SAFEGUARDING):
        return
    kind = kind_of(found.gate.row)
    matter = _matter(books, found, kind, said if sent.safeguarding_answered else None)
    books.keep(matter)
    if not found.is_walled:
        _show_the_meeting(books, found, kind)
    _write(books, Event.SAFEGUARDING_OPENED, matter)
    if matter.call is not None:
        _write(books, Event.SAFEGUARDING_CALLED, matter)


def _matter(
    books: Books, found: Judged, kind: Kind, call: Mapping[str, Any] | None
) -> SafeguardingMatter:
    delivery, opened_on = books.delivery, london_date(books.delivery.at)
    is_child = may_be_child(kind, other_age_doubt=found.sent.other_person_age_doubt)
    return SafeguardingMatter(
        authority_id=delivery.authority.id,
        id=new_id(),
        encounter_id=found.sent.id,
        kind=str(kind),
        opened_at=delivery.at,
        due_on=call_by(opened_on, books.holidays, may_be_child=is_child).on,
        call=_sealed(books, {name: call[name] for name in CALL}) if call else None,
        duty_due_on=decide_by(opened_on, books.holidays).on,
    )


def _show_the_meeting(books: Books, found: Judged, kind: Kind) -> None:
    """Of an encounter that enforcement keeps, let the lead read what is needed as well."""
    content = found.reading.content
    wanted = OF_THE_MEETING if kind is Kind.OTHER_PERSON else content.keys()
    body = _sealed(books, {name: content[name] for name in content if name in wanted})
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


def _sealed(books: Books, content: Mapping[str, Any]) -> bytes:
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
