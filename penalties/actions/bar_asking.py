"""Asking the safeguarding lead whether a case may go on.

Whether a pause may end is asked by the council, whoever asks: support's question and a supervisor's
look the same outside, and who it was stands behind the wall (design section 4).
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.council_acts import Why, keep_act
from penalties.actions.moves import write
from penalties.actions.pauses import pauses_of
from penalties.office.audit import COUNCIL, Actor
from penalties.office.database import new_id
from penalties.records.bar_questions import BarQuestion, latest_question
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.bar_questions import Purpose
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import OPEN, Status
from penalties.rules.refusals import refuse


def ask(
    session: Session,
    case: FixedPenalty,
    purpose: Purpose,
    *,
    by: Actor,
    at: datetime,
    referral_id: uuid.UUID | None = None,
) -> BarQuestion:
    """Ask whether ``case`` may go on. Raises ``Refused`` while an earlier question waits.

    Of a pause it is asked where one stands; before a charge, where legal has the case.
    ``referral_id`` is the referral that is over, and is known behind the wall alone.
    """
    session.refresh(case, with_for_update=True)
    _check_may_ask(session, case, purpose)
    of_pause = purpose is Purpose.END_PAUSE
    outside = COUNCIL if of_pause else by
    asked = BarQuestion(
        authority_id=case.authority_id,
        id=new_id(),
        penalty_id=case.id,
        number=case.number,
        purpose=str(purpose),
        asked_at=at,
        asked_by=outside.id,
    )
    session.add(asked)
    if of_pause:
        keep_act(session, case, "ask", Why(referral_id=referral_id), by=by, at=at)
    session.flush()
    facts = {"number": case.number, "purpose": str(purpose)}
    write(session, Event.BAR_ASKED, case, by=outside, at=at, facts=facts)
    return asked


def _check_may_ask(session: Session, case: FixedPenalty, purpose: Purpose) -> None:
    if Status(case.status) not in OPEN:
        raise refuse("bar.closed", "This case is closed.")
    if purpose is Purpose.CHARGE and case.status != Status.LEGAL_REVIEW:
        raise refuse("bar.not_with_legal", "Only a case that is with legal can go to court.")
    if purpose is Purpose.END_PAUSE:
        _check_pause(session, case)
    latest = latest_question(session, case.authority_id, case.id, purpose)
    if latest is not None and latest.answer is None:
        raise refuse("bar.waits", "The safeguarding lead has been asked. Wait for the answer.")


def _check_pause(session: Session, case: FixedPenalty) -> None:
    paused = pauses_of(session, case)
    if not paused:
        raise refuse("pauses.none", "This case is not paused.")
    if all(hold.decide_by for hold in paused):
        raise refuse("bar.may_end", "This pause may end already: somebody has to decide about it.")
