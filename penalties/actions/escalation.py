"""The sweep: what has fallen due is done, with the same verbs a person would use, as the clock.

It works council by council and step by step, in chunks of one transaction each. A chunk that fails
is rolled back and taken case by case; what fails alone is counted, and the sweep fails with it.
"""

import logging
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.letters import LETTER_WAITS, keep_back, may_go_home
from penalties.actions.moves import PERFORMED, move, reckon, upcoming_step, write
from penalties.actions.queues import open_item
from penalties.actions.reviews import withdraw
from penalties.actions.support_pauses import pause_for_support
from penalties.office.audit import CLOCK
from penalties.office.authorities import authorities
from penalties.office.premises import Office
from penalties.office.roles import Side
from penalties.records import escalation
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.fixed_penalties import penalty as penalty_with
from penalties.rules.days import london_date
from penalties.rules.escalation import CHASES, NextStep, Step
from penalties.rules.fixed_penalties import Verb
from penalties.rules.withdrawals import Because

CHUNK = 200
RINGS_FOR_LEGAL = frozenset(
    {Step.LEGAL_REVIEW, Step.FIRST_ALARM, Step.SECOND_ALARM, Step.PROSECUTION_SAFE}
)
LETTERS = frozenset({Step.REMINDER_DUE, Step.FINAL_NOTICE_DUE})
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Swept:
    """What one sweep did: how often each step, and how many cases failed."""

    counts: Counter[str] = field(default_factory=Counter)
    failed: int = 0

    @property
    def steps(self) -> Mapping[str, int]:
        """Each step that was performed, with its count."""
        return dict(self.counts)


def sweep_all(office: Office, *, at: datetime, dry_run: bool = False) -> Swept:
    """Perform everything that is due for every council; with ``dry_run`` only count it.

    What support has to say comes before any step. Where that failed, nothing that chases anybody is
    done for the council until it has not: a penalty must not go on by itself.
    """
    swept, unheard = Swept(), frozenset[int]()
    if not dry_run:
        unheard = pause_for_support(office, at=at)
        swept.failed += len(unheard)
    with office.transaction(Side.CLOCK) as session:
        councils = [council.id for council in authorities(session)]
    for authority_id in councils:
        for step in (step for step in Step if step in PERFORMED):
            if authority_id in unheard and step in CHASES:
                continue
            if dry_run:
                _count(office, authority_id, step, at, swept)
            else:
                _sweep_step(office, authority_id, step, at, swept)
    return swept


def perform(session: Session, case: FixedPenalty, due: NextStep, *, at: datetime) -> None:
    """Do what ``due`` says for ``case``, as the clock, and reckon what comes next."""
    case.steps_done = {**case.steps_done, str(due.step): london_date(at).isoformat()}
    if due.step in RINGS_FOR_LEGAL:
        open_item(
            session,
            case.authority_id,
            queue="legal",
            kind=str(due.step),
            subject=("penalty", case.id),
            due_on=case.prosecution_safe_on,
            facts={"number": case.number},
            at=at,
        )
    if due.verb is Verb.WITHDRAW:
        withdraw(session, case, Because.COUNCIL_DECISION, "", by=CLOCK, at=at)
    elif due.verb is not None:
        move(session, case, due.verb, by=CLOCK, at=at, facts={"step": str(due.step)})
    else:
        facts = {"number": case.number, "step": str(due.step)}
        write(session, due.event, case, by=CLOCK, at=at, facts=facts)
        reckon(session, case)
    session.flush()


def _count(office: Office, authority_id: int, step: Step, at: datetime, swept: Swept) -> None:
    with office.transaction(Side.CLOCK) as session:
        count = escalation.due_count(session, authority_id, str(step), london_date(at), at)
    if count:
        swept.counts[str(step)] += count


def _sweep_step(office: Office, authority_id: int, step: Step, at: datetime, swept: Swept) -> None:
    passed_over: set[uuid.UUID] = set()
    while True:
        try:
            with office.transaction(Side.CLOCK) as session:
                ids = _claimed(session, authority_id, step, at, passed_over)
                done = [_performed(session, authority_id, id_, at) for id_ in ids]
        except Exception as failure:
            log.warning(
                "a chunk of %s failed (%s): taken case by case", step, type(failure).__name__
            )
            passed_over |= _one_by_one(office, authority_id, step, at, swept)
            continue
        if not ids:
            return
        swept.counts.update(str(each) for each in done if each is not None)


def _one_by_one(
    office: Office, authority_id: int, step: Step, at: datetime, swept: Swept
) -> set[uuid.UUID]:
    """Take a failed chunk case by case; returns those that fail even alone."""
    failed: set[uuid.UUID] = set()
    with office.transaction(Side.CLOCK) as session:
        ids = escalation.due_ids(session, authority_id, str(step), london_date(at), at, CHUNK)
    for id_ in ids:
        try:
            with office.transaction(Side.CLOCK) as session:
                done = _performed(session, authority_id, id_, at)
            swept.counts.update([str(done)] if done else [])
        except Exception as failure:
            log.error("%s failed for case %s: %s", step, id_, type(failure).__name__)
            swept.failed += 1
            failed.add(id_)
    return failed


def _claimed(
    session: Session, authority_id: int, step: Step, at: datetime, passed_over: set[uuid.UUID]
) -> Sequence[uuid.UUID]:
    on = london_date(at)
    ids = escalation.due_ids(session, authority_id, str(step), on, at, CHUNK + len(passed_over))
    return [id_ for id_ in ids if id_ not in passed_over][:CHUNK]


def _performed(
    session: Session, authority_id: int, penalty_id: uuid.UUID, at: datetime
) -> Step | None:
    """Perform what has fallen due for one case; ``None`` where nothing has after all."""
    case = penalty_with(session, authority_id, penalty_id)
    if case is None:
        return None
    upcoming = upcoming_step(session, case)
    if upcoming is None or upcoming.on > london_date(at):
        reckon(session, case)
        return None
    if upcoming.step in LETTERS and not may_go_home(session, case):
        _keep_back(session, case, at)
        return None
    perform(session, case, upcoming, at=at)
    return upcoming.step


def _keep_back(session: Session, case: FixedPenalty, at: datetime) -> None:
    """Leave a letter undone until a person has seen about it; the alarms for legal still ring."""
    case.steps_done = {**case.steps_done, LETTER_WAITS: london_date(at).isoformat()}
    keep_back(session, case, at=at)
    reckon(session, case)
    session.flush()
