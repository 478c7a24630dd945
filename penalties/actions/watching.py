"""What a recorded encounter leaves in the trail, and what a supervisor must look at."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from penalties.actions.books import Books
from penalties.actions.judging import Judged
from penalties.actions.queues import open_item
from penalties.office import audit
from penalties.records.directions import Direction
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import add_working_days, london_date
from penalties.rules.encounters import Outcome
from penalties.rules.events import Event
from penalties.rules.intake import Intake


def write_down(books: Books, met: Encounter, found: Judged) -> None:
    """One line in the trail; of an encounter behind the wall it says no more than that it came."""
    sent = found.sent
    held = found.kept_status == Intake.HELD_FOR_REVIEW
    facts: dict[str, Any] = (
        {}
        if found.is_walled
        else {
            "outcome": str(sent.outcome),
            "order": sent.order,
            "prohibition": sent.prohibition,
            "rules": list(found.rules),
        }
    )
    event = Event.ENCOUNTER_HELD if held else Event.ENCOUNTER_RECORDED
    _write(books, event, ("encounter", met.id), facts)
    if met.authorisation_id is not None:
        used = ("authorisation", met.authorisation_id)
        _write(books, Event.AUTHORISATION_USED, used, {"encounter": str(met.id)})


def tell_supervisor(books: Books, met: Encounter, case: FixedPenalty | None, found: Judged) -> None:
    """Open what a supervisor decides: paper that is held, a report that is missing.

    Of a meeting behind the wall nothing is said to be missing: that would tell who was met.
    """
    if case is not None and found.status == Intake.HELD_FOR_REVIEW:
        _open(books, "held_notice", ("penalty", case.id), {"number": case.number})
    elif found.status == Intake.HELD_FOR_REVIEW and found.giving is None:
        _open(books, "held_encounter", ("encounter", met.id), {})
    missing = Outcome.REPORT_TO_POLICE in set(found.gate.required()) - found.sent.outcomes()
    if missing and not found.is_walled:
        _open(books, "police_report_missing", ("encounter", met.id), {})


def tell_police(books: Books, given: Direction, found: Judged) -> None:
    """Write down a direction, and call a police supervisor where there is anything to look at.

    That is where it breaks a rule, where something was left unsaid, and always where it was given
    before we heard of it (ASBCPA 2014 s38).
    """
    about = ("direction", given.id)
    _write(
        books, Event.DIRECTION_GIVEN, about, {"number": given.number, "held": not given.in_order}
    )
    unsaid = found.giving.unsaid if found.giving else ()
    if not given.in_order:
        _open(books, "direction_held", about, {"number": given.number}, at_once=True)
    elif found.sent.issued_offline or unsaid:
        _open(books, "direction_given", about, {"number": given.number})


def _write(books: Books, event: Event, subject: tuple[str, UUID], facts: Mapping[str, Any]) -> None:
    delivery = books.delivery
    audit.record(
        delivery.session,
        event,
        authority_id=delivery.authority.id,
        by=delivery.by,
        at=delivery.at,
        subject=subject,
        facts=facts,
    )


def _open(
    books: Books,
    kind: str,
    subject: tuple[str, UUID],
    facts: dict[str, str],
    *,
    at_once: bool = False,
) -> None:
    delivery = books.delivery
    today = london_date(delivery.at)
    open_item(
        delivery.session,
        delivery.authority.id,
        queue="supervisor",
        kind=kind,
        subject=subject,
        due_on=today if at_once else add_working_days(today, 1, books.holidays),
        facts=facts,
        at=delivery.at,
    )
