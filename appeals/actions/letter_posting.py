"""Posting a letter about a second look: made ready on the day it is posted, then marked as posted.

Whether it may go is asked again on that day, and the days that it gives are counted from it. They
are never sooner than those that stand on the page.
"""

import json
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from appeals.actions.letter_ways import asked_support, keep_back, may_be_posted, waiting_about
from appeals.actions.letters import answered_by, freeze
from appeals.actions.reposting import lengthen
from appeals.records.letters import AnswerLetter
from penalties.actions.adjustments import check_print
from penalties.actions.mail_ways import MailWay
from penalties.actions.moves import write
from penalties.actions.notice_facts import ON_THE_ENVELOPE, person_as_kept
from penalties.actions.queues import close_item
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.people import Person
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.refusals import refuse


class Ready(StrEnum):
    """What became of getting a letter ready for the post."""

    YES = "yes"
    KEPT_BACK = "kept_back"


def make_ready(session: Session, letter: AnswerLetter, *, by: Actor, at: datetime) -> Ready:
    """Freeze a letter as it is to be posted today, or leave it to the page where it may not go.

    Kept back is kept, and no refusal. Raises ``Refused`` where it has gone, and where no time is
    left for the days that a refusal of ours has to give.
    """
    case = _locked(session, letter)
    _check_waits(letter)
    support = _asked(session, case, by)
    if not may_be_posted(session, case, support):
        keep_back(session, case, letter, by=by, at=at)
        return Ready.KEPT_BACK
    letter.status = "waiting"
    one, decision = answered_by(session, letter)
    if one is not None:
        lengthen(session, case, letter, one, decision, at)
    freeze(session, case, letter, one, decision, support, at=at)
    session.flush()
    return Ready.YES


def mark_posted(
    session: Session, letter: AnswerLetter, *, is_large: bool, by: Actor, at: datetime
) -> None:
    """Keep that a letter was posted today, first class.

    Raises ``Refused`` where it was not made ready today, where it may not go any more, and where
    somebody asked for large print and gets another.
    """
    case = _locked(session, letter)
    _check_waits(letter)
    support = _asked(session, case, by)
    if not may_be_posted(session, case, support) and letter.status == "waiting":
        raise refuse("letters.may_not_go", "This letter may not be posted. It stands on the page.")
    if not _is_ready(letter, support, at):
        raise refuse(
            "letters.another_day",
            "Make the letter ready again: its days count from the day on which it is posted.",
        )
    check_print(session, case, is_large=is_large)
    letter.status, letter.gone_at, letter.gone_by = "gone", at, by.id
    told = {"number": letter.number, "kind": letter.kind, "part": letter.part}
    write(session, Event.LETTER_POSTED, case, by=by, at=at, facts=told)
    _close(session, letter, "posted", by, at)


def settle(session: Session, letter: AnswerLetter, *, by: Actor, at: datetime) -> None:
    """Keep that the person was told in another way: nothing about the letter waits any more."""
    _close(session, letter, "told", by, at)


def envelope(session: Session, letter: AnswerLetter, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """What to write on the envelope of a letter that is ready today and does not go home.

    Nothing where it does, and on every other day; these lines are kept nowhere.
    """
    case = session.get_one(FixedPenalty, (letter.authority_id, letter.penalty_id))
    support = _asked(session, case, by)
    if not _is_ready(letter, support, at) or not support.lines or case.person_id is None:
        return ()
    name = person_as_kept(session.get_one(Person, (case.authority_id, case.person_id))).name
    return tuple(line for line in (name, *support.lines, support.postcode) if line)


def is_ready(session: Session, letter: AnswerLetter, *, by: Actor, at: datetime) -> bool:
    """Whether a letter can be posted as it is: dated today, and addressed as support says now."""
    case = session.get_one(FixedPenalty, (letter.authority_id, letter.penalty_id))
    return _is_ready(letter, _asked(session, case, by), at)


def dated(letter: AnswerLetter) -> date:
    """The day from which the letter counts its days: the one that is printed on it."""
    return date.fromisoformat(json.loads(letter.snapshot)["dated"])


def _is_ready(letter: AnswerLetter, support: MailWay, at: datetime) -> bool:
    address = json.loads(letter.snapshot)["person"]["address"]
    fits = bool(support.lines) == (tuple(address) == ON_THE_ENVELOPE)
    return letter.status == "waiting" and dated(letter) == london_date(at) and fits


def _close(session: Session, letter: AnswerLetter, outcome: str, by: Actor, at: datetime) -> None:
    for item in waiting_about(session, letter):
        if by.id is not None:
            close_item(session, item, outcome, by=by.id, at=at)
    session.flush()


def _asked(session: Session, case: FixedPenalty, by: Actor) -> MailWay:
    support = asked_support(session, case, by=by)
    if support is None:
        raise ValueError("letters are posted by staff")
    return support


def _locked(session: Session, letter: AnswerLetter) -> FixedPenalty:
    case = session.get_one(FixedPenalty, (letter.authority_id, letter.penalty_id))
    for row in (case, letter):
        session.refresh(row, with_for_update=True)
    return case


def _check_waits(letter: AnswerLetter) -> None:
    if letter.way != "post" or letter.status not in ("waiting", "kept_back"):
        raise refuse("letters.gone", "This letter does not wait to be posted.")
