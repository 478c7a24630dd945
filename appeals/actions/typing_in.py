"""Typing in for somebody what they said by phone, wrote, or came by to say."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from appeals.actions.receiving import Came, receive
from appeals.actions.standing import last_refusal, making_of
from appeals.records.representations import Representation
from appeals.rules.receipt import LATE
from appeals.rules.representations import Channel, Kind, Said
from appeals.rules.typed_in import counts_from
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import london_date
from penalties.rules.refusals import refuse


@dataclass(frozen=True, slots=True)
class TypedIn:
    """What came: how, on which day, posted when, what was said; ``id`` is that of its page."""

    id: UUID
    channel: Channel
    came_on: date
    posted_on: date | None
    said: Said


def type_in(
    session: Session, case: FixedPenalty, typed: TypedIn, *, by: Actor, at: datetime
) -> Representation:
    """Take in what was typed in for somebody, counted from the day that helps them.

    Raises ``Refused`` as ``receive`` does, for days that cannot be, and for a late one of which
    nobody says why it is late.
    """
    counts = counts_from(
        typed.came_on,
        typed.posted_on,
        notice_on=london_date(case.issued_at),
        at=at,
        holidays=holidays(session),
    )
    way = making_of(session, case, counts.at).way
    if way in LATE and not typed.said.late_because.strip():
        said = "It came after the last day. Enter why, or that the person did not say."
        raise refuse("typed_in.late", said)
    refused = last_refusal(session, case) if way.kind is Kind.REVIEW else None
    review_of = refused.representation_id if refused else None
    came = Came(way.kind, typed.channel, counts.at, typed.said, typed.id, review_of)
    return receive(session, case, came, by=by, at=at)
