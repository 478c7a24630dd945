"""The one way in which a case changes its status, and what falls due for it next."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.letters import LETTER_WAITS
from penalties.office import audit
from penalties.office.audit import Actor
from penalties.office.authorities import holidays
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import holds_of
from penalties.rules.clocks import Clocks
from penalties.rules.days import Holidays, london_date
from penalties.rules.deadlines import Served, of_notice
from penalties.rules.escalation import CHASES, NextStep, Step, steps_ahead
from penalties.rules.events import Event
from penalties.rules.extensions import lengthened
from penalties.rules.fixed_penalties import MOVES, Status, Verb
from penalties.rules.fixed_penalties import move as moved
from penalties.rules.holds import Hold, HoldKind

PERFORMED = frozenset(Step) - {Step.FINAL_NOTICE_DUE}
"""What the sweep does. A final notice falls due only after a reminder that was posted."""


def begin(
    session: Session,
    case: FixedPenalty,
    verb: Verb,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Give a new ``case`` its first status, by a verb that begins one; then ``reckon`` it."""
    case.status = str(moved(None, verb))
    written = {"number": case.number, "to": case.status, **(facts or {})}
    write(session, MOVES[verb].event, case, by=by, at=at, facts=written)


def move(
    session: Session,
    case: FixedPenalty,
    verb: Verb,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Take ``case`` along the table of moves, write the trail, and reckon what falls due next.

    Raises ``Refused`` where the table does not lead from its status by ``verb``. Who may do it is
    asked at the door: the move's permission is in the table.
    """
    before = case.status
    # The status and what falls due for it reach the database together: it refuses one alone.
    with session.no_autoflush:
        case.status = str(moved(Status(case.status), verb))
        if case.status == Status.PAID:
            case.paid_at = at
        if case.status == Status.WITHDRAWN:
            case.withdrawn_at = at
        reckon(session, case)
    written = {"number": case.number, "from": before, "to": case.status, **(facts or {})}
    write(session, MOVES[verb].event, case, by=by, at=at, facts=written, detail=detail)


def write(
    session: Session,
    event: Event,
    case: FixedPenalty,
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write an event of a case into the trail. ``facts`` are codes, ids, dates and pence."""
    audit.record(
        session,
        event,
        authority_id=case.authority_id,
        by=by,
        at=at,
        subject=subject(case.id),
        facts=facts,
        detail=detail,
    )


def subject(penalty_id: uuid.UUID) -> tuple[str, uuid.UUID]:
    """A notice as the subject of an audit entry."""
    return ("penalty", penalty_id)


def reckon(session: Session, case: FixedPenalty) -> None:
    """Set what falls due next for ``case`` and on which day, from its facts and holds."""
    upcoming = upcoming_step(session, case)
    case.next_step = str(upcoming.step) if upcoming else None
    case.next_step_on = upcoming.on if upcoming else None


def upcoming_step(session: Session, case: FixedPenalty) -> NextStep | None:
    """The next step that the sweep performs for ``case``; ``None`` where nothing will fall due.

    Where a letter is kept back nothing presses the person further; the six months run on.
    """
    days_off = holidays(session)
    ahead = steps_ahead(
        Status(case.status),
        clocks_of(case, days_off),
        kept_holds(session, case),
        {name: date.fromisoformat(on) for name, on in case.steps_done.items()},
        holidays=days_off,
    )
    taken = PERFORMED - CHASES if LETTER_WAITS in case.steps_done else PERFORMED
    return next((step for step in ahead if step.step in taken), None)


def clocks_of(case: FixedPenalty, days_off: Holidays) -> Clocks:
    """Every clock of ``case``, with each last day that was moved since it was printed.

    Before service they run as if it had been handed over at issue.
    """
    printed = of_notice(
        offence_at=case.offence_at,
        served=Served(case.served) if case.served_at else Served.HAND,
        on=max(london_date(case.served_at or case.issued_at), case.offence_on),
        discount_days=case.lower_days,
        holidays=days_off,
    )
    kept = {
        "discount_ends": case.discount_ends_on,
        "payment_period_ends": case.payment_period_ends_on,
        "representations_close": case.representations_close_on,
    }
    return lengthened(printed, {name: on for name, on in kept.items() if on}, holidays=days_off)


def keep_last_days(case: FixedPenalty, clocks: Clocks) -> None:
    """Keep with ``case`` the last days that have moved; one that it does not have stays away."""
    if case.discount_ends_on is not None:
        case.discount_ends_on = clocks.on("discount_ends")
    if case.payment_period_ends_on is not None:
        case.payment_period_ends_on = clocks.on("payment_period_ends")
    if case.representations_close_on is not None:
        case.representations_close_on = clocks.on("representations_close")


def kept_holds(session: Session, case: FixedPenalty) -> list[Hold]:
    """The holds of ``case`` as the rules know them, in London days.

    One whose days were added to the period to pay is left out: they are counted there.
    """
    kept = [
        Hold(
            HoldKind(hold.kind),
            london_date(hold.placed_at),
            london_date(hold.lifted_at) if hold.lifted_at else None,
            hold.decide_by,
        )
        for hold in holds_of(session, case)
    ]
    ends = case.payment_period_ends_on
    return [hold for hold in kept if ends is None or not hold.has_lengthened(ends)]
