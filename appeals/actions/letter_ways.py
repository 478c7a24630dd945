"""How a letter about a second look reaches the person: always the page; beside it post, or a word.

What a person asked for is kept to. Where mail cannot be sent it becomes a letter, and where support
does not say that a letter may go, it stays on the page and a supervisor sees to it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.mailing import can_mail, queue_mail
from appeals.actions.sealing import what_was_said
from appeals.records.letters import AnswerLetter
from appeals.records.representations import Representation
from appeals.rules.representations import AnswerBy
from penalties.actions.letters import way_to
from penalties.actions.mail_ways import MailWay
from penalties.actions.moves import write
from penalties.actions.queues import open_item
from penalties.office.audit import PUBLIC, Actor
from penalties.office.authorities import holidays
from penalties.records.adjustments import adjustments_for
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.records.queues import QueueItem, open_about
from penalties.rules.adjustments import Adjustment
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event

SUBJECT = "answer_letter"
WAITS = "answer_letter_waits"
QUEUE = "supervisor"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How somebody wants to hear from us, and their address where we may mail them."""

    way: AnswerBy
    email: str = ""


def wanted(
    session: Session, case: FixedPenalty, one: Representation | None, *, by: Actor
) -> Wanted:
    """What the person asked for; by post where nobody asked for anything.

    Their own page cannot read what they need from us: it goes by what they have just said.
    """
    if one is None:
        return Wanted(AnswerBy.POST)
    said = what_was_said(session, one)
    way = AnswerBy(one.answer_by)
    if by == PUBLIC:
        needs = {need.kind for need in said.adjustments}
    else:
        needs = {Adjustment(need.kind) for need in adjustments_for(session, case)}
    if Adjustment.EMAIL in needs and said.email:
        way = AnswerBy.EMAIL
    if way is AnswerBy.EMAIL and not (said.email and can_mail(session, case.authority_id)):
        way = AnswerBy.POST
    return Wanted(way, said.email if way is AnswerBy.EMAIL else "")


def asked_support(session: Session, case: FixedPenalty, *, by: Actor) -> MailWay | None:
    """Where a letter may go; ``None`` on the person's own page, which cannot ask."""
    return None if by == PUBLIC else way_to(session, case)


def send_off(
    session: Session,
    case: FixedPenalty,
    letter: AnswerLetter,
    want: Wanted,
    support: MailWay | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Let a letter that stands on the page go its other way, too; in the same transaction."""
    letter.way, letter.status = str(want.way), "waiting"
    if want.way is AnswerBy.PAGE:
        letter.status, letter.gone_at = "gone", at
    elif want.way is AnswerBy.EMAIL:
        queue_mail(session, case, want.email, (SUBJECT, letter.id), at=at)
    elif support is not None and not may_be_posted(session, case, support):
        keep_back(session, case, letter, by=by, at=at)
    session.flush()


def may_be_posted(session: Session, case: FixedPenalty, support: MailWay) -> bool:
    """Whether it may go, and there is an address for it."""
    if support.lines:
        return True
    person = session.get(Person, (case.authority_id, case.person_id)) if case.person_id else None
    return support.may_go and person is not None and bool(person.address_lines)


def keep_back(
    session: Session, case: FixedPenalty, letter: AnswerLetter, *, by: Actor, at: datetime
) -> None:
    """Leave a letter to the page, and let a supervisor see that it may not be posted; once."""
    letter.way, letter.status = str(AnswerBy.POST), "kept_back"
    if waiting_about(session, letter):
        return
    told = {"number": letter.number, "kind": letter.kind, "part": letter.part}
    open_item(
        session,
        letter.authority_id,
        queue=QUEUE,
        kind=WAITS,
        subject=(SUBJECT, letter.id),
        due_on=add_working_days(london_date(at), 1, holidays(session)),
        facts=told,
        at=at,
    )
    write(session, Event.LETTER_KEPT_BACK, case, by=by, at=at, facts=told)
    session.flush()


def waiting_about(session: Session, letter: AnswerLetter) -> list[QueueItem]:
    """What waits for a supervisor about one letter."""
    return list(open_about(session, letter.authority_id, QUEUE, letter.id))
