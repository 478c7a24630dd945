"""The row that enforcement keeps of an encounter; behind the wall, only that it happened."""

import json
from dataclasses import replace
from typing import Any

from penalties.actions.authorised import authorisation_used
from penalties.actions.books import Books
from penalties.actions.grounds import ground_of
from penalties.actions.judging import Judged
from penalties.actions.people import as_met, vehicle_seen
from penalties.office.keys import Vault
from penalties.office.premises import keyring_of
from penalties.records.encounters import Encounter
from penalties.records.people import Person
from penalties.rules.intake import Reading, Result

RECEIPT_ROOM = 4096
"""Receipts behind the wall are as long as the next multiple of this many characters."""


def encounter_row(books: Books, found: Judged, person: Person | None) -> Encounter:
    """The encounter as enforcement may keep it; its receipt is still to be sealed."""
    delivery, sent = books.delivery, found.sent
    kept = {} if found.is_walled else _enforcements_part(books, found, person)
    return Encounter(
        authority_id=delivery.authority.id,
        id=sent.id,
        officer_id=delivery.officer.id,
        tablet_id=delivery.tablet.id if delivery.tablet else None,
        occurred_at=sent.occurred_at,
        recorded_at=delivery.at,
        device_clock=sent.device_clock,
        issued_offline=sent.issued_offline,
        status=str(found.kept_status),
        sha256=mark(books, found.reading),
        is_walled=found.is_walled,
        gate_is_open=found.opens_gate,
        authorisation_id=authorisation_used(books, sent),
        **kept,
    )


def mark(books: Books, reading: Reading) -> str:
    """The keyed hash by which an encounter is known again.

    From a plain one, somebody who knew the rest could find out the answers to the screening.
    """
    return vault(books, walled=True).fingerprint(reading.sha256 or "")


def receipt(books: Books, result: Result, *, walled: bool) -> bytes:
    """The answer, sealed, to be given again; behind the wall its length tells nothing either.

    The plain hash is left out of what enforcement could open: whoever asks again has it.
    """
    text = json.dumps(replace(result, sha256=None).as_data())
    return vault(books, walled=walled).seal(padded(text) if walled else text)


def padded(text: str, room: int = RECEIPT_ROOM) -> str:
    """JSON with so many spaces after it that its bytes fill the next multiple of ``room``."""
    return text + " " * (-len(text.encode()) % room)


def vault(books: Books, *, walled: bool) -> Vault:
    """Under which keys the receipt is sealed."""
    keys = keyring_of(books.delivery.session)
    return keys.support if walled else keys.field


def _enforcements_part(books: Books, found: Judged, person: Person | None) -> dict[str, Any]:
    sent, place = found.sent, found.sent.place
    ground = ground_of(books, sent)
    vehicle = vehicle_seen(books, sent.vehicle)
    return {
        "incident_id": sent.incident_id,
        "order_version_id": ground.version.id if ground.version else None,
        "prohibition_id": ground.prohibition.id if ground.prohibition else None,
        "lat_e6": place.lat_e6,
        "lon_e6": place.lon_e6,
        "accuracy_m": place.accuracy_m,
        "place": place.description,
        "place_source": str(place.source),
        "role": str(sent.role),
        "particulars": sent.particulars,
        "account": sent.account,
        "person_id": person.id if person else None,
        "person_as_met": as_met(sent.person),
        "vehicle_id": vehicle.id if vehicle else None,
        "outcome": str(sent.outcome),
    }
