"""Issuing a penalty, serving it, posting it; or holding paper that a rule speaks against.

The snapshot is frozen when the notice is handed over, or in the print run that posts it. Law:
Anti-social Behaviour, Crime and Policing Act 2014 s68.
"""

import hashlib
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.actions import moves
from penalties.office.audit import Actor
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.canonical import canonical
from penalties.rules.clocks import Clocks
from penalties.rules.events import Event
from penalties.rules.facts import Facts
from penalties.rules.fixed_penalties import Verb
from penalties.rules.refusals import refuse
from penalties.rules.snapshots import fixed_penalty_snapshot


def issue(
    session: Session,
    case: FixedPenalty,
    printed: Facts | None,
    clocks: Clocks,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Issue ``case``; with the facts that were ``printed`` and handed over, serve it as well.

    Without them it waits, issued, for the print run that posts it.
    """
    moves.begin(session, case, Verb.ISSUE, by=by, at=at)
    if printed is None:
        moves.reckon(session, case)
    else:
        serve(session, case, printed, clocks, by=by, at=at)


def serve(
    session: Session,
    case: FixedPenalty,
    printed: Facts,
    clocks: Clocks,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Freeze what was ``printed`` and start the clocks from the day it was given or arrives.

    Raises ``Refused`` where the case is not issued, or is frozen already.
    """
    freeze(case, printed)
    date_from(case, clocks, served_at=printed.served_at)
    facts = {
        "served": case.served,
        "date_of_notice": clocks.date_of_notice.isoformat(),
        "sha256": case.snapshot_sha256,
    }
    moves.move(session, case, Verb.SERVE, by=by, at=at, facts=facts)


def hold_for_review(
    session: Session,
    case: FixedPenalty,
    printed: Facts | None,
    *,
    rules: tuple[str, ...],
    by: Actor,
    at: datetime,
) -> None:
    """Keep paper that was handed over against a rule: no reminder runs, the six months do."""
    if printed is not None:
        freeze(case, printed)
    moves.begin(session, case, Verb.HOLD_FOR_REVIEW, by=by, at=at, facts={"rules": list(rules)})
    moves.reckon(session, case)
    if case.printed_sha256 and case.printed_sha256 != case.snapshot_sha256:
        facts = {"printed": case.printed_sha256, "ours": case.snapshot_sha256}
        moves.write(session, Event.NOTICE_MISMATCHED, case, by=by, at=at, facts=facts)


def freeze(case: FixedPenalty, printed: Facts) -> None:
    """Freeze the facts into the one snapshot that every surface shows. Never done twice."""
    if case.snapshot is not None:
        raise refuse("fixed_penalties.frozen", "What this notice says is frozen already.")
    snapshot = fixed_penalty_snapshot(printed)
    frozen = canonical(snapshot)
    case.snapshot = frozen.decode()
    case.snapshot_sha256 = hashlib.sha256(frozen).hexdigest()
    case.layout = str(snapshot["layout"])


def date_from(case: FixedPenalty, clocks: Clocks, *, served_at: datetime) -> None:
    """Write the last days of a served notice beside it, as they are printed."""
    case.served_at = served_at
    case.date_of_notice = clocks.date_of_notice
    case.payment_period_ends_on = clocks.on("payment_period_ends")
    case.representations_close_on = clocks.on("representations_close")
    if "discount_ends" in clocks:
        case.discount_ends_on = clocks.on("discount_ends")
