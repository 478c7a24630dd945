"""Writing down that somebody read a person's record (DPA 2018 s62)."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.moves import write
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.events import Event


def read_case(session: Session, case: FixedPenalty, part: str, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read a part of a case: a code such as ``facts``, never what was read."""
    facts = {"number": case.number, "part": part}
    write(session, Event.RECORD_READ, case, by=by, at=at, facts=facts)


def read_encounter(session: Session, met: Encounter, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read what enforcement keeps of an encounter."""
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=met.authority_id,
        by=by,
        at=at,
        subject=("encounter", met.id),
        facts={"part": "encounter"},
    )


def read_attempt(session: Session, attempt: IntakeAttempt, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read what enforcement may open of something that was not taken in."""
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=attempt.authority_id,
        by=by,
        at=at,
        subject=("attempt", attempt.id),
        facts={"part": "attempt"},
    )
