"""Asking the support-first gate about an encounter, with the history that our own records hold."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from penalties.actions.authorised import is_authorised
from penalties.actions.books import Books
from penalties.actions.direction_grounds import covering
from penalties.actions.support import person_key
from penalties.records.encounters import Encounter
from penalties.records.support import SupportOffer, offers_to
from penalties.rules.days import corresponding_date, london_date, start_of
from penalties.rules.encounters import EncounterFacts, History, OfferAnswer
from penalties.rules.gate import GateAnswer, ask
from penalties.rules.gate_history import PastOffer, Purpose, contacts_within, declines_within
from penalties.rules.order_versions import version_in_force
from penalties.rules.prohibitions import Concerns
from penalties.rules.sent import SentEncounter, SentPerson

ASKS_HISTORY = frozenset({"C", "D"})
"""The rows whose answers depend on what happened before."""


def judged(books: Books, sent: SentEncounter) -> GateAnswer:
    """The gate's answer, judged here from the facts as sent and from what we know."""
    facts = _facts(books, sent)
    answer = ask(facts, History(), books.policy)
    if facts.offline or answer.row not in ASKS_HISTORY:
        return answer
    return ask(facts, _history(books, sent), books.policy)


def _facts(books: Books, sent: SentEncounter) -> EncounterFacts:
    person, on = sent.person, london_date(sent.occurred_at)
    return EncounterFacts(
        on=on,
        role=sent.role,
        gender=person.gender,
        date_of_birth=_born_on(books, person),
        apparent_age=person.apparent_age,
        identity=person.identity,
        identity_checked=person.identity_checked,
        other_person_age_doubt=sent.other_person_age_doubt,
        other_person_exploited=sent.other_person_exploited,
        screening=sent.screening,
        flag=sent.flag,
        offered=sent.support.offered,
        offer_answer=sent.support.answer,
        safeguarding_answered=sent.safeguarding_answered,
        order_concerns=_concerns(books, sent),
        powers=frozenset(grant.power for grant in books.grants if grant.runs_on(on)),
        dispersal_live=covering(books, sent, sent.directed_at) is not None,
        offline=sent.issued_offline,
    )


def _born_on(books: Books, person: SentPerson) -> date | None:
    """The birth date as sent; ours, where we have known the same person as younger."""
    known = books.person(person)
    days = (person.date_of_birth, known.date_of_birth if known else None)
    return max(filter(None, days)) if person.date_of_birth else None


def _concerns(books: Books, sent: SentEncounter) -> frozenset[Concerns]:
    """What the order is about; an unknown one counts as being about everything."""
    history = books.orders.get(sent.order)
    if history is None:
        return frozenset(Concerns)
    version = version_in_force(history.versions, sent.occurred_at) or history.versions[-1]
    return frozenset(Concerns(each.concerns) for each in books.prohibitions_of(version))


def _history(books: Books, sent: SentEncounter) -> History:
    offers = _offers(books, sent)
    terms, ladder = books.policy.exception, books.policy.ladder
    past = [
        PastOffer(each.offered_at, OfferAnswer(each.answer), each.was_available, each.was_available)
        for each in offers
    ]
    met_at = {each.encounter_id: each.offered_at for each in offers} | _met(books, sent)
    return History(
        contacts=contacts_within(met_at.values(), ladder.window_months, sent.occurred_at),
        declines=declines_within(past, terms.window_months, sent.occurred_at) if terms else 0,
        lift_given=is_authorised(books, sent, Purpose.LIFT),
        exception_authorised=is_authorised(books, sent, Purpose.EXCEPTION),
        no_investigation_wanted=is_authorised(books, sent, Purpose.NO_INVESTIGATION),
    )


def _offers(books: Books, sent: SentEncounter) -> Sequence[SupportOffer]:
    """Earlier offers to the same person, those of this very delivery too."""
    key = person_key(books, sent.person)
    if key is None:
        return ()
    delivery = books.delivery
    kept = offers_to(delivery.session, delivery.authority.id, key, _since(books, sent))
    new = (row for row in books.rows_of(SupportOffer) if row.person_key == key)
    return [*kept, *new]


def _met(books: Books, sent: SentEncounter) -> dict[uuid.UUID, datetime]:
    """When enforcement met the same person before, by encounter."""
    person = books.person(sent.person)
    if person is None:
        return {}
    delivery = books.delivery
    found = delivery.session.execute(
        select(Encounter.id, Encounter.occurred_at).where(
            Encounter.authority_id == delivery.authority.id,
            Encounter.person_id == person.id,
            Encounter.occurred_at >= _since(books, sent),
        )
    )
    return {id_: met_at for id_, met_at in found}


def _since(books: Books, sent: SentEncounter) -> datetime:
    terms = books.policy.exception
    months = max(books.policy.ladder.window_months, terms.window_months if terms else 0)
    return start_of(corresponding_date(london_date(sent.occurred_at), -months))
