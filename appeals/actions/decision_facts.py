"""What opens and closes the outcomes of one second look, gathered from what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.failed_uploads import unsettled_of
from appeals.actions.reviewing import to_be_seen
from appeals.records.decisions import Decision, decisions_about
from appeals.records.points import Point, points_of
from appeals.records.representations import Representation
from appeals.rules.decisions import Facts
from appeals.rules.grounds import Ground
from appeals.rules.points import progress
from appeals.rules.refusals import Fresh, fresh_days
from appeals.rules.representations import Kind, Standing
from penalties.actions.moves import clocks_of
from penalties.actions.pauses import pauses_of
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import paid_pence
from penalties.rules.days import is_by_end_of, london_date
from penalties.rules.encounters import IdentityChecked
from penalties.rules.fixed_penalties import GUARDED, Status
from penalties.rules.refusals import Refusal, Refused

AGE_IS_SURE = frozenset({IdentityChecked.DOCUMENT, IdentityChecked.POLICE})


@dataclass(frozen=True, slots=True)
class Dates:
    """The fresh days of a refusal on a day, or what speaks against them."""

    fresh: Fresh | None
    no_time: Refusal | None


def facts_of(
    session: Session, case: FixedPenalty, one: Representation, *, by: Actor, at: datetime
) -> Facts:
    """Everything that opens or closes an outcome, for whoever wants to decide at a moment."""
    points = points_of(session, one.authority_id, one.id)
    days_off, today = holidays(session), london_date(at)
    clocks = clocks_of(case, days_off)
    paid = paid_pence(session, case.authority_id, case.id)
    return Facts(
        today=today,
        standing=Standing(one.standing),
        kind=Kind(one.kind),
        grounds=grounds_of(one, points),
        points=progress(one.grounds, points),
        is_alive=Status(case.status) in GUARDED,
        by_issuer=by.id == one.issued_by,
        decided_first=_decided_first(session, one, by),
        age_in_doubt=_age_in_doubt(session, case),
        is_paused=bool(pauses_of(session, case)),
        is_held=case.status == Status.HELD_FOR_REVIEW,
        more_by=one.more_by if one.standing == Standing.ASKED else None,
        has_lower=case.lower_pence is not None,
        lower_was_open=_lower_was_open(case, one),
        lower_is_paid=case.lower_pence is not None and paid >= case.lower_pence,
        limit=clocks["prosecution_limit"],
        no_time=dates_of(session, case, one, at=at, lower_again=False).no_time,
        lacks_a_file=bool(unsettled_of(session, case)),
        has_unseen=any(item.kind == "more_came" for item in to_be_seen(session, one)),
    )


def dates_of(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    *,
    at: datetime,
    lower_again: bool,
) -> Dates:
    """The last days that a refusal would give, if it is made and posted at a moment."""
    days_off = holidays(session)
    try:
        fresh = fresh_days(
            clocks_of(case, days_off),
            came_at=one.came_at,
            decided_on=london_date(at),
            lower_again=lower_again,
            holidays=days_off,
        )
    except Refused as refused:
        return Dates(None, refused.refusals[0])
    return Dates(fresh, None)


def grounds_of(one: Representation, points: Sequence[Point]) -> frozenset[Ground]:
    """What the person ticked, and what the reviewer found in their words."""
    return frozenset({*map(Ground, one.grounds), *(Ground(point.ground) for point in points)})


def _lower_was_open(case: FixedPenalty, one: Representation) -> bool:
    """Whether it came while the lower amount was: by the last day then, or as it stands by now.

    That day can come to be later: a file had broken off before it, or a held notice was let stand.
    """
    until = case.discount_ends_on
    return one.lower_was_open or (until is not None and is_by_end_of(one.came_at, until))


def _decided_first(session: Session, one: Representation, by: Actor) -> bool:
    """Whether somebody made the decision that they would now review."""
    if one.review_of is None:
        return False
    made = (
        decision
        for decision in decisions_about(session, one.authority_id, one.penalty_id)
        if decision.representation_id == one.review_of and _stands(decision)
    )
    return any(decision.decided_by == by.id for decision in made)


def _stands(decision: Decision) -> bool:
    return decision.status != "sent_back"


def _age_in_doubt(session: Session, case: FixedPenalty) -> bool:
    """Whether neither a document nor the police showed how old the person is."""
    met = session.get_one(Encounter, (case.authority_id, case.encounter_id))
    checked = (met.person_as_met or {}).get("identity_checked")
    return checked not in AGE_IS_SURE
