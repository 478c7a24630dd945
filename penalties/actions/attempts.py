"""What comes in and cannot be taken in as it is: refused, malformed, or against what stands.

Each is kept as it was sent, sealed, once however often it comes. What cannot be judged, or lies
behind the wall, is sealed for support alone, with which of it was wrong. Whoever is to be kept
safe, or wanted help, is told to the lead.
"""

import json

from penalties.actions import numbers
from penalties.actions.books import Books
from penalties.actions.encounter_rows import padded
from penalties.actions.judging import Judged
from penalties.actions.queues import open_item
from penalties.actions.safeguarding_intake import tell_of_attempt
from penalties.actions.support import open_parts, walled_parts
from penalties.actions.wanted_help import tell_of_wish
from penalties.office import audit
from penalties.office.database import new_id
from penalties.office.premises import keyring_of
from penalties.records.deliveries import is_attempt_kept, was_claimed_by_another
from penalties.records.encounters import IntakeAttempt
from penalties.rules.days import add_working_days, london_date
from penalties.rules.events import Event
from penalties.rules.intake import Fault, Intake, Reading, Result, fields_outside, gate_told

EVENTS = {
    Intake.REFUSED: Event.ENCOUNTER_REFUSED,
    Intake.INVALID: Event.ENCOUNTER_QUARANTINED,
    Intake.CONFLICT: Event.ENCOUNTER_CONFLICTED,
}
ATTEMPT_ROOM = 16_384
"""What support keeps of an attempt is as long as the next multiple of so many bytes."""
SAME_ID = Fault(
    "id", "Something else was recorded under this id; that stands, this is kept beside it."
)
SAME_NUMBER = Fault(
    "notice.number", "Another encounter has this number; that stands, this is kept beside it."
)


def invalid(books: Books, reading: Reading) -> Result:
    """Quarantine what cannot be read; the number of paper that is out there counts as issued.

    Somebody sees to paper, and to a direction, that was given already: neither is lost.
    """
    fields = tuple(sorted({fault.field for fault in reading.faults}))
    rules = fields_outside(fields)
    kept = _keep(books, reading, Intake.INVALID, rules, walled=True)
    if kept:
        _tell_the_lead(books, kept, reading, fields)
    if kept and reading.on_paper and (reading.number or reading.directs):
        _count_as_issued(books, reading)
        _tell_supervisor(books, kept, "quarantined_paper")
    return Result(
        id=reading.id, status=Intake.INVALID, sha256=reading.sha256, errors=reading.faults
    )


def refused(books: Books, found: Judged) -> Result:
    """Keep that something was tried and refused; nothing is issued."""
    reading = found.reading
    kept = _keep(books, reading, Intake.REFUSED, found.rules, walled=found.is_walled)
    if kept:
        _tell_the_lead(books, kept, reading)
    return Result(
        id=reading.id,
        status=Intake.REFUSED,
        sha256=reading.sha256,
        gate=gate_told(found.gate),
        refusals=found.refusals,
    )


def conflict(books: Books, reading: Reading, over: Fault, *, walled: bool) -> Result:
    """Keep the second of two that cannot both be true, for a supervisor; the first stands.

    ``over`` says what the two share: ``SAME_ID`` or ``SAME_NUMBER``.
    """
    kept = _keep(books, reading, Intake.CONFLICT, (), walled=walled)
    if kept:
        _tell_the_lead(books, kept, reading, (over.field,))
        if reading.on_paper:
            _count_as_issued(books, reading)
        _tell_supervisor(books, kept, "encounter_conflict")
    return Result(id=reading.id, status=Intake.CONFLICT, sha256=reading.sha256, errors=(over,))


def number_faults(books: Books, reading: Reading) -> tuple[Fault, ...]:
    """What is wrong with a number that reads well and yet was never ours to use."""
    if reading.number is None or reading.number in books.numbers:
        return ()
    ours = reading.number[:-8] == books.delivery.authority.code
    sentence = "Nobody was ever given this number." if ours else "It belongs to another council."
    return (Fault("notice.number", f"{sentence} Check it."),)


def is_on_another(books: Books, reading: Reading) -> bool:
    """Whether the number stands on another encounter, recorded or said to be."""
    number = reading.number
    if number is None or books.numbers[number].state != "issued":
        return False
    if number in books.standing_on:
        return True
    said = {row.encounter_ref for row in books.rows_of(IntakeAttempt) if row.number == number}
    delivery = books.delivery
    return bool(said - {reading.id, ""}) or was_claimed_by_another(
        delivery.session, delivery.authority.id, number, reading.id
    )


def _keep(
    books: Books, reading: Reading, status: Intake, rules: tuple[str, ...], *, walled: bool
) -> IntakeAttempt | None:
    """Keep an attempt, sealed; ``None`` where the very same was kept already."""
    delivery, keys = books.delivery, keyring_of(books.delivery.session)
    attempt = IntakeAttempt(
        authority_id=delivery.authority.id,
        id=new_id(),
        encounter_ref=reading.id,
        status=str(status),
        number=reading.number,
        officer_id=delivery.officer.id,
        tablet_id=delivery.tablet.id if delivery.tablet else None,
        came_at=delivery.at,
        rules=list(rules),
        body=_sealed(books, reading, walled=walled),
        body_digest=keys.support.fingerprint(reading.body),
    )
    if _is_kept(books, attempt):
        return None
    books.keep(attempt)
    audit.record(
        delivery.session,
        EVENTS[status],
        authority_id=delivery.authority.id,
        by=delivery.by,
        at=delivery.at,
        subject=("attempt", attempt.id),
        facts={"encounter": reading.id, "number": reading.number, "rules": list(rules)},
    )
    return attempt


def _sealed(books: Books, reading: Reading, *, walled: bool) -> bytes:
    """Two sealed texts, a line each: what enforcement may open, and what support may.

    The length of the second tells nothing; it has the names of the fields that were wrong.
    """
    keys = keyring_of(books.delivery.session)
    ours = {} if walled else open_parts(reading.content)
    theirs = json.loads(reading.body) if walled else walled_parts(reading.content)
    fields = sorted({fault.field for fault in reading.faults})
    first = json.dumps(ours, ensure_ascii=False)
    second = json.dumps({"fields": fields, "content": theirs})
    return b"\n".join((keys.field.seal(first), keys.support.seal(padded(second, ATTEMPT_ROOM))))


def _tell_the_lead(
    books: Books, attempt: IntakeAttempt, reading: Reading, fields: tuple[str, ...] = ()
) -> None:
    opened = tell_of_attempt(books, attempt, reading, fields)
    tell_of_wish(books, attempt, reading, fields, beside=opened)


def _is_kept(books: Books, attempt: IntakeAttempt) -> bool:
    same = ("encounter_ref", "status", "body_digest")
    marks = [getattr(attempt, name) for name in same]
    here = ([getattr(row, name) for name in same] for row in books.rows_of(IntakeAttempt))
    return marks in here or is_attempt_kept(books.delivery.session, attempt)


def _count_as_issued(books: Books, reading: Reading) -> None:
    """Paper is out there: whatever becomes of it, its number is used up."""
    delivery = books.delivery
    number = books.numbers.get(reading.number or "")
    if number is not None and number.state != "issued":
        numbers.issue(delivery.session, number, on_paper=True, by=delivery.by, at=delivery.at)


def _tell_supervisor(books: Books, attempt: IntakeAttempt, kind: str) -> None:
    delivery = books.delivery
    open_item(
        delivery.session,
        delivery.authority.id,
        queue="supervisor",
        kind=kind,
        subject=("attempt", attempt.id),
        due_on=add_working_days(london_date(delivery.at), 1, books.holidays),
        facts={"number": attempt.number} if attempt.number else {},
        at=delivery.at,
    )
