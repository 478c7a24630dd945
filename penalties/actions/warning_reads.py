"""Writing down that somebody read a warning, the offer of a course, or what went before with a
buyer (DPA 2018 s62).
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office import audit
from penalties.office.audit import Actor
from penalties.records.course_offers import CourseOffer
from penalties.records.kerb_warnings import KerbWarning
from penalties.records.people import Person
from penalties.rules.events import Event


def read_warning(
    session: Session, warning: KerbWarning, part: str, *, by: Actor, at: datetime
) -> None:
    """Write that ``by`` read a part of a warning: a code such as ``facts``."""
    _write(session, ("kerb_warning", warning), part, by, at)


def read_offer(session: Session, offer: CourseOffer, part: str, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read a part of the offer of a course."""
    _write(session, ("course_offer", offer), part, by, at)


def read_history(session: Session, person: Person, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read what went before with a buyer."""
    _write(session, ("person", person), "history", by, at)


def _write(
    session: Session,
    subject: tuple[str, KerbWarning | CourseOffer | Person],
    part: str,
    by: Actor,
    at: datetime,
) -> None:
    kind, row = subject
    number = {} if isinstance(row, Person) else {"number": row.number}
    audit.record(
        session,
        Event.RECORD_READ,
        authority_id=row.authority_id,
        by=by,
        at=at,
        subject=(kind, row.id),
        facts={**number, "part": part},
    )
