"""Writing down that somebody read a person's record (DPA 2018 s62)."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.actions.moves import write
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.records.directions import Direction
from penalties.records.encounters import Encounter, IntakeAttempt
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.support import Authorisation
from penalties.rules import months
from penalties.rules.events import Event


def read_case(session: Session, case: FixedPenalty, part: str, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read a part of a case: a code such as ``facts``, never what was read."""
    facts = {"number": case.number, "part": part}
    write(session, Event.RECORD_READ, case, by=by, at=at, facts=facts)


def read_direction(
    session: Session, direction: Direction, part: str, *, by: Actor, at: datetime
) -> None:
    """Write that ``by`` read a part of a direction, likewise."""
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=direction.authority_id,
        by=by,
        at=at,
        subject=("direction", direction.id),
        facts={"number": direction.number, "part": part},
    )


def read_directions(session: Session, authority_id: int, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read the list of the council's directions, which names people."""
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=("direction", None),
        facts={"part": "directions"},
    )


def read_encounter(session: Session, met: Encounter, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read what enforcement keeps of an encounter."""
    _write(session, "encounter", met, by, at)


def read_attempt(session: Session, attempt: IntakeAttempt, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read what enforcement may open of something that was not taken in."""
    _write(session, "attempt", attempt, by, at)


def read_authorisation(session: Session, asked: Authorisation, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read why a supervisor was asked, and what they said."""
    _write(session, "authorisation", asked, by, at)


def read_exceptions(
    session: Session, authority_id: int, month: date, part: str, *, by: Actor, at: datetime
) -> None:
    """Write that ``by`` read which exceptions were asked for in a month, and in which form."""
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=authority_id,
        by=by,
        at=at,
        subject=("authorisation", None),
        facts={"part": part, "month": months.in_figures(month)},
    )


def _write(
    session: Session,
    kind: str,
    row: Encounter | IntakeAttempt | Authorisation,
    by: Actor,
    at: datetime,
) -> None:
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=row.authority_id,
        by=by,
        at=at,
        subject=(kind, row.id),
        facts={"part": kind},
    )
