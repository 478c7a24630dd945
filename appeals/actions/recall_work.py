"""The one job of a recall: it holds its notices, cancels them or lets them go, chunk by chunk.

Each chunk is a transaction of its own, so that it goes on where it was whenever it is stopped, and
several workers at once do each notice once. A notice that cannot be done is passed over with its
problem, and the others go on.
"""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from appeals.actions.recall_cases import DO
from appeals.actions.recall_refunds import MATTER
from appeals.actions.recalls import QUEUES, TO_CONFIRM, write
from appeals.records.recall_lists import claim, problems_of, running, waiting
from appeals.records.recall_refunds import asked_of_recall
from appeals.records.recalls import Recall, RecalledCase, progress_of
from appeals.records.recalls import recall as recall_with
from appeals.rules.recalls import FOR_LEGAL, TAKES, THEN, Problem, Stage, Standing
from penalties.actions.queues import open_item
from penalties.office.audit import CLOCK
from penalties.office.authorities import holidays
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records.queues import open_about
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.refusals import Refused

CHUNK = 25
DAYS_TO_DECIDE = 2
PASSED_OVER = "recall_passed_over"
log = logging.getLogger(__name__)

Telling = Callable[[int], None]
"""Told after each chunk how many notices it did."""


def work(office: Office, authority_id: int, at: datetime, dry_run: bool = False) -> int:
    """Do what is left of every recall of a council, or only count it; returns how many notices."""
    with office.transaction(Side.CLOCK) as session:
        at_work = running(session, authority_id)
        if dry_run:
            return sum(waiting(session, recall) for recall in at_work)
        ids = [recall.id for recall in at_work]
    return sum(run(office, authority_id, recall_id, at) for recall_id in ids)


def run(
    office: Office,
    authority_id: int,
    recall_id: uuid.UUID,
    at: datetime,
    told: Telling | None = None,
) -> int:
    """Do what is left of one stage of a recall; returns how many notices that were."""
    done = 0
    while count := _chunk(office, authority_id, recall_id, at):
        done += count
        if told:
            told(count)
    return done


def _chunk(office: Office, authority_id: int, recall_id: uuid.UUID, at: datetime) -> int:
    """Do the next few notices; where none is left, end the stage."""
    with office.transaction(Side.CLOCK) as session:
        recall = recall_with(session, authority_id, recall_id)
        if recall is None or Stage(recall.status) not in TAKES:
            return 0
        mine = claim(session, recall, CHUNK)
        for one in mine:
            _do(session, recall, one, at)
        if not mine:
            _end_stage(session, recall, at)
        return len(mine)


def _do(session: Session, recall: Recall, one: RecalledCase, at: datetime) -> None:
    try:
        with session.begin_nested():
            DO[Stage(recall.status)](session, recall, one, at)
            session.flush()
    except OperationalError:
        # The database is away or in the way: the chunk is done again, nothing is passed over.
        raise
    except Refused as refused:
        log.warning("a notice of a recall was refused: %s", refused.refusals[0].rule)
        _pass_over(one, Problem.REFUSED)
    except Exception as failure:
        log.error("a notice of a recall failed: %s", type(failure).__name__)
        _pass_over(one, Problem.FAILED)
    session.flush()


def _pass_over(one: RecalledCase, problem: Problem) -> None:
    one.status, one.problem = str(Standing.PASSED_OVER), str(problem)


def _end_stage(session: Session, recall: Recall, at: datetime) -> None:
    """Take the recall on, once, when no notice is left that another worker may still have."""
    stage = Stage(recall.status)
    session.refresh(recall, with_for_update=True)
    if recall.status != stage or waiting(session, recall):
        return
    recall.status = str(THEN[stage])
    counts = progress_of(session, recall.authority_id, recall.id)
    if stage is Stage.HOLDING:
        facts = {"count": counts.get(Standing.HELD, 0)}
        write(session, Event.RECALL_PREPARED, recall, by=CLOCK, at=at, facts=facts)
        for queue in QUEUES:
            _open(session, recall, queue, TO_CONFIRM, at)
    else:
        recall.ended_at = at
    if stage is Stage.CANCELLING:
        facts = {"count": counts.get(Standing.CANCELLED, 0)}
        write(session, Event.RECALL_DONE, recall, by=CLOCK, at=at, facts=facts)
        if asked_of_recall(session, recall):
            _open(session, recall, "finance", MATTER, at)
    if FOR_LEGAL.intersection(problems_of(session, recall.authority_id, recall.id)):
        _open(session, recall, "legal", PASSED_OVER, at)


def _open(session: Session, recall: Recall, queue: str, kind: str, at: datetime) -> None:
    known = open_about(session, recall.authority_id, queue, recall.id)
    if any(item.kind == kind for item in known):
        return
    open_item(
        session,
        recall.authority_id,
        queue=queue,
        kind=kind,
        subject=("recall", recall.id),
        due_on=add_working_days(london_date(at), DAYS_TO_DECIDE, holidays(session)),
        facts={},
        at=at,
    )
