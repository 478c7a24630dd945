"""What the first page of a case shows: frozen facts, certificate, dates with reasons."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from penalties.actions.moves import clocks_of, kept_holds
from penalties.office.authorities import holidays
from penalties.office.staff import Staff, staff_member
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.orders import OrderVersion
from penalties.rules.checks import Check
from penalties.rules.clocks import Clocks, Deadline
from penalties.rules.days import london_date
from penalties.rules.holds import with_holds
from penalties.rules.validity import read_certificate

DEADLINE_WORDS: Mapping[str, str] = {
    "discount_ends": "Last day of the lower amount",
    "payment_period_ends": "Last day of the full amount",
    "representations_close": "Last day to ask us to look again",
    "earliest_proceedings": "First day on which proceedings may start",
    "reminder_due": "Reminder falls due",
    "reminder_delivered": "Reminder counts as delivered",
    "reminder_ends": "Last day that the reminder gives",
    "final_notice_due": "Final notice falls due",
    "final_notice_delivered": "Final notice counts as delivered",
    "final_notice_ends": "Last day that the final notice gives",
    "legal_review": "Goes to legal at the latest",
    "prosecution_limit": "Six months from the offence",
    "prosecution_safe": "Last safe day to start proceedings",
}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as its first page shows it. ``snapshot`` is empty until the notice is frozen."""

    snapshot: Mapping[str, Any]
    checks: Sequence[Check]
    deadlines: Sequence[Deadline]
    area: Mapping[str, Any] | None
    issuer: Staff | None

    @property
    def may_stand(self) -> bool:
        """Whether no hard check failed."""
        return all(check.passed for check in self.checks if check.hard)

    def words_of(self, deadline: Deadline) -> str:
        """What a deadline is called at the desk."""
        return DEADLINE_WORDS.get(deadline.name, deadline.name.replace("_", " ").capitalize())


def facts_of(session: Session, case: FixedPenalty, at: datetime) -> CaseFacts:
    """Everything that the first page of a case shows, as it stands at ``at``."""
    return CaseFacts(
        snapshot=json.loads(case.snapshot) if case.snapshot else {},
        checks=read_certificate(case.certificate).checks,
        deadlines=clocks_now(session, case, at).deadlines,
        area=_area(session, case),
        issuer=staff_member(session, case.authority_id, case.issued_by),
    )


def clocks_now(session: Session, case: FixedPenalty, at: datetime) -> Clocks:
    """The clocks of a case with what holds have moved and what letters were sent."""
    days_off = holidays(session)
    return with_holds(
        clocks_of(case, days_off),
        kept_holds(session, case),
        on=london_date(at),
        holidays=days_off,
        sent={name: date.fromisoformat(on) for name, on in case.steps_done.items()},
    )


def _area(session: Session, case: FixedPenalty) -> Mapping[str, Any] | None:
    version = session.get(OrderVersion, (case.authority_id, case.order_version_id))
    return version.area if version else None
