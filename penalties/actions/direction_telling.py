"""Telling somebody afterwards that their direction was varied or withdrawn (s35(9), s38(2)).

What was said stands for good; that the person was told of it later stands in the trail.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.police import police_with
from penalties.office import audit
from penalties.office.audit import Actor, trail_of
from penalties.records.directions import Direction, DirectionTerms
from penalties.rules.direction_changes import TOLD_HOW
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Power


def tell(
    session: Session,
    direction: Direction,
    terms: DirectionTerms,
    *,
    told_at: datetime,
    in_writing: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Write down that the person was told of a variation or withdrawal after all.

    Raises ``Refused`` for anybody but police with the power of section 35, where they were told
    already, and for a moment before it was said or still to come.
    """
    police_with(session, direction.authority_id, Power.S35, by=by, at=at)
    session.refresh(direction, with_for_update=True)
    told_at = told_at.replace(microsecond=0)
    if terms.told_at is not None or terms.serial in told_later(session, direction):
        raise refuse("directions.told_already", "The person was told of this already.", TOLD_HOW)
    # It is typed to the minute: the minute in which it was said counts whole.
    if not terms.made_at.replace(second=0) <= told_at <= at:
        raise refuse(
            "directions.told_when",
            "Enter when the person was told: after this was decided, and not in time to come.",
            TOLD_HOW,
        )
    facts = {"told_at": told_at.isoformat(), "in_writing": in_writing}
    audit.record(
        session,
        Event.DIRECTION_TOLD,
        authority_id=direction.authority_id,
        by=by,
        at=at,
        subject=("direction", direction.id),
        facts={"number": direction.number, "part": terms.serial, **facts},
    )


def told_later(session: Session, direction: Direction) -> Mapping[int, datetime]:
    """When the person was told of what they had not been told at once, by its serial."""
    return {
        entry.facts["part"]: datetime.fromisoformat(entry.facts["told_at"])
        for entry in trail_of(session, direction.authority_id, direction.id)
        if entry.event == Event.DIRECTION_TOLD
    }
