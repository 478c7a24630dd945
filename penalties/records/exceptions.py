"""The exceptions that supervisors were asked for in some span of time, and which of them were used.

Whom one is about is a fingerprint, which is not read here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from penalties.records.encounters import Encounter
from penalties.records.orders import Order
from penalties.records.support import Authorisation
from penalties.rules.gate_history import Purpose


@dataclass(frozen=True, slots=True)
class AskedException:
    """One request, the code of its order, and whether an encounter rests on it."""

    request: Authorisation
    order_code: str
    is_used: bool


def exceptions_asked(
    session: Session, authority_id: int, since: datetime, until: datetime
) -> Sequence[AskedException]:
    """Every exception asked from a moment on and before another, the earliest first."""
    used = exists().where(
        Encounter.authority_id == authority_id, Encounter.authorisation_id == Authorisation.id
    )
    found = session.execute(
        select(Authorisation, Order.code, used)
        .join(
            Order,
            (Order.authority_id == Authorisation.authority_id)
            & (Order.id == Authorisation.order_id),
        )
        .where(
            Authorisation.authority_id == authority_id,
            Authorisation.kind == str(Purpose.EXCEPTION),
            Authorisation.asked_at >= since,
            Authorisation.asked_at < until,
        )
        .order_by(Authorisation.asked_at, Authorisation.id)
    )
    return [AskedException(request, code, bool(is_used)) for request, code, is_used in found]
