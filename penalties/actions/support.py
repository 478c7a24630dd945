"""What of an encounter goes behind the wall, and what the gate alone may ask back.

Enforcement puts it in and cannot read it again: it is sealed under ``SUPPORT_KEY``.
"""

import json
from collections.abc import Mapping
from typing import Any

from penalties.actions.books import Books
from penalties.actions.support_people import fingerprint, support_key
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.services import facts_of
from penalties.records.support import SupportEncounter, SupportOffer
from penalties.rules.encounters import OfferAnswer
from penalties.rules.intake import BEHIND_THE_WALL, Reading
from penalties.rules.sent import SentEncounter, SentPerson
from penalties.rules.services import availability, takes

DIRECTION = "direction"


def keep_behind_the_wall(
    books: Books,
    reading: Reading,
    sent: SentEncounter,
    *,
    whole: bool,
    is_known: bool,
    is_led: bool,
) -> None:
    """Seal what only support may read: the ``whole`` encounter, or its parts of that kind.

    Of one that is sealed whole the gate keeps the offer, under a fingerprint of the person. Not
    where enforcement knows them (``is_known``): it could tell whose the other offers are. Support
    knows only those again whom the gate led to it (``is_led``).
    """
    kept = reading.content if whole else walled_parts(reading.content)
    delivery = books.delivery
    if kept:
        body = keyring_of(delivery.session).support.seal(json.dumps(kept, ensure_ascii=False))
        books.keep(
            SupportEncounter(
                authority_id=delivery.authority.id,
                id=sent.id,
                person_key=support_key(delivery.session, sent.person.key) if is_led else None,
                body=body,
                kept_at=delivery.at,
            )
        )
    if whole and sent.support.offered and sent.support.answer:
        key = None if is_known else person_key(books, sent.person)
        books.keep(_offer(books, sent, sent.support.answer, key))


def walled_parts(content: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of an encounter that only support may read, whoever was met.

    Of a direction, what was answered before it is among them: support has the whole of it.
    """
    return {name: content[name] for name in (*BEHIND_THE_WALL, DIRECTION) if name in content}


def open_parts(content: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of an encounter that enforcement may read."""
    ours = {name: part for name, part in content.items() if name not in BEHIND_THE_WALL}
    if DIRECTION in ours:
        ours[DIRECTION] = _without_answers(ours[DIRECTION])
    return ours


def _without_answers(direction: Mapping[str, Any]) -> dict[str, Any]:
    """A direction with what was asked and left open, as its own row keeps it."""
    ours = {name: part for name, part in direction.items() if name != "service"}
    if "exemptions" in ours:
        ours["exemptions"] = {
            occasion: {name: said[name] for name in ("asked", "carve_out") if name in said}
            for occasion, said in ours["exemptions"].items()
        }
    return ours


def person_key(books: Books, person: SentPerson) -> str | None:
    """By which the gate counts one person's answers; it tells nobody who that is."""
    return fingerprint(books.delivery.session, person.key, "offer")


def _offer(books: Books, sent: SentEncounter, answer: OfferAnswer, key: str | None) -> SupportOffer:
    return SupportOffer(
        authority_id=books.delivery.authority.id,
        id=new_id(),
        encounter_id=sent.id,
        person_key=key,
        offered_at=sent.occurred_at,
        answer=str(answer),
        was_available=_is_available(books, sent),
    )


def _is_available(books: Books, sent: SentEncounter) -> bool:
    """Whether the service that was named could have taken the person in at that hour."""
    named = books.services.get(sent.support.service) if sent.support.service else None
    if named is None:
        return False
    service = facts_of(named)
    return takes(service, sent.person.gender) and availability(service, sent.occurred_at).can_take
