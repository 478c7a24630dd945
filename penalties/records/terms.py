"""What a case asks for, from its own columns: both amounts and their last days (s68(7))."""

from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.holds import Hold
from penalties.rules.amounts import Terms
from penalties.rules.days import is_by_end_of
from penalties.rules.holds import KEEPS_THE_LOWER_AMOUNT
from penalties.rules.money import NOTHING, Pence


class Priced(Protocol):
    """The columns that say what is asked for, of a case or of a row that was looked up."""

    full_pence: Any
    lower_pence: Any
    discount_ends_on: Any
    payment_period_ends_on: Any


def asked_to_look_again_at() -> ScalarSelect[datetime]:
    """Since when a case waits for us: for our answer, in a pause, or because we failed.

    It correlates to ``FixedPenalty``.
    """
    hold, case = Hold.__table__.c, FixedPenalty.__table__.c
    return (
        select(func.min(hold.placed_at))
        .where(
            hold.authority_id == case.authority_id,
            hold.penalty_id == case.id,
            hold.kind.in_(sorted(map(str, KEEPS_THE_LOWER_AMOUNT))),
            hold.lifted_at.is_(None),
        )
        .correlate(FixedPenalty.__table__)
        .scalar_subquery()
    )


def terms(priced: Priced, asked_at: datetime | None) -> Terms:
    """The terms of a case. The lower amount is kept for who asked us to look again while it was.

    A notice that waits to be checked, and has no amounts yet, asks for nothing.
    """
    if priced.full_pence is None or priced.payment_period_ends_on is None:
        return Terms(NOTHING, priced.payment_period_ends_on or date.min)
    lower, until = priced.lower_pence, priced.discount_ends_on
    kept = asked_at is not None and until is not None and is_by_end_of(asked_at, until)
    return Terms(
        full=Pence(priced.full_pence),
        full_until=priced.payment_period_ends_on,
        lower=None if lower is None else Pence(lower),
        lower_until=until,
        lower_kept=kept,
    )


def terms_of(session: Session, case: FixedPenalty) -> Terms:
    """The terms of one case as they stand now."""
    asked_at = session.scalar(
        select(asked_to_look_again_at())
        .select_from(FixedPenalty)
        .where(FixedPenalty.authority_id == case.authority_id, FixedPenalty.id == case.id)
    )
    return terms(case, asked_at)
