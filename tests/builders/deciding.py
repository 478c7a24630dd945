"""Somebody decides about a representation: its points answered, and what is chosen."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from appeals.actions.deciding import decide
from appeals.actions.points import answer
from appeals.records.decisions import Decision
from appeals.records.representations import Representation
from appeals.rules.cancelling import Reason
from appeals.rules.decisions import Chosen, Outcome
from appeals.rules.grounds import Ground
from appeals.rules.points import Answer, Finding
from appeals.rules.signs import NO_SIGNS
from penalties.actions.staff import actor
from penalties.office.audit import Actor
from penalties.office.authorities import Authority
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.staff import Role
from tests.builders.staff import member

ANSWER = "We looked at the plan. The bus stop is inside the area."


def reviewer(
    session: Session, authority: Authority, at: datetime, name: str = "Ada Looks"
) -> Actor:
    """A supervisor who did not issue the notice."""
    return actor(member(session, authority, Role.SUPERVISOR, at=at, name=name))


def all_answered(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    *,
    by: Actor,
    at: datetime,
    finding: Finding = Finding.NOT_AGREED,
) -> None:
    """Every point that was ticked has its finding and answer."""
    given = {Ground(ground): Answer(finding, ANSWER) for ground in one.grounds}
    answer(session, case, one, given, by=by, at=at)


def refusal(**changes: Any) -> Chosen:
    """The notice is kept, and nothing suggests that support has to come first."""
    plain = {"outcome": Outcome.REFUSED_LOWER, "words": "We saw the photos.", "signs": NO_SIGNS}
    return Chosen(**{**plain, **changes})


def cancellation(**changes: Any) -> Chosen:
    """The notice is cancelled."""
    plain = {
        "outcome": Outcome.CANCELLED,
        "words": "The sign was hidden.",
        "reason": Reason.ORDER_OR_SIGN,
    }
    return Chosen(**{**plain, **changes})


def pause(**changes: Any) -> Chosen:
    """The case is paused, and support looks at it."""
    plain = {"outcome": Outcome.PAUSED, "words": "She wrote that he waits in the car."}
    return Chosen(**{**plain, **changes})


def decided(
    session: Session,
    case: FixedPenalty,
    one: Representation,
    chosen: Chosen,
    *,
    by: Actor,
    at: datetime,
) -> Decision:
    """Every point is answered, and then it is decided so."""
    all_answered(session, case, one, by=by, at=at)
    return decide(session, one, chosen, by=by, at=at)
