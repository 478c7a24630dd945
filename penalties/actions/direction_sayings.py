"""One further saying of a direction: its terms, its frozen paper, and its line in the trail."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from penalties.actions.direction_papers import LeftOpen, freeze_terms
from penalties.actions.police import officer_with
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.staff import Staff
from penalties.records.directions import Direction, DirectionTerms
from penalties.records.fixed_penalties import penalty_of_encounter
from penalties.records.surrendered_items import items_of
from penalties.rules.direction_changes import Told
from penalties.rules.directions import EXCLUSION_LASTS, MOVES, Verb
from penalties.rules.staff import Power


class Saying(NamedTuple):
    """What counted until now, what counts from now on, and all that stays open by it."""

    before: DirectionTerms
    row: DirectionTerms
    stays_open: LeftOpen


def next_terms(
    direction: Direction, before: DirectionTerms, told: Told, *, ends_at: datetime, **said: Any
) -> DirectionTerms:
    """The terms after ``before``, not frozen yet; ``said`` are its other columns."""
    return DirectionTerms(
        authority_id=direction.authority_id,
        direction_id=direction.id,
        serial=before.serial + 1,
        given_at=direction.given_at,
        ends_at=ends_at,
        in_order=ends_at - direction.given_at <= EXCLUSION_LASTS,
        told_at=told.at,
        told_in_writing=told.in_writing,
        why_not_written=told.why_not_written,
        **said,
    )


def say(
    session: Session,
    direction: Direction,
    saying: Saying,
    verb: Verb,
    member: Staff,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Freeze new terms, and let the direction and what was handed over with it end with them."""
    row, here = saying.row, direction.authority_id
    freeze_terms(
        *(session, direction, row, saying.stays_open),
        officer_with(session, member, Power.S35, at),
        before=saying.before,
        has_penalty=penalty_of_encounter(session, here, direction.encounter_id) is not None,
    )
    session.add(row)
    direction.ends_at = row.ends_at
    for item in items_of(session, here, direction.id):
        if item.ended_at is None:
            item.kept_until = row.ends_at
    audit.record(
        session,
        MOVES[verb].event,
        authority_id=here,
        by=by,
        at=at,
        subject=("direction", direction.id),
        facts={
            "number": direction.number,
            "part": row.serial,
            "ends_at": row.ends_at.isoformat(),
            "in_writing": row.told_in_writing,
        },
        detail={"words": row.because} if row.because else None,
    )
    session.flush()
