"""Lists of cases, read by place and not by page number, so that the last page costs like the first.

The id of a case begins with the moment it was made, so the order of ids is the order of cases.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.fixed_penalties import Status


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list to go on: after the case ``older`` or before the case ``newer``."""

    older: uuid.UUID | None = None
    newer: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """Some cases of a list, the newest first, and the places before and behind them."""

    cases: Sequence[FixedPenalty]
    older: uuid.UUID | None
    newer: uuid.UUID | None


def cases_with(
    session: Session, authority_id: int, status: Status, place: Place, count: int
) -> Slice:
    """Up to ``count`` cases of one status from a place of the list on."""
    found = (
        select(FixedPenalty)
        .where(FixedPenalty.authority_id == authority_id, FixedPenalty.status == str(status))
        .options(defer(FixedPenalty.snapshot), defer(FixedPenalty.certificate))
        .limit(count + 1)
    )
    if place.newer is not None:
        newer = found.where(FixedPenalty.id > place.newer).order_by(FixedPenalty.id)
        kept = list(session.scalars(newer))
        return _slice(kept[:count][::-1], older=True, newer=len(kept) > count)
    if place.older is not None:
        found = found.where(FixedPenalty.id < place.older)
    kept = list(session.scalars(found.order_by(FixedPenalty.id.desc())))
    return _slice(kept[:count], older=len(kept) > count, newer=place.older is not None)


def counts_by_status(session: Session, authority_id: int) -> Mapping[Status, int]:
    """How many cases have each status; every status is named, zero too."""
    counted = session.execute(
        select(FixedPenalty.status, func.count())
        .where(FixedPenalty.authority_id == authority_id)
        .group_by(FixedPenalty.status)
    )
    return dict.fromkeys(Status, 0) | {Status(status): count for status, count in counted}


def _slice(cases: Sequence[FixedPenalty], *, older: bool, newer: bool) -> Slice:
    if not cases:
        return Slice(cases, None, None)
    return Slice(cases, cases[-1].id if older else None, cases[0].id if newer else None)
