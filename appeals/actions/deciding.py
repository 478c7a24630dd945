"""Deciding a second look: by somebody who did not issue the notice, and with every point answered.

A refusal may wait for a second reader. What a decision does, its letter and its line in the trail
are one transaction; until then nothing of it goes out.
"""

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.decision_effects import DO, Made
from appeals.actions.decision_facts import facts_of
from appeals.actions.letters import write_letter
from appeals.actions.standing import locked
from appeals.records.decisions import Decision
from appeals.records.representations import Representation
from appeals.rules.decisions import REFUSALS, Chosen, Facts, Outcome, check
from appeals.rules.representations import Standing
from appeals.rules.second_reading import Refusing, must_be_read
from penalties.actions.council_acts import signed
from penalties.actions.moves import write
from penalties.actions.queues import close_about, open_item
from penalties.office.audit import Actor
from penalties.office.authorities import Authority, holidays
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

QUEUE, TO_READ = "supervisor", "representation_to_read"


def decide(
    session: Session, one: Representation, chosen: Chosen, *, by: Actor, at: datetime
) -> Decision:
    """Decide about a representation, or put the decision before a second reader.

    Raises ``Refused`` for an outcome that is closed, with what closes it; without words; and where
    somebody else has decided meanwhile.
    """
    case = locked(session, one)
    facts = facts_of(session, case, one, by=by, at=at)
    check(facts, chosen)
    decision = new_decision(case, one, chosen, by=by, at=at)
    if reads_second(session, facts, one, chosen.outcome):
        _put_before_reader(session, case, one, decision, by=by, at=at)
    else:
        make(session, case, one, Made(decision, chosen), by=by, at=at)
    return decision


def reads_second(session: Session, facts: Facts, one: Representation, outcome: Outcome) -> bool:
    """Whether a second reader has to agree before this goes out."""
    if outcome not in REFUSALS:
        return False
    percent = session.get_one(Authority, one.authority_id).second_read_percent
    return must_be_read(Refusing(one.id, facts.kind, facts.grounds), percent)


def new_decision(
    case: FixedPenalty, one: Representation, chosen: Chosen, *, by: Actor, at: datetime
) -> Decision:
    """A decision as it is chosen, not made yet. Of a pause no word is kept with it."""
    is_pause = chosen.outcome is Outcome.PAUSED
    return Decision(
        authority_id=one.authority_id,
        id=new_id(),
        representation_id=one.id,
        penalty_id=case.id,
        issued_by=case.issued_by,
        outcome=str(chosen.outcome),
        because=str(chosen.reason) if chosen.outcome is Outcome.CANCELLED else None,
        words="" if is_pause else chosen.words.strip(),
        no_sign=chosen.outcome in REFUSALS,
        status="to_be_read",
        decided_by=_who(by),
        decided_at=at,
        calculation=[],
    )


def make(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    made: Made,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Do what was decided, tell the person, and write it down."""
    decision = made.decision
    outcome = Outcome(decision.outcome)
    DO[outcome](session, case, one, made, by, at)
    decision.status, decision.made_at = "made", at
    one.standing, one.decided_at, one.more_by = str(Standing.DECIDED), at, None
    session.add(decision)
    session.flush()
    facts = {"number": case.number, "serial": one.serial, "outcome": str(outcome)}
    if outcome in REFUSALS and decision.pay_by is not None:
        until = decision.lower_until
        facts |= {"pay_by": decision.pay_by.isoformat()}
        facts |= {"lower_until": until.isoformat() if until else None}
    close_about(session, one.authority_id, one.id, str(outcome), by=by.id, at=at)
    outside = signed(by) if outcome is Outcome.PAUSED else by
    write(session, Event.REPRESENTATION_DECIDED, case, by=outside, at=at, facts=facts)
    write_letter(session, case, "decision", representation=one, decision=decision, by=by, at=at)
    session.flush()


def _put_before_reader(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    decision: Decision,
    *,
    by: Actor,
    at: datetime,
) -> None:
    one.standing, one.more_by = str(Standing.TO_BE_READ), None
    session.add(decision)
    told = {"number": case.number, "serial": one.serial}
    open_item(
        session,
        one.authority_id,
        queue=QUEUE,
        kind=TO_READ,
        subject=("representation", one.id),
        due_on=add_working_days(london_date(at), 1, holidays(session)),
        facts=told,
        at=at,
    )
    write(session, Event.REPRESENTATION_TO_BE_READ, case, by=by, at=at, facts=told)
    session.flush()


def _who(by: Actor) -> uuid.UUID:
    if by.id is None:
        raise refuse("decisions.nobody", "A member of staff must answer for this.")
    return by.id
