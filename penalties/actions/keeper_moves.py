"""The one way in which a letter to a keeper changes its status, with its trail and its queues."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.queues import open_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.keeper_letters import KeeperLetter
from penalties.records.queues import open_about
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.keeper_letters import MOVES, Status, Verb
from penalties.rules.keeper_letters import move as next_after

SUBJECT = "keeper_letter"
TO_APPROVE = "keeper_letter_asked"
FOR_LEGAL = "keeper_letter_legal"
ANSWERED = "keeper_answered"
REVIEW = "keeper_letter_review"


def begin(
    session: Session,
    letter: KeeperLetter,
    verb: Verb,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Give a new letter its first status, by a verb that begins one."""
    letter.status = str(next_after(None, verb))
    session.add(letter)
    session.flush()
    told = {"to": letter.status, **(facts or {})}
    write(session, MOVES[verb].event, letter, by=by, at=at, facts=told)


def check(letter: KeeperLetter, verb: Verb) -> None:
    """``Refused`` where the table of moves does not lead from its status by ``verb``."""
    next_after(Status(letter.status), verb)


def move(
    session: Session,
    letter: KeeperLetter,
    verb: Verb,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    words: str = "",
) -> None:
    """Take a letter along the table of moves and write the trail; ``words`` are for it alone.

    Raises ``Refused`` where the table does not lead from its status by ``verb``.
    """
    before = letter.status
    letter.status = str(next_after(Status(before), verb))
    session.flush()
    told = {"from": before, "to": letter.status, **(facts or {})}
    detail = {"words": words} if words else None
    write(session, MOVES[verb].event, letter, by=by, at=at, facts=told, detail=detail)


def write(
    session: Session,
    event: Event,
    letter: KeeperLetter,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write what happened to a letter into the trail, with its number."""
    audit.record(
        session,
        event,
        authority_id=letter.authority_id,
        by=by,
        at=at,
        subject=(SUBJECT, letter.id),
        facts={"number": letter.number, **(facts or {})},
        detail=detail,
    )


def read(session: Session, letter: KeeperLetter, part: str, *, by: Actor, at: datetime) -> None:
    """Write that ``by`` read a part of a letter (DPA 2018 s62): a code such as ``facts``."""
    write(session, Event.RECORD_READ, letter, by=by, at=at, facts={"part": part})


def call(session: Session, letter: KeeperLetter, queue: str, kind: str, *, at: datetime) -> None:
    """Put a letter into a queue, to be seen on the next working day."""
    open_item(
        session,
        letter.authority_id,
        queue=queue,
        kind=kind,
        subject=(SUBJECT, letter.id),
        due_on=add_working_days(london_date(at), 1, holidays(session)),
        facts={"number": letter.number},
        at=at,
    )
    session.flush()


def close_calls(
    session: Session, letter: KeeperLetter, *kinds: str, outcome: str, by: Actor, at: datetime
) -> int:
    """Close what waits in any queue about a letter, of these kinds; how many there were."""
    closed = 0
    for queue in ("supervisor", "legal"):
        for item in open_about(session, letter.authority_id, queue, letter.id):
            if item.kind in kinds:
                item.closed_at, item.closed_by, item.outcome = at, by.id, outcome
                closed += 1
    session.flush()
    return closed
