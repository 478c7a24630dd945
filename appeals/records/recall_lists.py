"""Recalls at work: what is running, which notices wait for a stage, and what they come to."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case as when
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from appeals.records.recalls import Recall, RecalledCase
from appeals.rules.recalls import TAKES, Problem, Stage, Standing
from penalties.records.fixed_penalties import FixedPenalty


@dataclass(frozen=True, slots=True)
class Sums:
    """What the notices of a recall come to: how many are held open, how many pay back, how much."""

    held: int
    paying_back: int
    pence: int


@dataclass(frozen=True, slots=True)
class Line:
    """One notice of a recall, and its number."""

    of: RecalledCase
    number: str


def running(session: Session, authority_id: int) -> Sequence[Recall]:
    """The recalls that have something left to do by themselves, the first begun first."""
    return session.scalars(
        select(Recall)
        .where(Recall.authority_id == authority_id, Recall.status.in_(sorted(map(str, TAKES))))
        .order_by(Recall.id)
    ).all()


def claim(session: Session, recall: Recall, most: int) -> Sequence[RecalledCase]:
    """Up to ``most`` notices at which the recall's stage works, locked with their cases.

    Those that another worker holds are passed over. The cases are locked in their order, before
    anything is written: whoever takes money for one of them locks it first, too.
    """
    mine = session.scalars(
        select(RecalledCase)
        .where(
            RecalledCase.authority_id == recall.authority_id,
            RecalledCase.recall_id == recall.id,
            RecalledCase.status == str(TAKES[Stage(recall.status)]),
        )
        .order_by(RecalledCase.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    session.scalars(
        select(FixedPenalty)
        .where(
            FixedPenalty.authority_id == recall.authority_id,
            FixedPenalty.id.in_([one.penalty_id for one in mine]),
        )
        .order_by(FixedPenalty.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    return mine


def waiting(session: Session, recall: Recall) -> int:
    """How many notices the recall's stage has left; none where it has nothing to do."""
    standing = TAKES.get(Stage(recall.status))
    counted = select(func.count()).where(
        RecalledCase.authority_id == recall.authority_id,
        RecalledCase.recall_id == recall.id,
        RecalledCase.status == str(standing),
    )
    return session.scalar(counted) or 0


def is_elsewhere(session: Session, one: RecalledCase) -> bool:
    """Whether another recall holds the same notice."""
    other = aliased(RecalledCase)
    return bool(
        session.scalar(
            select(
                exists().where(
                    other.authority_id == one.authority_id,
                    other.penalty_id == one.penalty_id,
                    other.recall_id != one.recall_id,
                    other.status == str(Standing.HELD),
                )
            )
        )
    )


def sums_of(session: Session, authority_id: int, recall_id: uuid.UUID) -> Sums:
    """What the notices that are held, or were cancelled, come to in pence."""
    pays = when((RecalledCase.pence > 0, 1), else_=0)
    open_ones = when((RecalledCase.hold_id.is_not(None), 1), else_=0)
    held, paying_back, pence = session.execute(
        select(
            func.coalesce(func.sum(open_ones), 0),
            func.coalesce(func.sum(pays), 0),
            func.coalesce(func.sum(RecalledCase.pence), 0),
        ).where(
            RecalledCase.authority_id == authority_id,
            RecalledCase.recall_id == recall_id,
            RecalledCase.status.in_([str(Standing.HELD), str(Standing.CANCELLED)]),
        )
    ).one()
    return Sums(int(held), int(paying_back), int(pence))


def problems_of(session: Session, authority_id: int, recall_id: uuid.UUID) -> Mapping[Problem, int]:
    """How many notices of a recall were passed over for each problem."""
    counted = (
        select(RecalledCase.problem, func.count())
        .where(
            RecalledCase.authority_id == authority_id,
            RecalledCase.recall_id == recall_id,
            RecalledCase.problem.is_not(None),
        )
        .group_by(RecalledCase.problem)
    )
    return {Problem(str(problem)): int(count) for problem, count in session.execute(counted).all()}


def lines_of(
    session: Session,
    authority_id: int,
    recall_id: uuid.UUID,
    *,
    standing: Standing | None = None,
    after: uuid.UUID | None = None,
    count: int | None = None,
) -> Sequence[Line]:
    """The notices of a recall by number, of one standing or all, behind the one ``after``."""
    found = (
        select(RecalledCase, FixedPenalty.number)
        .join(
            FixedPenalty,
            (FixedPenalty.authority_id == RecalledCase.authority_id)
            & (FixedPenalty.id == RecalledCase.penalty_id),
        )
        .where(RecalledCase.authority_id == authority_id, RecalledCase.recall_id == recall_id)
        .order_by(RecalledCase.id)
        .limit(count)
    )
    if standing is not None:
        found = found.where(RecalledCase.status == str(standing))
    if after is not None:
        found = found.where(RecalledCase.id > after)
    return [Line(of, number) for of, number in session.execute(found)]
