"""The trail in words for tables of the desk: when, what, by whom, with codes and no names."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.office.audit import Actor, Entry
from penalties.office.staff import staff_member
from penalties.rules.money import Pence, written

TELLS_NOTHING = frozenset({"attempt", "encounter"})
"""Those behind the wall carry no codes, so none of them shows any: nobody is told apart."""
ACTORS = {
    "card_processor": "The card processor",
    "clock": "The clock",
    "council": "The council",
    "safeguarding": "The safeguarding lead",
    "operator": "An operator at the server",
    "public": "A member of the public",
    "tablet": "A tablet",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry as a table shows it."""

    at: datetime
    what: str
    by: str
    codes: str
    subject_kind: str
    subject_id: uuid.UUID | None


class Names:
    """Who acted, looked up once for each person; ``by_number`` leaves their names out."""

    def __init__(self, session: Session, authority_id: int, *, by_number: bool = False) -> None:
        self._session, self._authority_id = session, authority_id
        self._by_number = by_number
        self._known: dict[uuid.UUID | None, str] = {}

    def told(self, entries: Iterable[Entry]) -> list[Told]:
        """The entries in words, in their order."""
        return [
            Told(
                entry.at,
                in_words(entry.event),
                self.of(Actor(entry.actor_kind, entry.actor_id)),
                ", ".join(_codes(entry)),
                in_words(entry.subject_kind),
                entry.subject_id,
            )
            for entry in entries
        ]

    def of(self, actor: Actor) -> str:
        """Whoever acted, staff by name and number."""
        if actor.kind != "staff":
            return ACTORS.get(actor.kind, in_words(actor.kind))
        if actor.id not in self._known:
            self._known[actor.id] = self._staff(actor.id)
        return self._known[actor.id]

    def _staff(self, staff_id: uuid.UUID | None) -> str:
        member = staff_member(self._session, self._authority_id, staff_id) if staff_id else None
        if member is None:
            return "Somebody who left"
        return member.number if self._by_number else f"{member.name} ({member.number})"


def in_words(code: str) -> str:
    """A code such as ``number.spoiled`` in words: ``Number spoiled``."""
    return code.replace(".", " ").replace("_", " ").capitalize()


def _codes(entry: Entry) -> Iterator[str]:
    if entry.subject_kind in TELLS_NOTHING:
        return
    for name, value in entry.facts.items():
        shown = written(Pence(value)) if name == "pence" and isinstance(value, int) else value
        yield f"{name.replace('_', ' ')} {shown}"
