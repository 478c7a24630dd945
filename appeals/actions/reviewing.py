"""Looking again: what waits in the order of its risk, and what a reviewer notes on the way."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from appeals.records.representations import Representation
from appeals.records.waiting import Waiting, waiting
from appeals.rules.points import check_work
from appeals.rules.representations import Acting, Standing
from appeals.rules.risk import Waits, in_order
from penalties.actions.moves import write
from penalties.actions.queues import close_item
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.queues import QueueItem, open_about
from penalties.rules.days import Holidays, corresponding_date, working_day_on_or_before
from penalties.rules.deadlines import LIMIT_MONTHS
from penalties.rules.events import Event
from penalties.rules.refusals import refuse

TO_BE_SEEN = frozenset({"more_came", "more_overdue"})
"""Matters that end once somebody has seen them; the others end with the decision."""


def by_risk(session: Session, authority_id: int, today: date) -> Sequence[tuple[Waits, Waiting]]:
    """Everything that waits for our answer, what can go wrong for somebody first."""
    days_off = holidays(session)
    found = {row.id: row for row in waiting(session, authority_id)}
    ordered = in_order((_waits(row, days_off) for row in found.values()), today)
    return [(one, found[one.id]) for one in ordered]


def see_authority(
    session: Session, case: FixedPenalty, one: Representation, *, by: Actor, at: datetime
) -> None:
    """Note that whoever acts for the person has shown that they may.

    Raises ``Refused`` where nobody acts for them, and for whoever may not work on it.
    """
    session.refresh(one, with_for_update=True)
    check_work(Standing(one.standing), is_issuer=by.id == one.issued_by)
    if one.acting == Acting.NOBODY:
        raise refuse("representations.nobody_acts", "Nobody acts for the person here.")
    if one.acting == Acting.SEEN:
        return
    one.acting = str(Acting.SEEN)
    facts = {"number": case.number, "serial": one.serial}
    write(session, Event.REPRESENTATION_AUTHORITY_SEEN, case, by=by, at=at, facts=facts)
    session.flush()


def to_be_seen(session: Session, one: Representation) -> list[QueueItem]:
    """What came or is missing, and nobody has said that they have seen it."""
    about = open_about(session, one.authority_id, "supervisor", one.id)
    return [item for item in about if item.kind in TO_BE_SEEN]


def seen(session: Session, one: Representation, *, by: Actor, at: datetime) -> None:
    """Close what only had to be seen."""
    check_work(Standing(one.standing), is_issuer=by.id == one.issued_by)
    for item in to_be_seen(session, one):
        if by.id is not None:
            close_item(session, item, "seen", by=by.id, at=at)
    session.flush()


def safe_until(offence_on: date, days_off: Holidays) -> date:
    """The last safe day to start proceedings for an offence of a day."""
    return working_day_on_or_before(corresponding_date(offence_on, LIMIT_MONTHS), days_off)


def _waits(row: Waiting, days_off: Holidays) -> Waits:
    return Waits(
        id=row.id,
        grounds=tuple(row.grounds),
        came_at=row.came_at,
        target_on=row.target_on,
        safe_until=safe_until(row.offence_on, days_off),
    )
