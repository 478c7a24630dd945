"""Placing and lifting holds: a case waits, its six-month watch does not (design section 5)."""

import uuid
from datetime import date, datetime

from sqlalchemy.orm import Session

from penalties.actions.council_acts import Why, keep_act
from penalties.actions.moves import clocks_of, keep_last_days, kept_holds, reckon, write
from penalties.office.audit import COUNCIL, Actor
from penalties.office.authorities import holidays
from penalties.office.database import new_id
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold, holds_of
from penalties.rules.clocks import Clocks
from penalties.rules.days import london_date
from penalties.rules.events import Event
from penalties.rules.extensions import after_hold
from penalties.rules.fixed_penalties import OPEN, Status
from penalties.rules.holds import LENGTHENS, HoldKind, lifting, with_holds
from penalties.rules.refusals import refuse


def place_hold(
    session: Session,
    case: FixedPenalty,
    kind: HoldKind,
    *,
    by: Actor,
    at: datetime,
    reason: str | None = None,
    referral_id: uuid.UUID | None = None,
    since: datetime | None = None,
) -> Hold:
    """Stop the clock of an open case, from now on or ``since`` an earlier moment.

    A pause by the council is signed by nobody; ``referral_id`` is known behind the wall alone, and
    a paused case stays paused for it, too. Raises ``Refused`` if nothing is open, or paused twice.
    """
    if Status(case.status) not in OPEN:
        raise refuse("holds.closed", "This case is closed: there is nothing to hold.")
    is_councils = kind is HoldKind.COUNCIL
    if is_councils and (paused := _paused_by(session, case)):
        return _paused_for(session, case, paused, referral_id, by=by, at=at)
    outside = COUNCIL if is_councils else by
    hold = Hold(
        authority_id=case.authority_id,
        id=new_id(),
        penalty_id=case.id,
        kind=str(kind),
        placed_at=since or at,
        placed_by=outside.id,
    )
    session.add(hold)
    case.is_on_hold = True
    session.flush()
    if is_councils:
        keep_act(session, case, "pause", Why(reason, hold.id, referral_id), by=by, at=at)
    detail = {"reason": reason} if reason and not is_councils else None
    facts = {"number": case.number, "kind": hold.kind}
    write(session, Event.HOLD_PLACED, case, by=outside, at=at, facts=facts, detail=detail)
    reckon(session, case)
    return hold


def _paused_by(session: Session, case: FixedPenalty) -> Hold | None:
    """The pause of ``case`` that may not end yet."""
    paused = (hold for hold in holds_of(session, case) if hold.kind == HoldKind.COUNCIL)
    return next((one for one in paused if not one.lifted_at and not one.decide_by), None)


def _paused_for(
    session: Session,
    case: FixedPenalty,
    paused: Hold,
    referral_id: uuid.UUID | None,
    *,
    by: Actor,
    at: datetime,
) -> Hold:
    if referral_id is None:
        raise refuse("holds.paused", "This case is paused already.")
    keep_act(session, case, "pause", Why(None, paused.id, referral_id), by=by, at=at)
    session.flush()
    return paused


def lift_hold(
    session: Session,
    case: FixedPenalty,
    hold: Hold,
    *,
    by: Actor,
    at: datetime,
    words: str | None = None,
) -> tuple[str, ...]:
    """Let the clock run again and return the calculation: what moved, and that the guard did not.

    A hold for what we failed in moves the printed last days that it touched. Raises ``Refused``
    where the hold has been lifted already, for a council's pause that may not end yet, and for
    whoever issued the notice.
    """
    is_councils = hold.kind == HoldKind.COUNCIL
    _check_may_lift(case, hold, by)
    before = clocks_of(case, holidays(session))
    hold.lifted_at, hold.lifted_by = at, None if is_councils else by.id
    session.flush()
    if hold.kind in LENGTHENS:
        _lengthen(session, case, hold, london_date(at))
    if is_councils:
        keep_act(session, case, "end_pause", Why(words, hold_id=hold.id), by=by, at=at)
    case.is_on_hold = any(kept.lifted_at is None for kept in holds_of(session, case))
    calculation = lifting(before, moved_clocks(session, case, at))
    write(
        session,
        Event.HOLD_LIFTED,
        case,
        by=COUNCIL if is_councils else by,
        at=at,
        facts={"number": case.number, "kind": hold.kind},
        detail={"calculation": list(calculation)},
    )
    reckon(session, case)
    return calculation


def lift_if_it_stands(
    session: Session,
    case: FixedPenalty,
    hold_id: uuid.UUID | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Let the clock run again where this hold still stops it; otherwise nothing."""
    hold = hold_with(session, case, hold_id) if hold_id else None
    if hold is not None and hold.lifted_at is None:
        lift_hold(session, case, hold, by=by, at=at)


def moved_clocks(session: Session, case: FixedPenalty, at: datetime) -> Clocks:
    """The clocks of ``case`` with what its holds have moved, as they stand at a moment."""
    days_off = holidays(session)
    return with_holds(
        clocks_of(case, days_off),
        kept_holds(session, case),
        on=london_date(at),
        holidays=days_off,
    )


def hold_with(session: Session, case: FixedPenalty, hold_id: uuid.UUID) -> Hold | None:
    """The case's hold with this id, or ``None``."""
    hold = session.get(Hold, (case.authority_id, hold_id))
    return hold if hold is not None and hold.penalty_id == case.id else None


def _lengthen(session: Session, case: FixedPenalty, hold: Hold, lifted_on: date) -> None:
    """Move the printed last days of ``case`` by the days that we took from the person."""
    days_off = holidays(session)
    from_on = london_date(hold.placed_at)
    clocks = after_hold(
        clocks_of(case, days_off), from_on=from_on, lifted_on=lifted_on, holidays=days_off
    )
    keep_last_days(case, clocks)


def _check_may_lift(case: FixedPenalty, hold: Hold, by: Actor) -> None:
    if hold.lifted_at is not None:
        raise refuse("holds.lifted", "This hold has been lifted already.")
    if hold.kind != HoldKind.COUNCIL:
        return
    if hold.decide_by is None:
        raise refuse("holds.asks_first", "Ask first whether this pause may end.")
    if by.id == case.issued_by:
        raise refuse("holds.issuer", "Somebody else must decide about a notice you issued.")
