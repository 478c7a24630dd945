"""Things that somebody had to hand over with a direction: taken, given back, disposed of.

Anti-social Behaviour, Crime and Policing Act 2014 sections 37 and 38.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.direction_papers import freeze_receipt, is_under_16
from penalties.actions.police import officer_with, police_with
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.database import new_id
from penalties.records.directions import Direction
from penalties.records.surrendered_items import SurrenderedItem, items_of
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.item_returns import (
    SOURCE,
    check_disposable,
    check_goes_back,
    check_who_takes_it,
)
from penalties.rules.refusals import refuse
from penalties.rules.staff import Power
from penalties.rules.surrendered_items import disposable_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What had to be handed over, why, and what the person was told about getting it back."""

    item: str
    because: str
    how_to_recover: str
    taken_at: datetime
    in_writing: bool = True


def take(
    session: Session, direction: Direction, taken: Taken, *, by: Actor, at: datetime
) -> SurrenderedItem:
    """Keep that a thing was handed over, and freeze its receipt.

    Raises ``Refused`` for anybody but police with the power of section 37, and where the direction
    did not run at the time.
    """
    taken_at = taken.taken_at.replace(microsecond=0)
    member = police_with(session, direction.authority_id, Power.S37, by=by, at=taken_at)
    session.refresh(direction, with_for_update=True)
    _check_ran(direction, taken_at, at)
    part = len(items_of(session, direction.authority_id, direction.id)) + 1
    item = SurrenderedItem(
        authority_id=direction.authority_id,
        id=new_id(),
        direction_id=direction.id,
        item=taken.item.strip(),
        because=taken.because.strip(),
        how_to_recover=taken.how_to_recover.strip(),
        in_writing=taken.in_writing,
        taken_at=taken_at,
        taken_by=member.id,
        kept_until=direction.ends_at,
        disposable_on=disposable_on(london_date(taken_at)),
    )
    freeze_receipt(
        session, direction, item, part, officer_with(session, member, Power.S37, taken_at)
    )
    session.add(item)
    session.flush()
    _write(session, Event.ITEM_SURRENDERED, direction, item, by, at, facts={"part": part})
    return item


def give_back(
    session: Session,
    direction: Direction,
    item: SurrenderedItem,
    *,
    adult: str = "",
    words: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Hand a thing back to whom it was taken from, and keep who took it.

    ``adult`` is who was with somebody under 16. Raises ``Refused`` for anybody but police, before
    the exclusion period ends, to somebody under 16 without an adult, and where it is gone.
    """
    check_goes_back(item.kept_until, at)
    check_who_takes_it(is_under_16=is_under_16(direction, london_date(at)), adult=adult)
    said = "; ".join(part.strip() for part in (adult, words) if part.strip())
    _end(session, direction, item, "returned", said, by=by, at=at)


def dispose(
    session: Session,
    direction: Direction,
    item: SurrenderedItem,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Dispose of a thing that nobody asked for.

    Raises ``Refused`` for anybody but police, before the first day on which it may be, while the
    exclusion period runs, without words of how, and where it is gone.
    """
    check_goes_back(item.kept_until, at)
    check_disposable(item.disposable_on, at)
    if not words.strip():
        raise refuse("surrendered_items.how", "Say how it was disposed of.", SOURCE)
    _end(session, direction, item, "disposed", words.strip(), by=by, at=at)


def _check_ran(direction: Direction, taken_at: datetime, at: datetime) -> None:
    if taken_at > at:
        raise refuse("surrendered_items.later", "The time when you took it is still to come.")
    # It is typed to the minute: the minute in which the direction was given counts whole.
    if not direction.given_at.replace(second=0) <= taken_at < direction.ends_at:
        raise refuse(
            "surrendered_items.not_running",
            "Something can be taken only with a direction, while it runs.",
            SOURCE,
        )


_EVENTS = {"returned": Event.ITEM_RETURNED, "disposed": Event.ITEM_DISPOSED}


def _end(
    session: Session,
    direction: Direction,
    item: SurrenderedItem,
    how: str,
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    member = police_with(session, direction.authority_id, Power.S37, by=by, at=at)
    session.refresh(item, with_for_update=True)
    if item.ended_how is not None:
        raise refuse("surrendered_items.gone", "It was returned or disposed of already.")
    item.ended_how, item.ended_by, item.ended_words = how, member.id, words or None
    item.ended_at, item.ended_on = at.replace(microsecond=0), london_date(at)
    session.flush()
    detail = {"words": words} if words else None
    _write(session, _EVENTS[how], direction, item, by, at, detail=detail)


def _write(
    session: Session,
    event: Event,
    direction: Direction,
    item: SurrenderedItem,
    by: Actor,
    at: datetime,
    *,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    audit.record(
        session,
        event,
        authority_id=direction.authority_id,
        by=by,
        at=at,
        subject=("direction", direction.id),
        facts={"number": direction.number, "item": str(item.id), **(facts or {})},
        detail=detail,
    )
