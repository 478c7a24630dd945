"""What passes while we look again: we ask for more, the person answers or adds something.

While we wait for an answer our own time to answer stands still; the six months never do.
"""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from appeals.actions.letters import write_letter
from appeals.actions.overdue import THEIRS, stop_waiting
from appeals.actions.sealing import seal
from appeals.actions.standing import locked
from appeals.records.messages import Message, messages_of
from appeals.records.representations import Representation
from appeals.rules.receipt import after_waiting, more_by
from appeals.rules.representations import UNDECIDED, Standing
from penalties.actions.moves import write
from penalties.actions.queues import open_item
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.queues import QueueItem, open_about
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

QUEUE, CAME = "supervisor", "more_came"


def ask_for_more(
    session: Session, one: Representation, words: str, *, by: Actor, at: datetime
) -> Message:
    """Ask the person something, to be answered in ten working days; nothing is lost after them.

    Raises ``Refused`` without a question, for whoever issued the notice, while an earlier question
    waits, and where it is decided or before a second reader.
    """
    case = locked(session, one)
    if by.id == one.issued_by:
        raise refuse("representations.issuer", "Somebody else must look at a notice you issued.")
    if one.standing != Standing.OPEN:
        raise refuse("representations.ask", "Nothing more can be asked for now.")
    until = more_by(london_date(at), holidays(session))
    one.standing, one.more_by = str(Standing.ASKED), until
    kept = _keep(session, one, "asked", words, by=by, at=at, answer_by=until)
    facts = {"number": one.number, "serial": one.serial, "answer_by": until.isoformat()}
    write(session, Event.REPRESENTATION_ASKED, case, by=by, at=at, facts=facts)
    write_letter(session, case, "more_asked", representation=one, by=by, at=at)
    session.flush()
    return kept


def add_to(
    session: Session, one: Representation, words: str, *, kind: str, by: Actor, at: datetime
) -> Message:
    """Keep what the person adds (``added``), or ``answered`` where we had asked.

    An answer lets our time run on, by the working days that were left of it. Raises ``Refused``
    without words, and where the representation is answered already.
    """
    case = locked(session, one)
    if Standing(one.standing) not in UNDECIDED:
        raise refuse("representations.decided", "We have decided. You can ask for a review.")
    if by.id is not None and by.id == one.issued_by:
        raise refuse("representations.issuer", "Somebody else must type this in.")
    answers = kind == "answered" and one.standing == Standing.ASKED
    if answers:
        _run_on(session, one, at)
        stop_waiting(session, one, "answered", at=at, kinds=(THEIRS,))
    kept = _keep(session, one, "answered" if answers else "added", words, by=by, at=at)
    event = Event.REPRESENTATION_ANSWERED if answers else Event.REPRESENTATION_ADDED_TO
    write(session, event, case, by=by, at=at, facts={"number": one.number, "serial": one.serial})
    _call_reviewer(session, one, at)
    session.flush()
    return kept


def _keep(
    session: Session,
    one: Representation,
    kind: str,
    words: str,
    *,
    by: Actor,
    at: datetime,
    answer_by: date | None = None,
) -> Message:
    if not words.strip():
        raise refuse("representations.words", "Enter what you want to say")
    kept = Message(
        authority_id=one.authority_id,
        representation_id=one.id,
        kind=kind,
        at=at,
        written_by=by.id,
        body=seal(session, {"words": words.strip()}),
        answer_by=answer_by,
    )
    session.add(kept)
    return kept


def _run_on(session: Session, one: Representation, at: datetime) -> None:
    asked = [
        message
        for message in messages_of(session, one.authority_id, one.id)
        if message.kind == "asked"
    ]
    one.standing, one.more_by = str(Standing.OPEN), None
    one.target_on = after_waiting(
        one.target_on, london_date(asked[-1].at), london_date(at), holidays(session)
    )
    item = session.scalars(
        select(QueueItem).where(
            QueueItem.authority_id == one.authority_id,
            QueueItem.subject_id == one.id,
            QueueItem.kind == "representation",
            QueueItem.closed_at.is_(None),
        )
    ).one_or_none()
    if item is not None:
        item.due_on = one.target_on


def _call_reviewer(session: Session, one: Representation, at: datetime) -> None:
    """Put it before the desk that something came; once, as long as nobody has looked."""
    waiting = open_about(session, one.authority_id, QUEUE, one.id)
    if any(item.kind == CAME for item in waiting):
        return
    open_item(
        session,
        one.authority_id,
        queue=QUEUE,
        kind=CAME,
        subject=("representation", one.id),
        due_on=one.target_on,
        facts={"number": one.number, "serial": one.serial},
        at=at,
    )
