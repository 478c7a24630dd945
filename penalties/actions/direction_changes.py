"""What becomes of a direction after it was given: varied, withdrawn, or breached.

Anti-social Behaviour, Crime and Policing Act 2014 sections 35(8) and (9), 38 and 39. Any police
officer with the power may vary or withdraw; the 48 hours run from the first giving, as they elapse.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.direction_papers import left_open
from penalties.actions.direction_sayings import Saying, next_terms, say
from penalties.actions.police import police_with
from penalties.office.audit import Actor
from penalties.office.staff import Staff
from penalties.records.directions import Direction, DirectionTerms, terms_of
from penalties.rules import writing
from penalties.rules.area_files import area_digest
from penalties.rules.carve_outs import without
from penalties.rules.direction_changes import Change, OpenPlace, Told, check_change, check_told
from penalties.rules.direction_reviews import check_is_direction
from penalties.rules.directions import (
    Status,
    Terms,
    Verb,
    check_varying,
    move,
)
from penalties.rules.refusals import Refusal, Refused, refuse
from penalties.rules.staff import Power

ONE_SECOND = timedelta(seconds=1)


def vary(
    session: Session, direction: Direction, change: Change, *, by: Actor, at: datetime
) -> DirectionTerms:
    """Change what a direction says from now on, and freeze its new paper.

    Raises ``Refused`` for anybody but police with the power of section 35, for a direction that is
    over, withdrawn or none in law, beyond 48 hours from its first giving, and without how it is
    told.
    """
    at = at.replace(microsecond=0)
    member = police_with(session, direction.authority_id, Power.S35, by=by, at=at)
    session.refresh(direction, with_for_update=True)
    direction.status = move(Status(direction.status), Verb.VARY)
    check_is_direction(direction.breaks)
    before = terms_of(session, direction.authority_id, direction.id)[-1]
    leave_by, ends_at = change.leave_by or before.leave_by, change.ends_at or before.ends_at
    terms = Terms(at, leave_by, ends_at)
    stands = Terms(before.made_at, before.leave_by, before.ends_at)
    first = direction.given_at
    _refuse_all(*check_change(change, first, at), *check_varying(terms, stands, first, None))
    polygon = _narrowed(before.polygon, change.left_open)
    row = next_terms(
        *(direction, before, change.told),
        kind="varied",
        made_at=at,
        made_by=member.id,
        because=change.because.strip(),
        area=change.area.strip() if change.area else before.area,
        polygon=polygon,
        polygon_digest=area_digest(polygon) if polygon else None,
        leave_by=leave_by,
        ends_at=ends_at,
        route=change.route or before.route,
    )
    added = tuple((str(place.occasion), place.words) for place in change.left_open)
    stays_open = (*left_open(before), *added)
    say(session, direction, Saying(before, row, stays_open), Verb.VARY, member, by=by, at=at)
    return row


def withdraw(
    session: Session, direction: Direction, because: str, told: Told, *, by: Actor, at: datetime
) -> DirectionTerms:
    """End a direction before its time, and freeze the paper that says so.

    Raises ``Refused`` for anybody but police with the power of section 35, and for a direction that
    is over or withdrawn already.
    """
    at = at.replace(microsecond=0)
    member = police_with(session, direction.authority_id, Power.S35, by=by, at=at)
    session.refresh(direction, with_for_update=True)
    move(Status(direction.status), Verb.WITHDRAW)
    _check_runs(direction, at)
    return take_back(session, direction, because, told, member, by=by, at=at)


def take_back(
    session: Session,
    direction: Direction,
    because: str,
    told: Told,
    member: Staff,
    *,
    by: Actor,
    at: datetime,
) -> DirectionTerms:
    """Withdraw a direction, whoever decided it; one that is over already is withdrawn, too.

    The caller has checked that ``member`` may. Raises ``Refused`` where it is withdrawn already,
    without a reason, and without how the person is told.
    """
    direction.status = move(Status(direction.status), Verb.WITHDRAW)
    if not because.strip():
        raise refuse("directions.because", "Say why the direction is withdrawn.")
    _refuse_all(*check_told(told, direction.given_at, at))
    before = terms_of(session, direction.authority_id, direction.id)[-1]
    row = next_terms(
        *(direction, before, told),
        kind="withdrawn",
        made_at=at,
        made_by=member.id,
        because=because.strip(),
        area=before.area,
        polygon=before.polygon,
        polygon_digest=before.polygon_digest,
        leave_by=before.leave_by,
        # It was said for a moment at least, even if it is taken back within the same second.
        ends_at=min(direction.ends_at, max(at, direction.given_at + ONE_SECOND)),
        route=before.route,
    )
    saying = Saying(before, row, left_open(before))
    say(session, direction, saying, Verb.WITHDRAW, member, by=by, at=at)
    return row


def _check_runs(direction: Direction, at: datetime) -> None:
    if direction.ends_at <= at:
        raise refuse(
            "directions.over",
            f"This direction ended at {writing.moment(direction.ends_at)}.",
            "ASBCPA 2014 s35(8)",
        )


def _refuse_all(*found: Refusal) -> None:
    if found:
        raise Refused(*found)


def _narrowed(area: dict[str, Any] | None, places: Iterable[OpenPlace]) -> dict[str, Any] | None:
    """The area without the places that stay open; never larger than before."""
    for place in places:
        if area is not None and place.lat_e6 is not None and place.lon_e6 is not None:
            area = dict(without(area, [(place.lat_e6, place.lon_e6)], place.radius_m))
    return area
