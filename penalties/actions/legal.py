"""What legal is asked to decide about a notice, and closing one without a penalty."""

from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.moves import move, subject
from penalties.actions.pauses import pauses_of
from penalties.actions.queues import close_about, open_item
from penalties.actions.takings import call
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import paid_pence
from penalties.rules.escalation import Step
from penalties.rules.fixed_penalties import Verb
from penalties.rules.refusals import refuse


def refer(session: Session, case: FixedPenalty, words: str, *, by: Actor, at: datetime) -> None:
    """Give a served notice to legal before its letters have run their time.

    ``words`` say why, for the trail alone. Raises ``Refused`` without them, for a paused case, and
    where the table of moves does not lead there.
    """
    _check_words(words)
    if pauses_of(session, case):
        raise refuse("legal.paused", "This case is paused. See about the pause first.")
    move(session, case, Verb.REFER, by=by, at=at, detail={"words": words})
    open_item(
        session,
        case.authority_id,
        queue="legal",
        kind=str(Step.LEGAL_REVIEW),
        subject=subject(case.id),
        due_on=case.prosecution_safe_on,
        facts={"number": case.number},
        at=at,
    )
    session.flush()


def close(session: Session, case: FixedPenalty, words: str, *, by: Actor, at: datetime) -> None:
    """Close a case without a penalty; what was paid goes to finance to be sent back.

    ``words`` say why, for the trail alone. Raises ``Refused`` without them, for a paused case, and
    where the table of moves does not lead there.
    """
    _check_words(words)
    if pauses_of(session, case):
        raise refuse("legal.paused", "This case is paused. See about the pause first.")
    move(session, case, Verb.CLOSE, by=by, at=at, detail={"words": words})
    close_about(session, case.authority_id, case.id, "closed", by=by.id, at=at)
    pence = paid_pence(session, case.authority_id, case.id)
    if pence > 0:
        call(session, case, "finance", "send_back", at=at, facts={"pence": pence})
    session.flush()


def _check_words(words: str) -> None:
    if not words.strip():
        raise refuse("legal.reason", "Say why.")
