"""All the money of one day, whichever notice it was for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import LedgerEntry
from penalties.rules.days import start_of


@dataclass(frozen=True, slots=True)
class Taking:
    """One movement of money, and the number of its notice."""

    entry: LedgerEntry
    number: str


def takings_on(session: Session, authority_id: int, on: date) -> Sequence[Taking]:
    """Every movement of money that was recorded on a London day, the earliest first."""
    found = session.execute(
        select(LedgerEntry, FixedPenalty.number)
        .join(
            FixedPenalty,
            (FixedPenalty.authority_id == LedgerEntry.authority_id)
            & (FixedPenalty.id == LedgerEntry.penalty_id),
        )
        .where(
            LedgerEntry.authority_id == authority_id,
            LedgerEntry.recorded_at >= start_of(on),
            LedgerEntry.recorded_at < start_of(on + timedelta(days=1)),
        )
        .order_by(LedgerEntry.recorded_at, LedgerEntry.id)
    )
    return [Taking(entry, number) for entry, number in found]
