"""Receiving a representation: kept, held, acknowledged and put before somebody, in one transaction.

A late one is taken like any other and recorded as late. What comes while one is open is added to
it: nothing that a person sends is turned away (design section 5).
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from appeals.actions.letters import write_letter
from appeals.actions.sealing import seal
from appeals.actions.standing import last_refusal, making_of
from appeals.actions.uploads import attach
from appeals.records.representations import Representation, representations_of
from appeals.rules.receipt import LATE, Way, target
from appeals.rules.representations import Acting, Channel, Kind, Said, Standing
from penalties.actions import adjustments
from penalties.actions.holds import place_hold
from penalties.actions.moves import write
from penalties.actions.queues import open_item
from penalties.office.audit import Actor
from penalties.office.authorities import Authority, holidays
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.terms import terms_of
from penalties.rules.events import Event
from penalties.rules.holds import HoldKind
from penalties.rules.refusals import refuse

QUEUE, KIND = "supervisor", "representation"


@dataclass(frozen=True, slots=True)
class Came:
    """What came: how, the moment it counts at, what was said; ``id`` is that of its draft."""

    kind: Kind
    channel: Channel
    at: datetime
    said: Said
    id: uuid.UUID | None = None
    review_of: uuid.UUID | None = None


def receive(
    session: Session, case: FixedPenalty, came: Came, *, by: Actor, at: datetime
) -> Representation:
    """Take in a representation, or return the one that was taken in from the same draft before.

    Raises ``Refused`` where one is open (add to it), nothing is open any more, or a review does not
    fit the decision; and for whoever issued the notice, who may not type one in.
    """
    session.refresh(case, with_for_update=True)
    known = session.get(Representation, (case.authority_id, came.id)) if came.id else None
    if known is not None:
        return known
    way = _checked(session, case, came, by)
    one = _kept(session, case, came, by=by, at=at, in_time=way not in LATE)
    if came.id:
        attach(session, one.authority_id, came.id, one.id)
    for wanted in came.said.adjustments:
        adjustments.record(session, case, wanted.kind, wanted.words, by=by, at=at)
    open_item(
        session,
        case.authority_id,
        queue=QUEUE,
        kind=KIND,
        subject=(KIND, one.id),
        due_on=one.target_on,
        facts={"number": case.number, "serial": one.serial},
        at=at,
    )
    _write(session, case, one, by=by, at=at)
    write_letter(session, case, "acknowledgement", representation=one, by=by, at=at)
    session.flush()
    return one


def _checked(session: Session, case: FixedPenalty, came: Came, by: Actor) -> Way:
    """What the person can do at the moment it counts at; ``Refused`` where that is not this."""
    if by.id is not None and by.id == case.issued_by:
        said = "Somebody else must type this in: you issued the notice."
        raise refuse("representations.issuer", said)
    way = making_of(session, case, came.at).way
    if way is Way.ADD:
        raise refuse("representations.open", "We are looking at this notice already. Add to it.")
    if way is Way.CLOSED:
        raise refuse("representations.closed", "Nothing can be decided about this notice any more.")
    if way.kind is not came.kind:
        raise refuse(f"representations.{way.kind}", _INSTEAD[way.kind])
    if came.kind is Kind.REVIEW:
        _check_review(session, case, came)
    return way


def _check_review(session: Session, case: FixedPenalty, came: Came) -> None:
    refused = last_refusal(session, case)
    if refused is None or came.review_of != refused.representation_id:
        raise refuse("representations.review_of", "This is not the decision that stands.")
    if not came.said.new.strip():
        raise refuse("representations.review_new", "Say what is new since we decided.")


def _kept(
    session: Session,
    case: FixedPenalty,
    came: Came,
    *,
    by: Actor,
    at: datetime,
    in_time: bool,
) -> Representation:
    council = session.get_one(Authority, case.authority_id)
    earlier = representations_of(session, case.authority_id, case.id)
    lower_was_open = terms_of(session, case).lower_is_open(came.at)
    hold = place_hold(session, case, HoldKind.REPRESENTATION, by=by, at=at, since=came.at)
    one = Representation(
        authority_id=case.authority_id,
        id=came.id or new_id(),
        penalty_id=case.id,
        issued_by=case.issued_by,
        number=case.number,
        serial=len(earlier) + 1,
        kind=str(came.kind),
        review_of=came.review_of,
        channel=str(came.channel),
        recorded_by=None if came.channel is Channel.PAGE else by.id,
        recorded_at=at,
        came_at=came.at,
        in_time=in_time,
        lower_was_open=lower_was_open,
        grounds=[str(ground) for ground in came.said.grounds],
        answer_by=str(came.said.answer_by),
        acting=str(Acting.SAID if came.said.acts_for else Acting.NOBODY),
        body=seal(session, came.said.as_json()),
        hold_id=hold.id,
        standing=str(Standing.OPEN),
        target_on=target(came.at, council.answer_days, holidays(session)).on,
    )
    session.add(one)
    session.flush()
    return one


def _write(
    session: Session, case: FixedPenalty, one: Representation, *, by: Actor, at: datetime
) -> None:
    facts = {
        "number": case.number,
        "serial": one.serial,
        "kind": one.kind,
        "channel": one.channel,
        "in_time": one.in_time,
        "came_at": one.came_at.isoformat(),
        "target_on": one.target_on.isoformat(),
    }
    write(session, Event.REPRESENTATION_RECEIVED, case, by=by, at=at, facts=facts)


_INSTEAD = {
    Kind.REVIEW: "We have decided about this notice. Ask for a review of the decision.",
    Kind.REPRESENTATION: "There is no decision yet that could be reviewed.",
}
