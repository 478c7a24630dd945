"""The rows of a new referral: made by an officer at the kerb, or by the support side itself.

An officer's session puts them behind the wall and cannot read them again.
"""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.referrals import new_reference
from penalties.actions.support_people import key_in, support_key
from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.database import Base, new_id
from penalties.office.premises import keyring_of
from penalties.records.referrals import Consent, Referral
from penalties.records.safe_contacts import SafeContact
from penalties.rules.days import Holidays, london_date
from penalties.rules.events import Event
from penalties.rules.referrals import Stage, contact_due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Somebody who wants a service and agrees that it gets in touch.

    ``person`` has the names of the tablet's contract; ``can_take`` is whether the service can take
    the person now: otherwise the referral waits for another one.
    """

    person: Mapping[str, Any]
    service_id: uuid.UUID
    can_take: bool
    offered_at: datetime
    consent_words: str
    needs: Sequence[str] = ()
    wishes: str = ""
    safe_contact: Mapping[str, Any] = field(default_factory=dict)
    encounter_id: uuid.UUID | None = None


def referral_rows(
    session: Session,
    authority_id: int,
    wish: Wish,
    days_off: Holidays,
    *,
    by: Actor,
    at: datetime,
) -> Iterator[Base]:
    """The referral, its consent and the safe contact; the trail behind the wall is written here."""
    referral = _referral(session, authority_id, wish, days_off, at)
    yield referral
    seal = keyring_of(session).support.seal
    yield Consent(
        authority_id=authority_id,
        id=new_id(),
        referral_id=referral.id,
        service_id=wish.service_id,
        kind="given",
        at=at,
        written_by=by.id,
        words=seal(wish.consent_words) if wish.consent_words else None,
    )
    if wish.safe_contact:
        key = contact_key(session, referral)
        yield contact_row(session, authority_id, key, wish.safe_contact, by, at)
    service = {"service": str(wish.service_id)}
    _write(session, Event.REFERRAL_MADE, referral, service, by, at)
    _write(session, Event.CONSENT_GIVEN, referral, service, by, at)
    if referral.sent_at is not None:
        _write(session, Event.REFERRAL_SENT, referral, service, by, at)


def contact_key(session: Session, referral: Referral) -> str:
    """Under which key the safe contact of a referral is kept.

    The person's own, or the referral's where nothing tells this person from another.
    """
    own = f"referral {referral.id}"
    return referral.person_key or keyring_of(session).support.fingerprint(own)


def contact_row(
    session: Session,
    authority_id: int,
    person_key: str,
    said: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> SafeContact:
    """How somebody may be reached: never by post to home unless they said so."""
    by_post = said.get("by_post")
    return SafeContact(
        authority_id=authority_id,
        id=new_id(),
        person_key=person_key,
        by_post=by_post if isinstance(by_post, str) else "home" if by_post else "no",
        body=keyring_of(session).support.seal(json.dumps(dict(said), ensure_ascii=False)),
        said_at=at,
        written_by=by.id,
    )


def _referral(
    session: Session, authority_id: int, wish: Wish, days_off: Holidays, at: datetime
) -> Referral:
    body = {"person": dict(wish.person), "needs": list(wish.needs), "wishes": wish.wishes}
    return Referral(
        authority_id=authority_id,
        id=new_id(),
        reference=new_reference(),
        service_id=wish.service_id,
        encounter_id=wish.encounter_id,
        person_key=support_key(session, key_in(wish.person)),
        stage=str(Stage.SENT if wish.can_take else Stage.ACCEPTED),
        body=keyring_of(session).support.seal(json.dumps(body, ensure_ascii=False)),
        offered_at=wish.offered_at,
        accepted_at=at,
        sent_at=at if wish.can_take else None,
        contact_due_on=contact_due_on(london_date(at), days_off) if wish.can_take else None,
    )


def _write(
    session: Session,
    event: Event,
    referral: Referral,
    facts: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> None:
    support_trail.write(
        session,
        event,
        authority_id=referral.authority_id,
        by=by,
        at=at,
        subject=("referral", referral.id),
        facts=facts,
    )
