"""What a delivery of encounters is judged by: read once, kept up to date while it is taken in.

Rows are gathered here and written together, parents first.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy.orm import Session

from penalties.actions.earlier import penalties_given, warnings_given
from penalties.office.audit import Actor
from penalties.office.authorities import Authority, holidays, statutory_limits
from penalties.office.database import Base
from penalties.office.staff import Staff, powers_of
from penalties.office.tablets import Tablet
from penalties.records import deliveries
from penalties.records.dispersals import Dispersal, running_between
from penalties.records.encounters import Encounter
from penalties.records.numbers import NoticeNumber
from penalties.records.order_drafts import History, histories
from penalties.records.orders import OrderVersion, Prohibition, prohibitions_of
from penalties.records.people import Person, Vehicle
from penalties.records.services import SupportService, services_of
from penalties.rules.days import Holidays
from penalties.rules.gate_policy import Policy, read_policy, shipped_policy
from penalties.rules.intake import Reading
from penalties.rules.issue_facts import EarlierPenalty, EarlierWarning
from penalties.rules.people import folded_name
from penalties.rules.powers import Grant
from penalties.rules.sent import SentEncounter, SentPerson
from penalties.rules.soft_checks import ONE_ACT
from penalties.rules.staff import Power
from penalties.rules.tariffs import StatutoryLimit

NameKey = tuple[str, date]
Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who hands in what was met, from which tablet (or none, at the desk), and when."""

    session: Session
    authority: Authority
    officer: Staff
    tablet: Tablet | None
    by: Actor
    at: datetime


@dataclass(slots=True)
class Books:
    """Everything known that bears on the encounters of one delivery."""

    delivery: Delivery
    policy: Policy
    grants: tuple[Grant, ...]
    limits: tuple[StatutoryLimit, ...]
    holidays: Holidays
    orders: Mapping[str, History]
    encounters: dict[uuid.UUID, Encounter]
    numbers: dict[str, NoticeNumber]
    standing_on: dict[str, uuid.UUID]
    people: dict[uuid.UUID, Person]
    vehicles: dict[str, Vehicle]
    services: Mapping[uuid.UUID, SupportService]
    dispersals: Sequence[Dispersal] = ()
    by_name: dict[NameKey, Person] = field(default_factory=dict)
    penalties: dict[uuid.UUID, list[EarlierPenalty]] = field(default_factory=dict)
    warned: dict[uuid.UUID, list[EarlierWarning]] = field(default_factory=dict)
    prohibitions: dict[uuid.UUID, Sequence[Prohibition]] = field(default_factory=dict)
    rows: list[Base] = field(default_factory=list)

    def person(self, sent: SentPerson) -> Person | None:
        """Whoever this is, if met before: the same id, or equal folded names and birth date."""
        known = self.people.get(sent.id) if sent.id else None
        key = name_key(sent)
        return known or (self.by_name.get(key) if key else None)

    def remember(self, person: Person) -> None:
        """Know a person again from now on."""
        self.people[person.id] = person
        if person.folded_name and person.date_of_birth:
            self.by_name.setdefault((person.folded_name, person.date_of_birth), person)

    def prohibitions_of(self, version: OrderVersion) -> Sequence[Prohibition]:
        """What a version forbids and requires, read once."""
        if version.id not in self.prohibitions:
            found = prohibitions_of(self.delivery.session, version)
            self.prohibitions[version.id] = found
        return self.prohibitions[version.id]

    def keep(self, *rows: Base) -> None:
        """Have these rows written with the others."""
        self.rows.extend(rows)

    def rows_of(self, kind: type[Row]) -> Iterator[Row]:
        """The rows of one kind that this delivery adds."""
        return (row for row in self.rows if isinstance(row, kind))


def open_books(delivery: Delivery, readings: Sequence[Reading]) -> Books:
    """Read everything that the encounters of a delivery are judged by."""
    sent = [reading.sent for reading in readings if reading.sent]
    session, authority = delivery.session, delivery.authority
    named = {reading.number for reading in readings if reading.number}
    books = Books(
        delivery=delivery,
        policy=policy_of(authority),
        grants=grants_of(session, delivery.officer),
        limits=statutory_limits(session),
        holidays=holidays(session),
        orders=histories(session, authority.id, {each.order for each in sent}),
        encounters=dict(
            deliveries.encounters_with(session, authority.id, {each.id for each in sent})
        ),
        numbers=dict(deliveries.numbers_named(session, authority.id, named)),
        standing_on=dict(deliveries.encounters_on(session, authority.id, named)),
        people={},
        vehicles=dict(deliveries.vehicles_with(session, authority.id, _marks(sent))),
        services=_services(session, authority, sent),
        dispersals=_dispersals(session, authority, sent),
    )
    for person in _people(books, sent):
        books.remember(person)
    _read_earlier(books, sent)
    return books


def name_key(person: SentPerson) -> NameKey | None:
    """Folded names and birth date, or ``None`` where either is missing."""
    name = folded_name(person.given_name, person.family_name)
    return (name, person.date_of_birth) if name and person.date_of_birth else None


def policy_of(authority: Authority) -> Policy:
    """The council's own gate policy, or the one that is shipped."""
    return read_policy(authority.gate_policy) if authority.gate_policy else shipped_policy()


def grants_of(session: Session, member: Staff) -> tuple[Grant, ...]:
    """Every power this person has held, as the rules know it."""
    held = powers_of(session, member.authority_id, member.id)
    return tuple(Grant(Power(p.power), p.from_on, p.to_on, p.instrument) for p in held)


def _marks(sent: Sequence[SentEncounter]) -> set[str]:
    return {each.vehicle.vrm for each in sent if each.vehicle}


def _services(
    session: Session, authority: Authority, sent: Sequence[SentEncounter]
) -> Mapping[uuid.UUID, SupportService]:
    """The council's services, where any is named."""
    named = any(each.support.service for each in sent)
    return {one.id: one for one in services_of(session, authority.id)} if named else {}


def _dispersals(
    session: Session, authority: Authority, sent: Sequence[SentEncounter]
) -> Sequence[Dispersal]:
    """The authorisations that ran when anybody met could be directed to leave."""
    if not sent:
        return ()
    when = [each.directed_at for each in sent]
    return running_between(session, authority.id, min(when), max(when))


def _people(books: Books, sent: Sequence[SentEncounter]) -> Sequence[Person]:
    ids = {each.person.id for each in sent if each.person.id}
    keys = {key for each in sent if (key := name_key(each.person))}
    delivery = books.delivery
    return deliveries.people_known(delivery.session, delivery.authority.id, ids, keys)


def _read_earlier(books: Books, sent: Sequence[SentEncounter]) -> None:
    """What the same people were given that may bear on what they are given now."""
    if not books.people or not sent:
        return
    session, here = books.delivery.session, books.delivery.authority
    longest = max(timedelta(hours=here.cool_off_hours), ONE_ACT)
    since = min(each.occurred_at for each in sent) - longest
    books.penalties = penalties_given(session, here.id, books.people, since)
    books.warned = warnings_given(session, here.id, books.people, since)
