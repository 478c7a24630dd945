"""Giving a direction to leave: judged before it is given, kept with its frozen terms (s35, s38).

One that was given already is kept whatever it breaks; a police supervisor looks at it at once.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from penalties.actions import closed_numbers
from penalties.actions.books import Books
from penalties.actions.direction_grounds import Ground, ground_of
from penalties.actions.direction_papers import LeftOpen, freeze_terms
from penalties.actions.people import as_met
from penalties.actions.police import officer_with
from penalties.office.database import new_id
from penalties.records.directions import Direction, DirectionTerms
from penalties.records.encounters import Encounter
from penalties.records.people import Person
from penalties.rules.area_files import area_digest
from penalties.rules.days import london_date
from penalties.rules.direction_moments import Heard
from penalties.rules.directions import GivingFacts, Running, Terms, check_giving, left_unsaid
from penalties.rules.refusals import Refusal
from penalties.rules.sent import SentDirection, SentEncounter
from penalties.rules.staff import Kind, Power


@dataclass(frozen=True, slots=True)
class Giving:
    """A direction before anything is kept of it: on what it rests, and what speaks against it."""

    said: SentDirection
    given_at: datetime
    ground: Ground
    refusals: tuple[Refusal, ...]
    unsaid: tuple[str, ...]


def propose_direction(books: Books, sent: SentEncounter) -> Giving | None:
    """Check the direction that an encounter tells of; ``None`` where it tells of none."""
    said = sent.direction
    if said is None:
        return None
    given_at = sent.directed_at
    ground = ground_of(books, sent, said, given_at)
    facts = _facts(books, sent, said, ground)
    refusals = (*check_giving(facts), *ground.refusals)
    return Giving(said, given_at, ground, refusals, left_unsaid(facts))


def give(
    books: Books, sent: SentEncounter, met: Encounter, giving: Giving, person: Person | None
) -> Direction:
    """Keep a direction and what it says; its number is taken now."""
    delivery, said = books.delivery, giving.said
    number = closed_numbers.take(
        delivery.session, delivery.authority, by=delivery.by, at=delivery.at
    )
    given = Direction(
        authority_id=delivery.authority.id,
        id=new_id(),
        number=number.number,
        encounter_id=met.id,
        dispersal_id=giving.ground.dispersal.id if giving.ground.dispersal else None,
        officer_id=delivery.officer.id,
        person_id=person.id if person else None,
        person=as_met(sent.person),
        given_at=giving.given_at,
        ends_at=said.until,
        status="given",
        in_order=not giving.refusals,
        breaks=[asdict(each) for each in giving.refusals],
        **_said(sent, said),
        recorded_at=delivery.at,
    )
    books.keep(given, _terms(books, giving, given))
    return given


def _has_power(books: Books, at: datetime) -> bool:
    return any(
        grant.power is Power.S35 and grant.runs_on(london_date(at)) for grant in books.grants
    )


def _facts(books: Books, sent: SentEncounter, said: SentDirection, ground: Ground) -> GivingFacts:
    given_at = sent.directed_at
    found = ground.dispersal
    return GivingFacts(
        terms=Terms(given_at, said.leave_by, said.until),
        kind_of_officer=Kind(books.delivery.officer.kind),
        has_power_s35=_has_power(books, given_at),
        running=Running(found.starts_at, found.over_at) if found else None,
        is_inside=ground.nearness,
        on=london_date(given_at),
        date_of_birth=sent.person.date_of_birth,
        apparent_age=sent.person.apparent_age,
        taken_to=said.taken_to,
        area=said.area,
        behaviour=said.behaviour or sent.particulars,
        necessity=said.necessity,
        offence_warning=said.offence_warning,
        in_writing=said.in_writing,
        why_not_written=said.why_not_written,
        in_uniform=said.in_uniform,
        occasions=said.occasions,
        bars_home=ground.bars_home,
        route=said.route,
        heard=Heard(sent.occurred_at, books.delivery.at, sent.issued_offline),
    )


def _said(sent: SentEncounter, said: SentDirection) -> dict[str, Any]:
    """What section 38 asks to be kept, and what was seen and asked."""
    place = sent.place
    return {
        "place": place.description,
        "lat_e6": place.lat_e6,
        "lon_e6": place.lon_e6,
        "accuracy_m": place.accuracy_m,
        "behaviour": said.behaviour or sent.particulars,
        "necessity": said.necessity,
        "offence_warning": said.offence_warning,
        "in_writing": said.in_writing,
        "why_not_written": said.why_not_written,
        "exemptions": {
            str(occasion): {"asked": asked.asked, "carve_out": asked.carve_out}
            for occasion, asked in said.occasions.items()
        },
        "taken_to": said.taken_to,
        "taken_where": said.taken_where,
    }


def _terms(books: Books, giving: Giving, given: Direction) -> DirectionTerms:
    delivery, said, polygon = books.delivery, giving.said, giving.ground.polygon
    terms = DirectionTerms(
        authority_id=given.authority_id,
        id=new_id(),
        direction_id=given.id,
        serial=0,
        kind="given",
        given_at=given.given_at,
        made_at=given.given_at,
        made_by=given.officer_id,
        area=said.area,
        polygon=dict(polygon) if polygon else None,
        polygon_digest=area_digest(polygon) if polygon else None,
        leave_by=said.leave_by,
        ends_at=said.until,
        route=said.route,
        in_order=given.in_order,
        told_at=given.given_at,
        told_in_writing=said.in_writing,
        why_not_written=said.why_not_written,
    )
    officer = officer_with(delivery.session, delivery.officer, Power.S35, given.given_at)
    freeze_terms(delivery.session, given, terms, _left_open(said), officer)
    return terms


def _left_open(said: SentDirection) -> LeftOpen:
    """The words of what stays open; where nobody put it in words, that it does."""
    return tuple(
        (str(occasion), asked.carve_out if isinstance(asked.carve_out, str) else "")
        for occasion, asked in said.occasions.items()
        if asked.carve_out
    )
