"""The safeguarding lead's answer to whether a case may go on.

Enforcement learns "no bar" or "do not proceed", and nothing more: the words stay behind the wall.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import crossings
from penalties.office import audit, support_trail
from penalties.office.audit import Actor
from penalties.records.bar_questions import BarQuestion
from penalties.rules.bar_questions import BarAnswer, Purpose
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

LEAD = Actor("safeguarding")
"""Who answered, outside the wall: the office, not the person."""


def answer(
    session: Session,
    question: BarQuestion,
    said: BarAnswer,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Answer once, with a reason that stays behind the wall; for the support side.

    "No bar" to the end of a pause puts the decision to a supervisor. Raises ``Refused`` without a
    reason, where it is answered already, and for "no bar" while a referral is under way.
    """
    session.refresh(question, with_for_update=True)
    if question.answer is not None:
        raise refuse("bar.answered", "Somebody has answered this already.")
    if not words.strip():
        raise refuse("bar.reason", "Write down why. Nobody outside support reads it.")
    if said is BarAnswer.NO_BAR and crossings.is_under_way(session, question):
        raise refuse("bar.referral", "A referral is under way for this person: the pause stands.")
    question.answer, question.answered_at = str(said), at
    session.flush()
    _write_answer(session, question, words, by, at)
    if said is BarAnswer.NO_BAR and question.purpose == Purpose.END_PAUSE:
        crossings.let_pauses_end(session, question.authority_id, [question.penalty_id], at=at)


def _write_answer(
    session: Session, question: BarQuestion, words: str, by: Actor, at: datetime
) -> None:
    """Who answered, and why, behind the wall; what was answered outside."""
    facts = {
        "number": question.number,
        "purpose": question.purpose,
        "answer": question.answer,
    }
    support_trail.write(
        session,
        Event.BAR_ANSWERED,
        authority_id=question.authority_id,
        by=by,
        at=at,
        subject=("support", question.id),
        facts=facts,
        detail={"words": words},
    )
    audit.record(
        session,
        Event.BAR_ANSWERED,
        authority_id=question.authority_id,
        by=LEAD,
        at=at,
        subject=("penalty", question.penalty_id),
        facts=facts,
    )
