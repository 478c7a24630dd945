"""What somebody means who names a subject of the trail: a notice's number, or a reference."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.office.staff import Staff
from penalties.records.course_offers import offer_with
from penalties.records.directions import direction_with_number
from penalties.records.fixed_penalties import penalty_with_number
from penalties.records.keeper_letters import letter_with_number
from penalties.records.kerb_warnings import warning_with
from penalties.records.numbers import notice_number
from penalties.rules import numbers
from penalties.rules.refusals import Refused


def subjects_named(session: Session, authority_id: int, text: str) -> tuple[uuid.UUID, ...]:
    """The ids that a text can mean: itself, or a number and what stands on it; none for neither."""
    try:
        return (uuid.UUID(text.strip()),)
    except ValueError:
        pass
    try:
        compact = numbers.compact(*numbers.read(text))
    except Refused:
        return ()
    found = (
        notice_number(session, authority_id, compact),
        penalty_with_number(session, authority_id, compact),
        warning_with(session, authority_id, compact),
        offer_with(session, authority_id, compact),
        direction_with_number(session, authority_id, compact),
        letter_with_number(session, authority_id, compact),
    )
    return tuple(one.id for one in found if one is not None)


def staff_with_number(session: Session, authority_id: int, number: str) -> Staff | None:
    """The account with this staff number, in any case."""
    return session.scalars(
        select(Staff).where(
            Staff.authority_id == authority_id, Staff.number == number.strip().upper()
        )
    ).one_or_none()
