"""Making a referral, and taking it along the table of moves: for the support side alone.

Every deed stands in the trail behind the wall. What reaches a case outside goes through
``crossings``: a pause, or a cancellation, by the council.
"""

import json
import secrets
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions import crossings
from penalties.actions.support_people import key_in
from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.office.premises import keyring_of
from penalties.records.heard import HeardAnswer
from penalties.records.referrals import Referral
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.people import PersonKey
from penalties.rules.referrals import (
    MOVES,
    Ending,
    Stage,
    Verb,
    contact_due_on,
    move,
    quarter_from,
)
from penalties.rules.refusals import refuse

REFERENCE = "23456789BCDFGHJKMNPQRSTVWXZ"
"""Digits and consonants that nobody mistakes for one another, and that spell no word."""


def new_reference() -> str:
    """A reference for the telephone: it says nothing, and nothing can be counted from it."""
    return "R" + "".join(secrets.choice(REFERENCE) for _ in range(6))


def body_of(session: Session, referral: Referral) -> dict[str, Any]:
    """Who was referred, what is needed and what was wished, opened."""
    opened: dict[str, Any] = json.loads(keyring_of(session).support.open(referral.body))
    return opened


def person_of(session: Session, referral: Referral) -> PersonKey:
    """Who was referred, as sameness is judged."""
    return key_in(body_of(session, referral)["person"])


def send(session: Session, referral: Referral, *, by: Actor, at: datetime) -> None:
    """Send it to its service, which gets in touch within two working days."""
    claim(session, referral, Verb.SEND)
    referral.sent_at = at
    referral.contact_due_on = contact_due_on(london_date(at), holidays(session))
    _move(session, referral, Verb.SEND, by=by, at=at, facts={"service": str(referral.service_id)})


def contact(session: Session, referral: Referral, words: str, *, by: Actor, at: datetime) -> None:
    """Write down the first contact. ``words``: what was agreed, sealed."""
    claim(session, referral, Verb.CONTACT)
    referral.first_contact_at = at
    _move(session, referral, Verb.CONTACT, by=by, at=at, detail={"words": words})


def engage(session: Session, referral: Referral, words: str, *, by: Actor, at: datetime) -> int:
    """Write down that support has begun; every open notice is cancelled. Returns how many."""
    claim(session, referral, Verb.ENGAGE)
    referral.engaged_at = at
    _move(session, referral, Verb.ENGAGE, by=by, at=at, detail={"words": words})
    return crossings.cancel(session, referral, person_of(session, referral), by=by, at=at)


def end(
    session: Session, referral: Referral, outcome: Ending, words: str, *, by: Actor, at: datetime
) -> None:
    """Write down how support ended. A paused case goes to a supervisor, never on by itself."""
    close(session, referral, Verb.END, str(outcome), words, by=by, at=at)


def decline(session: Session, referral: Referral, words: str, *, by: Actor, at: datetime) -> None:
    """Say that the service cannot take it, and why; raises ``Refused`` without a reason."""
    if not words.strip():
        raise refuse("referrals.reason", "Say why the service cannot take it.")
    close(session, referral, Verb.DECLINE, "declined", words, by=by, at=at)


def was_told(session: Session, referral: Referral, *, by: Actor, at: datetime) -> None:
    """Write down that the person was told what became of their notice."""
    write(session, Event.REFERRAL_TOLD, referral, by, at)
    session.flush()


def heard(
    session: Session, authority_id: int, service_id: uuid.UUID, said: str, at: datetime
) -> None:
    """Keep whether somebody felt heard, with nothing that tells whose answer it is."""
    quarter = quarter_from(london_date(at))
    session.add(
        HeardAnswer(
            authority_id=authority_id, service_id=service_id, quarter_from=quarter, answer=said
        )
    )
    session.flush()


def close(
    session: Session,
    referral: Referral,
    verb: Verb,
    outcome: str,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """End a referral by one of the verbs that do.

    What it paused stays so: at a minute of its own the council asks whether the pause may end.
    """
    claim(session, referral, verb)
    referral.ended_at, referral.outcome = at, outcome
    referral.outcome_because = keyring_of(session).support.seal(words) if words.strip() else None
    facts = {"outcome": outcome} if verb is Verb.END else {}
    _move(session, referral, verb, by=by, at=at, facts=facts)


def claim(session: Session, referral: Referral, verb: Verb) -> None:
    """Read a referral afresh and keep others from it until the end of the transaction.

    Raises ``Refused`` where the table of moves no longer leads from here by ``verb``.
    """
    session.refresh(referral, with_for_update=True)
    move(Stage(referral.stage), verb)


def _move(
    session: Session,
    referral: Referral,
    verb: Verb,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, str] | None = None,
    detail: Mapping[str, str] | None = None,
) -> None:
    # Stage and moment reach the database together: it refuses one alone.
    with session.no_autoflush:
        referral.stage = str(move(Stage(referral.stage), verb))
    write(session, MOVES[verb].event, referral, by, at, facts, detail)
    session.flush()


def write(
    session: Session,
    event: Event,
    referral: Referral,
    by: Actor,
    at: datetime,
    facts: Mapping[str, str] | None = None,
    detail: Mapping[str, str] | None = None,
) -> None:
    """Write an event of a referral into the trail behind the wall."""
    support_trail.write(
        session,
        event,
        authority_id=referral.authority_id,
        by=by,
        at=at,
        subject=("referral", referral.id),
        facts=facts,
        detail=detail,
    )
