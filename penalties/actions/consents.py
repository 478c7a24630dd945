"""Consent to a service: given, taken back, and given to another one; for the support side alone.

A line of a consent is never changed, and what a team may open hangs on the latest one.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.referrals import claim, close, send, write
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.referrals import Consent, Referral
from penalties.rules.events import Event
from penalties.rules.referrals import MOVES, Stage, Verb
from penalties.rules.refusals import refuse


def give_consent(
    session: Session,
    referral: Referral,
    service_id: uuid.UUID,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write down that the person agrees to this service; ``words``: how they said it, sealed."""
    _consent(session, referral, service_id, "given", words, by=by, at=at)


def withdraw_consent(
    session: Session, referral: Referral, words: str, *, by: Actor, at: datetime
) -> None:
    """Take back the consent: from this moment the service can open nothing of it.

    Where the way to the service was not over yet, it is now.
    """
    session.refresh(referral, with_for_update=True)
    _consent(session, referral, referral.service_id, "withdrawn", words, by=by, at=at)
    if Stage(referral.stage) in MOVES[Verb.WITHDRAW].from_:
        close(session, referral, Verb.WITHDRAW, "consent_withdrawn", words, by=by, at=at)


def place(
    session: Session,
    referral: Referral,
    service_id: uuid.UUID,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Take one that waits to another service, to which the person has agreed; then send it.

    Raises ``Refused`` without the words of the consent, and where it does not wait any more.
    """
    if not words.strip():
        raise refuse("referrals.consent", "Write down how they agreed to this service.")
    claim(session, referral, Verb.SEND)
    referral.service_id = service_id
    give_consent(session, referral, service_id, words, by=by, at=at)
    write(session, Event.REFERRAL_PLACED, referral, by, at, {"service": str(service_id)})
    send(session, referral, by=by, at=at)


def _consent(
    session: Session,
    referral: Referral,
    service_id: uuid.UUID,
    kind: str,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    session.add(
        Consent(
            authority_id=referral.authority_id,
            id=new_id(),
            referral_id=referral.id,
            service_id=service_id,
            kind=kind,
            at=at,
            written_by=by.id,
            words=keyring_of(session).support.seal(words) if words.strip() else None,
        )
    )
    event = Event.CONSENT_GIVEN if kind == "given" else Event.CONSENT_WITHDRAWN
    write(session, event, referral, by, at, {"service": str(service_id)})
    session.flush()
