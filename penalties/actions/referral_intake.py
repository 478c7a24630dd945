"""A referral from the kerb: somebody said yes to a service, and agrees that it gets in touch."""

from collections.abc import Mapping
from typing import Any

from penalties.actions.books import Books
from penalties.actions.referral_making import Wish, referral_rows
from penalties.records.services import facts_of
from penalties.rules.days import london_date
from penalties.rules.encounters import OfferAnswer
from penalties.rules.intake import Fault, NextService, Reading, SupportTold
from penalties.rules.referrals import contact_due_on, needs_in
from penalties.rules.sent import SentEncounter
from penalties.rules.services import (
    ServiceFacts,
    Wanted,
    availability,
    next_service,
    offer_instead,
    waits,
)
from penalties.rules.writing import weekday


def service_faults(books: Books, sent: SentEncounter) -> tuple[Fault, ...]:
    """What is wrong with a service that is named and that nobody knows."""
    named = sent.support.service
    if named is None or named in books.services:
        return ()
    return (Fault("support.service", "There is no such service. Load the field kit again."),)


def refer(books: Books, reading: Reading, sent: SentEncounter) -> SupportTold | None:
    """Put a referral behind the wall where one was wanted and agreed to; it waits if it has to."""
    said: Mapping[str, Any] = reading.content.get("support", {})
    service = books.services.get(sent.support.service) if sent.support.service else None
    if service is None or not said.get("consent") or sent.support.answer != OfferAnswer.ACCEPTED:
        return None
    delivery, consent, chosen = books.delivery, said["consent"], facts_of(service)
    wish = Wish(
        person=reading.content["person"],
        service_id=service.id,
        can_take=not waits(chosen, delivery.at),
        offered_at=sent.occurred_at,
        consent_words=consent if isinstance(consent, str) else "",
        needs=needs_in({name: str(answer) for name, answer in sent.screening.items()}),
        safe_contact=said.get("safe_contact", {}),
        encounter_id=sent.id,
    )
    books.keep(
        *referral_rows(
            delivery.session,
            delivery.authority.id,
            wish,
            books.holidays,
            by=delivery.by,
            at=delivery.at,
        )
    )
    return _told(books, chosen, Wanted(sent.person.gender))


def _told(books: Books, chosen: ServiceFacts, wanted: Wanted) -> SupportTold:
    """What the officer can say to the person at once, and which service to offer instead."""
    at, services = books.delivery.at, [facts_of(one) for one in books.services.values()]
    referral = "waiting" if waits(chosen, at) else "sent"
    if availability(chosen, at).can_take:
        due = contact_due_on(london_date(at), books.holidays)
        return SupportTold(referral, f"{chosen.name} gets in touch by {weekday(due)}.")
    instead = next_service(services, at, wanted)
    offered = NextService(str(instead.id), instead.name) if instead else None
    return SupportTold(referral, offer_instead(chosen, services, at, wanted), offered)
