"""The few things that pass the wall, each for one narrow purpose, and nothing else.

A session of one side acts here as the other for the length of one question or deed, within the
same transaction. What comes out is a pause, a cancellation, or one word; never what is known on the
other side (design section 4).
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from penalties.actions.holds import place_hold
from penalties.actions.pauses import let_pause_end
from penalties.actions.reviews import withdraw
from penalties.office.audit import Actor
from penalties.office.roles import Side, acting_as
from penalties.records.bar_questions import BarQuestion
from penalties.records.council_acts import CouncilAct, acts_for, acts_on
from penalties.records.fixed_penalties import FixedPenalty, penalty
from penalties.records.holds import Hold
from penalties.records.people import Person
from penalties.records.referrals import Referral
from penalties.rules.days import Holidays, london_date
from penalties.rules.fixed_penalties import GUARDED, Status
from penalties.rules.holds import HoldKind
from penalties.rules.people import PersonKey, folded_name
from penalties.rules.referrals import quiet_moment
from penalties.rules.withdrawals import Because


def pause(
    session: Session,
    referral: Referral,
    person: PersonKey,
    days_off: Holidays,
    *,
    by: Actor,
    at: datetime,
) -> int:
    """Pause every open case of somebody whose referral is under way; returns how many.

    It begins at a minute that tells nobody of the meeting behind it, or earlier where a step of
    the case falls due before that. For the support side.
    """
    paused = {act.penalty_id for act in acts_for(session, referral.authority_id, referral.id)}
    with acting_as(session, Side.ENFORCEMENT):
        cases = [
            case
            for case in _open_cases(session, referral.authority_id, person)
            if case.id not in paused and _is_time(case, referral, days_off, at)
        ]
        for case in cases:
            place_hold(session, case, HoldKind.COUNCIL, by=by, at=at, referral_id=referral.id)
    return len(cases)


def cancel(
    session: Session, referral: Referral, person: PersonKey, *, by: Actor, at: datetime
) -> int:
    """Cancel every open notice of somebody who engages with support; returns how many."""
    with acting_as(session, Side.ENFORCEMENT):
        cases = _open_cases(session, referral.authority_id, person)
        for case in cases:
            why = Because.COUNCIL_DECISION
            withdraw(session, case, why, "", by=by, at=at, referral_id=referral.id)
    return len(cases)


def end_pauses_for(session: Session, referral: Referral, *, at: datetime) -> None:
    """Put the cases that one referral paused to a supervisor: it is over, however it ended."""
    acts = acts_for(session, referral.authority_id, referral.id)
    holds = {act.hold_id for act in acts if act.verb == "pause" and act.hold_id}
    with acting_as(session, Side.ENFORCEMENT):
        for hold_id in sorted(holds):
            hold = session.get_one(Hold, (referral.authority_id, hold_id))
            case = session.get_one(FixedPenalty, (referral.authority_id, hold.penalty_id))
            let_pause_end(session, case, hold, at=at)


def let_pauses_end(
    session: Session, authority_id: int, penalty_ids: Collection[uuid.UUID], *, at: datetime
) -> None:
    """Put paused cases to a supervisor, since the safeguarding lead said "no bar"."""
    with acting_as(session, Side.ENFORCEMENT):
        for penalty_id in penalty_ids:
            case = session.get_one(FixedPenalty, (authority_id, penalty_id))
            found = select(Hold).where(
                Hold.authority_id == authority_id,
                Hold.penalty_id == penalty_id,
                Hold.kind == str(HoldKind.COUNCIL),
            )
            for hold in session.scalars(found.order_by(Hold.id)):
                let_pause_end(session, case, hold, at=at)


def is_under_way(session: Session, question: BarQuestion) -> bool:
    """Whether a referral that is under way paused the case; for the safeguarding lead."""
    acts = acts_on(session, question.authority_id, [question.penalty_id])
    named = {act.referral_id for act in acts if act.referral_id}
    found = (session.get(Referral, (question.authority_id, id_)) for id_ in named)
    return any(referral is not None and referral.ended_at is None for referral in found)


def standings(session: Session, acts: Sequence[CouncilAct]) -> dict[uuid.UUID, Status]:
    """How the cases that support acted on stand now: so that the person can be told."""
    with acting_as(session, Side.ENFORCEMENT):
        found = (penalty(session, act.authority_id, act.penalty_id) for act in acts)
        return {case.id: Status(case.status) for case in found if case is not None}


def _open_cases(session: Session, authority_id: int, person: PersonKey) -> list[FixedPenalty]:
    """The notices of a person about which something may still be asked of them."""
    name = folded_name(person.given_name, person.family_name)
    born_on = person.date_of_birth
    same_name = (Person.folded_name == name) & (Person.date_of_birth == born_on)
    known = [Person.id == uuid.UUID(person.id)] if person.id else []
    if name and born_on:
        known.append(same_name)
    if not known:
        return []
    people = select(Person.id).where(Person.authority_id == authority_id, or_(*known))
    found = select(FixedPenalty).where(
        FixedPenalty.authority_id == authority_id,
        FixedPenalty.person_id.in_(people),
        FixedPenalty.status.in_([str(status) for status in GUARDED]),
    )
    return list(session.scalars(found.order_by(FixedPenalty.id)))


def _is_time(case: FixedPenalty, referral: Referral, days_off: Holidays, at: datetime) -> bool:
    since = max(referral.accepted_at, case.issued_at)
    falls_due = case.next_step_on is not None and case.next_step_on <= london_date(at)
    return falls_due or quiet_moment(since, f"{referral.id} {case.id}", days_off) <= at


def whom(session: Session, question: BarQuestion) -> tuple[PersonKey | None, uuid.UUID]:
    """Whose case was asked about, and from which encounter it is, for the safeguarding lead.

    They cannot answer about a number.
    """
    with acting_as(session, Side.ENFORCEMENT):
        case = session.get_one(FixedPenalty, (question.authority_id, question.penalty_id))
        if case.person_id is None:
            return None, case.encounter_id
        person = session.get_one(Person, (case.authority_id, case.person_id))
        names = person.given_name, person.family_name
        return PersonKey(*names, person.date_of_birth, str(person.id)), case.encounter_id
