"""Giving the disclosure officer what might help a defence, and what that officer decides.

Criminal Procedure and Investigations Act 1996. Nothing of it reaches enforcement from here: what is
disclosed goes to the defence by the disclosure officer's own hand.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office import support_trail
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.bar_questions import BarQuestion
from penalties.records.disclosures import DisclosureNote
from penalties.rules.events import Event
from penalties.rules.refusals import refuse


def note(
    session: Session, question: BarQuestion, words: str, *, by: Actor, at: datetime
) -> DisclosureNote:
    """Give the disclosure officer ``words`` about the case that was asked about."""
    if not words.strip() or by.id is None:
        raise refuse("disclosures.words", "Write down what might help the defence.")
    given = DisclosureNote(
        authority_id=question.authority_id,
        id=new_id(),
        penalty_id=question.penalty_id,
        number=question.number,
        body=keyring_of(session).support.seal(words),
        given_at=at,
        given_by=by.id,
    )
    session.add(given)
    session.flush()
    _write(session, Event.DISCLOSURE_NOTED, given, by, at, {})
    return given


def decide(
    session: Session, given: DisclosureNote, decision: str, words: str, *, by: Actor, at: datetime
) -> None:
    """Decide once, with a reason; raises ``Refused`` where it is decided or nothing is said."""
    session.refresh(given, with_for_update=True)
    if given.decision is not None:
        raise refuse("disclosures.decided", "This has been decided already.")
    if not words.strip():
        raise refuse("disclosures.reason", "Write down why.")
    given.decision, given.decided_at, given.decided_by = decision, at, by.id
    given.decision_body = keyring_of(session).support.seal(words)
    session.flush()
    _write(session, Event.DISCLOSURE_DECIDED, given, by, at, {"decision": decision})


def _write(
    session: Session,
    event: Event,
    given: DisclosureNote,
    by: Actor,
    at: datetime,
    facts: dict[str, str],
) -> None:
    support_trail.write(
        session,
        event,
        authority_id=given.authority_id,
        by=by,
        at=at,
        subject=("disclosure", given.id),
        facts=facts,
    )
    session.flush()
