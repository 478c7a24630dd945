"""A referral from the kerb: somebody said yes to a service, and agrees that it gets in touch."""

from collections.abc import Mapping
from typing import Any

from penalties.actions.books import Books
from penalties.actions.referral_making import Wish, referral_rows
from penalties.records.services import SupportService
from penalties.rules.encounters import OfferAnswer
from penalties.rules.intake import Fault, Reading
from penalties.rules.referrals import needs_in
from penalties.rules.sent import SentEncounter


def service_faults(books: Books, sent: SentEncounter) -> tuple[Fault, ...]:
    """What is wrong with a service that is named and that nobody knows."""
    named = sent.support.service
    if named is None or named in books.services:
        return ()
    return (Fault("support.service", "There is no such service. Load the field kit again."),)


def refer(books: Books, reading: Reading, sent: SentEncounter) -> None:
    """Put a referral behind the wall where one was wanted and agreed to; it waits if it has to."""
    said: Mapping[str, Any] = reading.content.get("support", {})
    service = books.services.get(sent.support.service) if sent.support.service else None
    if service is None or not said.get("consent") or sent.support.answer != OfferAnswer.ACCEPTED:
        return
    delivery, consent = books.delivery, said["consent"]
    wish = Wish(
        person=reading.content["person"],
        service_id=service.id,
        can_take=has_room(service),
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


def has_room(service: SupportService) -> bool:
    """Whether a service takes anybody now, as it last said itself."""
    return service.is_open and service.places_free != 0
