"""Knowing people and vehicles again: the same id, or equal folded names and birth date."""

from typing import Any

from penalties.actions.books import Books
from penalties.office import audit
from penalties.office.database import new_id
from penalties.records.people import Person, Vehicle
from penalties.rules.events import Event
from penalties.rules.people import folded_name
from penalties.rules.sent import SentPerson, SentVehicle


def person_met(books: Books, sent: SentPerson) -> Person | None:
    """Whoever this is, kept now if never met before; ``None`` where nobody has a name.

    Somebody met again keeps the name first recorded, and has the address last given.
    """
    known = books.person(sent)
    if known is None:
        return _new(books, sent) if sent.name else None
    if sent.address or sent.no_fixed_abode:
        known.address_lines, known.postcode = list(sent.address), sent.postcode
        known.no_fixed_abode = sent.no_fixed_abode
        known.changed_at = books.delivery.at
    return known


def vehicle_seen(books: Books, sent: SentVehicle | None) -> Vehicle | None:
    """The vehicle by its mark, kept now if never seen before."""
    if sent is None:
        return None
    known = books.vehicles.get(sent.vrm)
    if known is None:
        known = Vehicle(
            authority_id=books.delivery.authority.id,
            id=new_id(),
            vrm=sent.vrm,
            make=sent.make,
            colour=sent.colour,
            first_seen_at=books.delivery.at,
        )
        books.vehicles[sent.vrm] = known
        books.keep(known)
    return known


def as_met(sent: SentPerson) -> dict[str, Any]:
    """The person as they were recorded that time, whatever is corrected later."""
    born = sent.date_of_birth
    return {
        "given_name": sent.given_name,
        "family_name": sent.family_name,
        "date_of_birth": born.isoformat() if born else None,
        "apparent_age": sent.apparent_age,
        "gender": str(sent.gender),
        "identity": str(sent.identity),
        "identity_checked": str(sent.identity_checked),
        "address_lines": list(sent.address),
        "postcode": sent.postcode,
        "no_fixed_abode": sent.no_fixed_abode,
    }


def _new(books: Books, sent: SentPerson) -> Person:
    delivery = books.delivery
    person = Person(
        authority_id=delivery.authority.id,
        id=sent.id or new_id(),
        given_name=sent.given_name,
        family_name=sent.family_name,
        folded_name=folded_name(sent.given_name, sent.family_name),
        date_of_birth=sent.date_of_birth,
        gender=str(sent.gender),
        address_lines=list(sent.address),
        postcode=sent.postcode,
        no_fixed_abode=sent.no_fixed_abode,
        first_met_at=delivery.at,
        changed_at=delivery.at,
    )
    books.remember(person)
    books.keep(person)
    audit.record(
        delivery.session,
        Event.PERSON_RECORDED,
        authority_id=delivery.authority.id,
        by=delivery.by,
        at=delivery.at,
        subject=("person", person.id),
    )
    return person
