"""A letter to a keeper as a sample, and drawn."""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from notices.documents import render
from penalties.rules.facts import Person
from penalties.rules.keeper_facts import (
    LetterFacts,
    Sender,
    Sighted,
    Vehicle,
    WithdrawalFacts,
    keeper_letter_snapshot,
    withdrawal_snapshot,
)

CODE = "7KQM2XWD"
PERSON = Person("Mr Joseph Bloggs", ("Flat 2", "1 Quiet Road", "Ilford"), "IG1 4ZZ")
VEHICLE = Vehicle("AB12 CDE", "Example", "Blue")
SEEN = (
    Sighted(datetime(2026, 11, 19, 22, 5, tzinfo=UTC), "Sample Lane, Ilford"),
    Sighted(datetime(2026, 11, 20, 23, 40, tzinfo=UTC), "Model Road, Ilford"),
)
POSTED = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def sender(envelope: str = "dl") -> Sender:
    """The force, writing in this kind of envelope."""
    return Sender(
        name="North East London Police",
        contact_name="Sergeant Ayesha Malik",
        contact_phone="020 7946 0444",
        address=("Community Team", "PO Box 900", "Ilford"),
        postcode="IG1 1ZZ",
        rights_at="police.example/your-data",
        web="pay.ilford.example/notice",
        envelope_profile=envelope,
    )


def letter(envelope: str = "dl", **changes: Any) -> dict[str, Any]:
    """The snapshot of a letter."""
    plain: dict[str, Any] = {
        "number": "ILF0001234K",
        "made_at": POSTED,
        "sender": sender(envelope),
        "person": PERSON,
        "vehicle": VEHICLE,
        "seen": SEEN,
        "delete_on": date(2027, 11, 20),
        "tells_law": True,
    }
    return keeper_letter_snapshot(LetterFacts(**(plain | changes)))


def withdrawal(envelope: str = "dl") -> dict[str, Any]:
    """The snapshot of the letter that takes it back."""
    return withdrawal_snapshot(
        WithdrawalFacts(
            number="ILF0001234K",
            made_at=datetime(2026, 12, 1, 10, 0, tzinfo=UTC),
            sender=sender(envelope),
            person=PERSON,
            vehicle=VEHICLE,
            written_on=date(2026, 11, 23),
            delete_on=date(2027, 11, 20),
        )
    )


@cache
def drawn(envelope: str = "dl", *, taken_back: bool = False) -> bytes:
    """Either of them as a PDF, drawn once for all tests."""
    if taken_back:
        return render(withdrawal(envelope))
    return render(letter(envelope), code=CODE)
