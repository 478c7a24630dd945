"""What a recall does with one notice: hold it, cancel it and ask for its money, or let it go.

It is done for whoever asked or confirmed, never as the clock's own decision.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from appeals.actions import recall_letters
from appeals.records.recall_lists import is_elsewhere
from appeals.records.recalls import Recall, RecalledCase
from appeals.rules.recalls import Fate, Problem, Stage, Standing, fate
from penalties.actions.asking_back import ask_back, pence_to_go_back
from penalties.actions.holds import lift_if_it_stands, place_hold
from penalties.actions.refunds import Because as RefundBecause
from penalties.actions.reviews import withdraw
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.fixed_penalties import Status
from penalties.rules.holds import HoldKind
from penalties.rules.withdrawals import Because


def hold(session: Session, recall: Recall, one: RecalledCase, at: datetime) -> None:
    """Hold a notice that is open, draft its letter, and reckon what goes back.

    A paid one cannot be held: it stays as it is until its money goes back.
    """
    by, case = Actor("staff", recall.asked_by), _case(session, one)
    one.pence = pence_to_go_back(session, case)
    becomes, problem = fate(Status(case.status), one.pence)
    if is_elsewhere(session, one):
        becomes, problem = Fate.LEAVE, Problem.ELSEWHERE
    if becomes is Fate.LEAVE:
        _pass_over(one, problem)
        return
    if becomes is Fate.CANCEL:
        placed = place_hold(session, case, HoldKind.RECALL, by=by, at=at, reason=recall.words)
        one.hold_id = placed.id
    one.letter_id = recall_letters.draft(session, case, by=by, at=at)
    one.status = str(Standing.HELD)


def cancel(session: Session, recall: Recall, one: RecalledCase, at: datetime) -> None:
    """Cancel a notice for good and ask for its money; one that was paid stays paid.

    What became of it since it was held is looked at again.
    """
    by, case = Actor("staff", recall.confirmed_by), _case(session, one)
    one.pence = pence_to_go_back(session, case)
    becomes, problem = fate(Status(case.status), one.pence)
    if becomes is Fate.LEAVE:
        _pass_over(one, problem)
        return
    lift_if_it_stands(session, case, one.hold_id, by=by, at=at)
    if becomes is Fate.CANCEL:
        withdraw(session, case, Because.RECALL, recall.words, by=by, at=at)
    ask_back(session, case, RefundBecause.RECALLED, by=by, at=at)
    one.letter_id = recall_letters.send(session, case, one.letter_id, by=by, at=at)
    one.status = str(Standing.CANCELLED)


def release(session: Session, recall: Recall, one: RecalledCase, at: datetime) -> None:
    """Let the clock of a notice run again; the days of the hold are given back to the person."""
    by = Actor("staff", recall.asked_by)
    lift_if_it_stands(session, _case(session, one), one.hold_id, by=by, at=at)
    one.status = str(Standing.RELEASED)


DO: Mapping[Stage, Callable[[Session, Recall, RecalledCase, datetime], None]] = MappingProxyType(
    {Stage.HOLDING: hold, Stage.CANCELLING: cancel, Stage.DROPPING: release}
)
"""What each stage does with a notice."""


def _case(session: Session, one: RecalledCase) -> FixedPenalty:
    return session.get_one(FixedPenalty, (one.authority_id, one.penalty_id))


def _pass_over(one: RecalledCase, problem: Problem | None) -> None:
    one.status, one.problem = str(Standing.PASSED_OVER), str(problem)
