"""What a decision would do if it were made now, its letter too: for whoever is about to decide.

It is done in earnest and undone again, so that what is shown is what will be.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from appeals.actions.deciding import make, new_decision, reads_second
from appeals.actions.decision_effects import Made
from appeals.actions.decision_facts import facts_of
from appeals.actions.standing import locked
from appeals.records.letters import letters_of
from appeals.records.representations import Representation
from appeals.rules.decisions import Chosen, check
from penalties.office.audit import Actor
from penalties.records.payments import paid_pence
from penalties.rules.money import Pence


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would come of a decision: its last days and how they are counted, and its letter.

    ``is_read``: a second reader has to agree first. ``refund`` is what would go back, in pence.
    """

    is_read: bool
    pay_by: date | None
    lower_until: date | None
    calculation: tuple[str, ...]
    refund: Pence
    letter: Mapping[str, Any]

    @property
    def mark(self) -> str:
        """The same for as long as the same would come of it: what is shown is what is confirmed."""
        return f"{self.is_read} {self.pay_by} {self.lower_until} {self.refund}"


def foresee(
    session: Session, one: Representation, chosen: Chosen, *, by: Actor, at: datetime
) -> Foreseen:
    """What ``decide`` would do with the same choice; nothing of it stays. ``Refused`` likewise."""
    undone = session.begin_nested()
    try:
        case = locked(session, one)
        facts = facts_of(session, case, one, by=by, at=at)
        check(facts, chosen)
        paid = paid_pence(session, case.authority_id, case.id)
        is_read = reads_second(session, facts, one, chosen.outcome)
        decision = new_decision(case, one, chosen, by=by, at=at)
        make(session, case, one, Made(decision, chosen), by=by, at=at)
        return Foreseen(
            is_read=is_read,
            pay_by=decision.pay_by,
            lower_until=decision.lower_until,
            calculation=tuple(decision.calculation),
            refund=Pence(paid if decision.because else 0),
            letter=json.loads(letters_of(session, case.authority_id, case.id)[-1].snapshot),
        )
    finally:
        undone.rollback()
