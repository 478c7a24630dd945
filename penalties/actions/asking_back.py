"""Asking for all that was paid for a notice: payment by payment, and nothing twice."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions.queues import close_item
from penalties.actions.refunds import Because, ask_refund, left_of
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.payments import LedgerEntry, ledger_of
from penalties.records.queues import open_about
from penalties.rules.money import Pence


@dataclass(frozen=True, slots=True)
class Portion:
    """What goes back of one payment, in pence."""

    entry: LedgerEntry
    pence: Pence


def portions(session: Session, case: FixedPenalty) -> tuple[Portion, ...]:
    """What of each payment is left, and not asked back already, the first payment first."""
    asked: dict[str, int] = {}
    for item in open_about(session, case.authority_id, "finance", case.id):
        if item.kind == "refund_to_approve":
            entry = item.facts["entry"]
            asked[entry] = asked.get(entry, 0) + item.facts["pence"]
    ledger = ledger_of(session, case.authority_id, case.id)
    most = sum(entry.pence for entry in ledger) - sum(asked.values())
    found = []
    for entry in ledger:
        if entry.pence > 0:
            left = min(left_of(session, entry) - asked.get(str(entry.id), 0), most)
            if left > 0:
                found.append(Portion(entry, Pence(left)))
                most -= left
    return tuple(found)


def pence_to_go_back(session: Session, case: FixedPenalty) -> int:
    """What was paid for ``case`` and neither went back nor was asked back, in pence."""
    return sum(part.pence for part in portions(session, case))


def ask_back(
    session: Session, case: FixedPenalty, because: Because, *, by: Actor, at: datetime
) -> None:
    """Ask finance for all that was paid; what waited to be asked for is dealt with by that."""
    for part in portions(session, case):
        ask_refund(session, case, part.entry, part.pence, because, by=by, at=at)
    for item in open_about(session, case.authority_id, "finance", case.id):
        if item.kind == "refund" and by.id is not None:
            close_item(session, item, "refund_asked", by=by.id, at=at)
