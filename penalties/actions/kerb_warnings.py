"""Warning a buyer in person within the intake: checked first, then numbered, frozen and kept.

ASBCPA 2014 ss59, 67; Sexual Offences Act 2003 s51A, for a constable.
"""

from collections.abc import Iterator
from datetime import timedelta

from penalties.actions import closed_numbers
from penalties.actions.books import Books
from penalties.actions.grounds import Ground, ground_of
from penalties.actions.warning_facts import warning_facts
from penalties.office import audit
from penalties.office.database import new_id
from penalties.records.encounters import Encounter
from penalties.records.kerb_warnings import KerbWarning
from penalties.records.order_drafts import prohibition_draft
from penalties.records.people import Person
from penalties.rules.areas import Nearness, locate
from penalties.rules.canonical import canonical, digest
from penalties.rules.encounters import Outcome
from penalties.rules.events import Event
from penalties.rules.gate import GateAnswer
from penalties.rules.issue_facts import EarlierWarning
from penalties.rules.kerb_warnings import (
    Earlier,
    Given,
    Law,
    WarningAsked,
    check_warning,
    law_cited,
)
from penalties.rules.order_standing import standing
from penalties.rules.refusals import Refusal
from penalties.rules.sent import SentEncounter
from penalties.rules.staff import Kind
from penalties.rules.warning_snapshots import LAYOUT, kerb_warning_snapshot


def propose_warning(books: Books, sent: SentEncounter, gate: GateAnswer) -> tuple[Refusal, ...]:
    """What speaks against the warning that an encounter asks for; nothing where it asks for none.

    Where the gate closes it, the gate says so, and nothing is added.
    """
    if sent.outcome != Outcome.KERB_WARNING or not gate[Outcome.KERB_WARNING].is_open:
        return ()
    ground, delivery = ground_of(books, sent), books.delivery
    history, rule = ground.history, ground.prohibition
    asked = WarningAsked(
        kind=Kind(delivery.officer.kind),
        law=_law(books, sent),
        met_at=sent.occurred_at,
        name=sent.person.name,
        identity=sent.person.identity,
        identity_checked=sent.person.identity_checked,
        seen=sent.particulars,
        order_code=sent.order,
        prohibition_code=sent.prohibition,
        order_then=standing(*history[1:], sent.occurred_at) if history else None,
        prohibition=prohibition_draft(rule) if rule else None,
        nearness=_nearness(ground, sent),
        also_penalty=sent.notice is not None,
        incident=str(sent.incident_id or ""),
        earlier=tuple(_earlier(books, sent)),
        cool_off=timedelta(hours=delivery.authority.cool_off_hours),
    )
    return check_warning(asked)


def open_warning(
    books: Books, sent: SentEncounter, met: Encounter, person: Person | None
) -> KerbWarning | None:
    """Number, freeze and keep the warning of an encounter that was recorded; ``None`` without one.

    Nothing is opened where support keeps the encounter, or where it is held for review.
    """
    is_warned = sent.outcome == Outcome.KERB_WARNING and met.status == "recorded"
    if not is_warned or met.is_walled or person is None:
        return None
    law, delivery = _law(books, sent), books.delivery
    by, at = delivery.by, delivery.at
    number = closed_numbers.take(delivery.session, delivery.authority, by=by, at=at).number
    ground = ground_of(books, sent)
    snapshot = kerb_warning_snapshot(warning_facts(books, sent, ground, law, number))
    warning = KerbWarning(
        authority_id=delivery.authority.id,
        id=new_id(),
        number=number,
        encounter_id=met.id,
        person_id=person.id,
        officer_id=delivery.officer.id,
        given_at=sent.occurred_at,
        law=str(law),
        layout=LAYOUT,
        snapshot=canonical(snapshot).decode(),
        snapshot_sha256=digest(snapshot),
    )
    books.keep(warning)
    _remember(books, sent, warning)
    audit.record(
        delivery.session,
        Event.KERB_WARNING_GIVEN,
        authority_id=delivery.authority.id,
        by=by,
        at=at,
        subject=("kerb_warning", warning.id),
        facts={"number": number, "law": str(law)},
    )
    return warning


def _law(books: Books, sent: SentEncounter) -> Law:
    return law_cited(Kind(books.delivery.officer.kind), sent.warning_law)


def _nearness(ground: Ground, sent: SentEncounter) -> Nearness | None:
    version, place = ground.version, sent.place
    if version is None:
        return None
    where = locate(version.area, place.lat_e6, place.lon_e6, digest=version.area_digest)
    return where.nearness(place.accuracy_m)


def _earlier(books: Books, sent: SentEncounter) -> Iterator[Earlier]:
    """The same person's warnings, and their penalties that stand, those of this delivery too."""
    person = books.person(sent.person)
    if person is None:
        return
    for one in books.warned.get(person.id, ()):
        yield Earlier(
            kind=Given.WARNING,
            number=one.number,
            order_code=one.order_code,
            met_at=one.given_at,
            incident=one.incident,
        )
    for case in books.penalties.get(person.id, ()):
        yield Earlier(
            kind=Given.PENALTY,
            number=case.number,
            order_code=case.order_code,
            met_at=case.offence_at,
            incident=case.incident,
        )


def _remember(books: Books, sent: SentEncounter, warning: KerbWarning) -> None:
    """The next encounter of this delivery is judged with this warning in mind."""
    books.warned.setdefault(warning.person_id, []).append(
        EarlierWarning(
            number=warning.number,
            order_code=sent.order,
            given_at=sent.occurred_at,
            incident=str(sent.incident_id or ""),
        )
    )
