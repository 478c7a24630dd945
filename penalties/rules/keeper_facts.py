"""What a letter to a registered keeper rests on, and its frozen form."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from penalties.rules.days import london_date
from penalties.rules.facts import Person
from penalties.rules.snapshots import LAYOUT, Snapshot, plain
from penalties.rules.wording import WORDING
from penalties.rules.wording.keeper_letter import LABELS, keeper_letter_text, withdrawal_text
from penalties.rules.writing import day

KIND = "keeper_letter"


@dataclass(frozen=True, slots=True)
class Sender:
    """The police force, as printed: whom to call, and where its page on data rights is.

    ``web`` is the address at which the letter can be answered, as a person would type it.
    """

    name: str
    contact_name: str
    contact_phone: str
    address: tuple[str, ...]
    postcode: str
    rights_at: str
    web: str
    envelope_profile: str


@dataclass(frozen=True, slots=True)
class Vehicle:
    """The vehicle, its mark as it is read."""

    mark: str
    make: str
    colour: str


@dataclass(frozen=True, slots=True)
class Sighted:
    """When it was seen, and in which road; by whom is nobody's business but ours."""

    at: datetime
    road: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """One letter, posted at ``made_at`` and deleted by ``delete_on``."""

    number: str
    made_at: datetime
    sender: Sender
    person: Person
    vehicle: Vehicle
    seen: tuple[Sighted, ...]
    delete_on: date
    tells_law: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalFacts:
    """A letter that takes one back which was posted on ``written_on``."""

    number: str
    made_at: datetime
    sender: Sender
    person: Person
    vehicle: Vehicle
    written_on: date
    delete_on: date


def keeper_letter_snapshot(facts: LetterFacts) -> Snapshot:
    """The facts and every sentence made of them, as plain data that never changes again."""
    text = keeper_letter_text(
        facts.sender,
        facts.vehicle,
        [(one.at, one.road) for one in facts.seen],
        facts.delete_on,
        tells_law=facts.tells_law,
    )
    return _snapshot(facts, 0, text)


def withdrawal_snapshot(facts: WithdrawalFacts) -> Snapshot:
    """The same of the letter that takes one back: the second part of its number."""
    text = withdrawal_text(facts.sender, facts.vehicle, facts.written_on, facts.delete_on)
    return _snapshot(facts, 1, text)


def _snapshot(facts: LetterFacts | WithdrawalFacts, part: int, text: dict[str, object]) -> Snapshot:
    told = plain(asdict(facts))
    if not isinstance(told, dict):
        raise TypeError("facts are an object")
    sender = told.pop("sender")
    if not isinstance(sender, dict):
        raise TypeError("a sender is an object")
    labels = {**LABELS, "dated": day(london_date(facts.made_at))}
    return {
        "kind": KIND,
        "part": part,
        "layout": f"{LAYOUT}-{facts.sender.envelope_profile}",
        "wording": WORDING,
        "language": "en-GB",
        # Whoever a paper is from stands under this name, whatever they are.
        "council": {**sender, "short_name": facts.sender.name, "colour": None},
        **told,
        "text": plain({**text, "labels": labels}),
    }
