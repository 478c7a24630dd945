"""A case's trail in words: staff see who did what and when, the person what concerns them.

A case that support pauses or ends must look like one that a supervisor pauses or ends (design
section 4, the wall). So of what the council decides nobody is named, and no reason is told.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penalties.office.audit import Actor, Entry, detail_of, trail_of
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.numbers import notice_number
from penalties.rules.events import READS, WALLED_EVENTS, WALLED_SUBJECTS, Event
from penalties.rules.holds import HoldKind
from penalties.rules.timeline import CONCERNS_THE_PERSON
from penalties.rules.withdrawals import Because
from penalties.web.trails import Names

FOLDER = "penalties/timeline"
COUNCILS = {"kind": str(HoldKind.COUNCIL), "because": str(Because.COUNCIL_DECISION)}
REASONS = frozenset({"reason", "words"})
DECIDED = frozenset({Event.HOLD_PLACED, Event.HOLD_LIFTED, Event.PENALTY_WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, as its partial draws it; ``by`` may be empty."""

    event: str
    at: datetime
    partial: str
    facts: Mapping[str, Any]
    by: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)

    def day(self, name: str) -> date:
        """A fact that is a day."""
        return date.fromisoformat(self.facts[name])

    def moment(self, name: str) -> datetime:
        """A fact that is a moment."""
        return datetime.fromisoformat(self.facts[name])


def of_case(session: Session, case: FixedPenalty, *, with_words: bool) -> list[Told]:
    """All that happened to a case, its number and its encounter, the newest first, for staff.

    ``with_words``: also what somebody wrote about it, which may name people.
    """
    names = Names(session, case.authority_id)
    return [
        told(entry, names, _words(session, entry) if with_words else {})
        for entry in reversed(_entries(session, case))
    ]


def for_the_person(session: Session, authority_id: int, penalty_id: uuid.UUID) -> list[Told]:
    """What happened to a case that concerns whoever got the notice, the newest first.

    Nobody is named, and nothing is told but what the person did, was sent or has to know.
    """
    entries = trail_of(session, authority_id, penalty_id)
    return [
        Told(entry.event, entry.at, f"{FOLDER}/person/{entry.event}.html", entry.facts)
        for entry in reversed(entries)
        if entry.event in CONCERNS_THE_PERSON
    ]


def told(entry: Entry, names: Names, words: Mapping[str, Any]) -> Told:
    """One entry of the trail as staff see it, with the words that were kept apart."""
    by = "" if is_the_councils(entry) else names.of(Actor(entry.actor_kind, entry.actor_id))
    return Told(entry.event, entry.at, f"{FOLDER}/{entry.event}.html", entry.facts, by, words)


def is_the_councils(entry: Entry) -> bool:
    """Whether an entry is a decision of the council as a whole, of which nobody is named."""
    return entry.event in DECIDED and any(
        entry.facts.get(name) == value for name, value in COUNCILS.items()
    )


def _words(session: Session, entry: Entry) -> Mapping[str, Any]:
    words = detail_of(session, entry) if entry.detail_hmac else {}
    if is_the_councils(entry):
        words = {name: said for name, said in words.items() if name not in REASONS}
    return words


def _entries(session: Session, case: FixedPenalty) -> Sequence[Entry]:
    found = session.scalars(
        select(Entry)
        .where(
            Entry.authority_id == case.authority_id,
            Entry.subject_id.in_(list(_subjects(session, case))),
        )
        .order_by(Entry.seq)
    )
    return list(_shown(found))


def _subjects(session: Session, case: FixedPenalty) -> Iterator[uuid.UUID]:
    number = notice_number(session, case.authority_id, case.number)
    yield from (case.id, case.encounter_id)
    if number is not None:
        yield number.id


def _shown(entries: Iterable[Entry]) -> Iterator[Entry]:
    hidden = READS | WALLED_EVENTS
    return (
        entry
        for entry in entries
        if entry.event not in hidden and entry.subject_kind not in WALLED_SUBJECTS
    )
