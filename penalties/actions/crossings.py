"""The few things that pass the wall, each for one narrow purpose, and nothing else.

A session of one side acts here as the other for the length of one question or deed, within the
same transaction. What comes out is a pause, a cancellation, or one word; never what is known on the
other side (design section 4).
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.actions.bar_asking import ask
from penalties.actions.council_acts import Why, keep_act
from penalties.actions.holds import place_hold
from penalties.actions.pauses import let_pause_end
from penalties.actions.reviews import withdraw
from penalties.actions.support_cases import open_cases, referrals_behind
from penalties.office.audit import Actor
from penalties.office.roles import Side, acting_as
from penalties.records.bar_questions import BarQuestion
from penalties.records.council_acts import CouncilAct, acts_for
from penalties.records.fixed_penalties import FixedPenalty, penalty
from penalties.records.holds import Hold
from penalties.records.people import Person
from penalties.records.referrals import Referral
from penalties.rules.bar_questions import Purpose
from penalties.rules.days import Holidays, london_date
from penalties.rules.fixed_penalties import GUARDED, Status
from penalties.rules.holds import HoldKind
from penalties.rules.people import PersonKey
from penalties.rules.referrals import LIVE, Stage, quiet_moment
from penalties.rules.refusals import Refused
from penalties.rules.withdrawals import Because


def to_pause(
    session: Session, referral: Referral, person: PersonKey, days_off: Holidays, *, at: datetime
) -> list[uuid.UUID]:
    """The open cases that a referral under way is to pause now; for the support side.

    A pause begins at a minute that tells nobody of the meeting behind it, or earlier where a step
    of the case falls due before that.
    """
    acts = acts_for(session, referral.authority_id, referral.id)
    paused = {act.penalty_id for act in acts if act.verb == "pause"}
    cases = open_cases(session, referral, person)
    return [
        case.id
        for case in cases
        if case.id not in paused and _is_time(case, referral, days_off, at)
    ]


def pause(
    session: Session, referral: Referral, penalty_id: uuid.UUID, *, by: Actor, at: datetime
) -> None:
    """Pause one case for a referral, unless either is over or it is paused by now."""
    session.refresh(referral, with_for_update=True)
    acts = acts_for(session, referral.authority_id, referral.id)
    done = any(act.verb == "pause" and act.penalty_id == penalty_id for act in acts)
    if done or Stage(referral.stage) not in LIVE:
        return
    with acting_as(session, Side.ENFORCEMENT):
        case = session.get_one(FixedPenalty, (referral.authority_id, penalty_id))
        session.refresh(case, with_for_update=True)
        if Status(case.status) in GUARDED:
            place_hold(session, case, HoldKind.COUNCIL, by=by, at=at, referral_id=referral.id)


def cancel(
    session: Session, referral: Referral, person: PersonKey, *, by: Actor, at: datetime
) -> int:
    """Cancel every open notice of somebody who engages with support; returns how many."""
    cases = open_cases(session, referral, person, locked=True)
    with acting_as(session, Side.ENFORCEMENT):
        for case in cases:
            why = Because.COUNCIL_DECISION
            withdraw(session, case, why, "", by=by, at=at, referral_id=referral.id)
    return len(cases)


def ask_about_pause(session: Session, paused: CouncilAct, *, by: Actor, at: datetime) -> None:
    """Ask whether a pause may end, since its referral is over, however it ended.

    That it was asked is kept also where somebody has asked before, or nothing is paused any more.
    """
    with acting_as(session, Side.ENFORCEMENT):
        case = session.get_one(FixedPenalty, (paused.authority_id, paused.penalty_id))
        try:
            ask(session, case, Purpose.END_PAUSE, by=by, at=at, referral_id=paused.referral_id)
        except Refused:
            why = Why(referral_id=paused.referral_id)
            keep_act(session, case, "ask", why, by=by, at=at)
            session.flush()


def let_pauses_end(
    session: Session, authority_id: int, penalty_ids: Collection[uuid.UUID], *, at: datetime
) -> None:
    """Put paused cases to a supervisor, since the safeguarding lead said "no bar"."""
    with acting_as(session, Side.ENFORCEMENT):
        for penalty_id in penalty_ids:
            case = session.get_one(FixedPenalty, (authority_id, penalty_id))
            session.refresh(case, with_for_update=True)
            found = select(Hold).where(
                Hold.authority_id == authority_id,
                Hold.penalty_id == penalty_id,
                Hold.kind == str(HoldKind.COUNCIL),
            )
            for hold in session.scalars(found.order_by(Hold.id)):
                let_pause_end(session, case, hold, at=at)


def is_under_way(session: Session, question: BarQuestion) -> bool:
    """Whether the person whose case it is has a referral under way; for the safeguarding lead.

    It counts from its first moment, before it has paused anything.
    """
    person, met = whom(session, question)
    behind = referrals_behind(session, question, person, met)
    return any(Stage(referral.stage) in LIVE for referral in behind)


def standings(session: Session, acts: Sequence[CouncilAct]) -> dict[uuid.UUID, Status]:
    """How the cases that support acted on stand now: so that the person can be told."""
    with acting_as(session, Side.ENFORCEMENT):
        found = (penalty(session, act.authority_id, act.penalty_id) for act in acts)
        return {case.id: Status(case.status) for case in found if case is not None}


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


def _is_time(case: FixedPenalty, referral: Referral, days_off: Holidays, at: datetime) -> bool:
    since = max(referral.accepted_at, case.issued_at)
    falls_due = case.next_step_on is not None and case.next_step_on <= london_date(at)
    return falls_due or quiet_moment(since, f"{referral.id} {case.id}", days_off) <= at
