"""Buyers who are warned in person, as a tablet sends it, and what was told and kept of them."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penalties.records.kerb_warnings import KerbWarning
from penalties.rules.intake import Result
from tests.builders.patrol import OFFENCE, moment, seen


def warned(**changes: Any) -> dict[str, Any]:
    """A buyer who is warned in person."""
    return seen(**({"outcome": "kerb_warning"} | changes))


def later(**span: float) -> str:
    """A moment so long after the first meeting, as a tablet sends it."""
    return (moment(OFFENCE) + timedelta(**span)).isoformat()


def rules(told: Result) -> list[str]:
    """The rules that said no."""
    return [refusal.rule for refusal in told.refusals]


def how_many(session: Session) -> int:
    """How many warnings are kept."""
    return session.scalar(select(func.count()).select_from(KerbWarning)) or 0
