"""What a recorded encounter leaves in the trail, and what a supervisor must look at."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from penalties.actions.books import Books
from penalties.actions.judging import Judged
from penalties.actions.queues import open_item
from penalties.office import audit
from penalties.records.encounters import Encounter
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.days import add_working_days, london_date
from penalties.rules.encounters import Outcome
from penalties.rules.events import Event
from penalties.rules.intake import Intake


def write_down(books: Books, met: Encounter, found: Judged) -> None:
    """One line in the trail; of an encounter behind the wall it says no more than that it came."""
    sent = found.sent
    held = found.status == Intake.HELD_FOR_REVIEW
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
    """Open what a supervisor decides: paper that is held, a direction, a report that is missing."""
    if case is not None and found.status == Intake.HELD_FOR_REVIEW:
        _open(books, "held_notice", ("penalty", case.id), {"number": case.number})
    elif found.status == Intake.HELD_FOR_REVIEW:
        _open(books, "held_encounter", ("encounter", met.id), {})
    if found.sent.direction is not None:
        _open(books, "direction_given", ("encounter", met.id), {})
    missing = Outcome.REPORT_TO_POLICE in set(found.gate.required()) - found.sent.outcomes()
    if missing and not found.is_walled:
        _open(books, "police_report_missing", ("encounter", met.id), {})


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


def _open(books: Books, kind: str, subject: tuple[str, UUID], facts: dict[str, str]) -> None:
    delivery = books.delivery
    open_item(
        delivery.session,
        delivery.authority.id,
        queue="supervisor",
        kind=kind,
        subject=subject,
        due_on=add_working_days(london_date(delivery.at), 1, books.holidays),
        facts=facts,
        at=delivery.at,
    )
