"""Keeping what somebody needs in every letter and call, and ending it when they no longer do."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.moves import write
from penalties.office.audit import Actor
from penalties.office.premises import keyring_of
from penalties.records.adjustments import Adjustment as Kept
from penalties.records.adjustments import adjustments_for
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.adjustments import Adjustment
from penalties.rules.events import Event
from penalties.rules.refusals import refuse


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that somebody needs, however often it was said; ``since`` is when first."""

    id: uuid.UUID
    kind: Adjustment
    words: str
    since: datetime


def record(
    session: Session, case: FixedPenalty, kind: str, words: str, *, by: Actor, at: datetime
) -> None:
    """Keep one adjustment for the person of ``case``, or for the case where nobody is known.

    Nothing is read first: the person's own page may add to this table, and not look into it.
    """
    kept = Kept(
        authority_id=case.authority_id,
        person_id=case.person_id,
        penalty_id=case.id,
        kind=str(Adjustment(kind)),
        words=keyring_of(session).field.seal(words.strip()),
        said_at=at,
        recorded_by=by.id,
    )
    session.add(kept)
    write(session, Event.ADJUSTMENT_RECORDED, case, by=by, at=at, facts=_facts(case, kept))
    session.flush()


def end(session: Session, case: FixedPenalty, need: Need, *, by: Actor, at: datetime) -> None:
    """End what somebody no longer needs, each time that it was said in the same words."""
    for kept in _said(session, case, need):
        kept.ended_at, kept.ended_by = at, by.id
        write(session, Event.ADJUSTMENT_ENDED, case, by=by, at=at, facts=_facts(case, kept))
    session.flush()


def needs_of(session: Session, case: FixedPenalty) -> tuple[Need, ...]:
    """What binds every letter and call about ``case``, each once, the first said first."""
    found: dict[tuple[str, str], Need] = {}
    for kept in adjustments_for(session, case):
        words = _opened(session, kept)
        need = Need(kept.id, Adjustment(kept.kind), words, kept.said_at)
        found.setdefault((kept.kind, words), need)
    return tuple(found.values())


def wants_large_print(session: Session, case: FixedPenalty) -> bool:
    """Whether everything on paper about ``case`` is to be in large print."""
    return any(need.kind is Adjustment.LARGE_PRINT for need in needs_of(session, case))


def check_print(session: Session, case: FixedPenalty, *, is_large: bool) -> None:
    """``Refused`` where somebody asked for large print and is to be sent something else."""
    if not is_large and wants_large_print(session, case):
        said = "This person asked for large print. Print it in large print, and post that."
        raise refuse("adjustments.large_print", said, "Equality Act 2010 s20")


def _said(session: Session, case: FixedPenalty, need: Need) -> list[Kept]:
    return [
        kept
        for kept in adjustments_for(session, case)
        if kept.kind == need.kind and _opened(session, kept) == need.words
    ]


def _opened(session: Session, kept: Kept) -> str:
    return keyring_of(session).field.open(kept.words)


def _facts(case: FixedPenalty, kept: Kept) -> dict[str, str]:
    return {"number": case.number, "kind": kept.kind}
