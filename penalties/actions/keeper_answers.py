"""What comes back to a letter: taken from the page, by phone or by post, and dealt with.

The public side may add an answer and read nothing of the letter but its status.
"""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.actions.keeper_files import end_keeper
from penalties.actions.keeper_letters import check_reason
from penalties.actions.keeper_moves import ANSWERED, REVIEW, SUBJECT, close_calls, write
from penalties.actions.queues import open_item
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.office.database import new_id
from penalties.records.keeper_letters import KeeperAnswer, KeeperLetter
from penalties.records.keepers import Keeper
from penalties.records.numbers import NoticeNumber
from penalties.records.queues import open_about
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.keeper_letters import ANSWERABLE, Answer, How, Outcome, Status
from penalties.rules.refusals import refuse

LONGEST = 2_000


def take(
    session: Session,
    number: NoticeNumber,
    status: str,
    answer: Answer,
    words: str,
    how: How,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Keep what somebody said to the letter with this number, and call a supervisor once.

    Nobody is asked who they are. Raises ``Refused`` for a letter that did not go, and for too many
    words.
    """
    if Status(status) not in ANSWERABLE:
        raise refuse("keeper_letters.answer", "This letter has not been posted.")
    if len(words) > LONGEST:
        raise refuse("keeper_letters.words", f"Use at most {LONGEST:,} characters.")
    taken_by = None if how is How.PAGE else by.id
    session.add(_answer(number, answer, words, how, taken_by, at))
    session.flush()
    audit.record(
        session,
        Event.KEEPER_LETTER_ANSWERED,
        authority_id=number.authority_id,
        by=by,
        at=at,
        subject=(SUBJECT, number.id),
        facts={"number": number.number, "answer": str(answer), "how": str(how)},
    )
    _call(session, number, add_working_days(london_date(at), 1, holidays(session)), at)
    session.flush()


def settle(
    session: Session, letter: KeeperLetter, outcome: Outcome, words: str, *, by: Actor, at: datetime
) -> None:
    """Say what came of an answer, or of the look that is due before a letter is deleted.

    Where our record was wrong it is corrected here: this is not, or no longer, the keeper. Raises
    ``Refused`` without a reason, and where nothing waits.
    """
    session.refresh(letter, with_for_update=True)
    check_reason(words)
    kinds = (ANSWERED, *_reviews(session, letter, at))
    if not close_calls(session, letter, *kinds, outcome=str(outcome), by=by, at=at):
        raise refuse("keeper_letters.settled", "Nothing waits about this letter.")
    if outcome is Outcome.CORRECTED:
        keeper = session.get_one(Keeper, (letter.authority_id, letter.keeper_id))
        end_keeper(session, keeper, by=by, at=at)
    facts, detail = {"outcome": str(outcome)}, {"words": words.strip()}
    write(
        *(session, Event.KEEPER_LETTER_REVIEWED, letter),
        by=by,
        at=at,
        facts=facts,
        detail=detail,
    )


def _answer(
    number: NoticeNumber,
    answer: Answer,
    words: str,
    how: How,
    taken_by: uuid.UUID | None,
    at: datetime,
) -> KeeperAnswer:
    return KeeperAnswer(
        authority_id=number.authority_id,
        id=new_id(),
        number=number.number,
        answer=str(answer),
        words=words.strip() or None,
        how=str(how),
        taken_by=taken_by,
        came_at=at,
    )


def _reviews(session: Session, letter: KeeperLetter, at: datetime) -> tuple[str, ...]:
    """The look before the deletion is dealt with only once it is due."""
    waiting = open_about(session, letter.authority_id, "supervisor", letter.id)
    due = any(one.kind == REVIEW and one.due_on <= london_date(at) for one in waiting)
    return (REVIEW,) if due else ()


def _call(session: Session, number: NoticeNumber, due_on: date, at: datetime) -> None:
    waiting = open_about(session, number.authority_id, "supervisor", number.id)
    if any(item.kind == ANSWERED for item in waiting):
        return
    open_item(
        session,
        number.authority_id,
        queue="supervisor",
        kind=ANSWERED,
        subject=(SUBJECT, number.id),
        due_on=due_on,
        facts={"number": number.number},
        at=at,
    )
