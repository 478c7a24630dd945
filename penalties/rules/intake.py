"""What handing in an encounter comes to: one of six answers, each with everything behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from penalties.rules.encounters import OfferAnswer
from penalties.rules.gate import GateAnswer
from penalties.rules.refusals import Refusal
from penalties.rules.sent import SentEncounter

BEHIND_THE_WALL = ("screening", "flag", "support", "safeguarding", "other_person")
"""The parts of an encounter that only support may read, whoever was met."""

WALLED_ROWS = frozenset({"A", "C"})
"""Rows of the gate under which support keeps the encounter: under 18 or in doubt, and flagged."""


NO_WISH = (None, OfferAnswer.DECLINED, OfferAnswer.NOT_SAFE_TO_ASK)
CONTENT = "content"
"""What enforcement keeps in place of the names of fields that lie behind the wall alone."""


class Intake(StrEnum):
    """The six answers. Only the first two bind an encounter's id."""

    RECORDED = "recorded"
    HELD_FOR_REVIEW = "held_for_review"
    REFUSED = "refused"
    INVALID = "invalid"
    ALREADY_RECORDED = "already_recorded"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, in a sentence that says what to send instead."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as it came in: read, or with its faults.

    ``id``, ``number``, ``on_paper`` and ``directs`` (whether somebody was told to leave) are what
    could be made out whether it was read or not.
    ``content`` is what counts of it, canonical, and ``sha256`` its hash; ``body`` is the whole of
    it as text, for keeping.
    """

    id: str
    body: str
    sent: SentEncounter | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    sha256: str | None = None
    number: str | None = None
    on_paper: bool = False
    directs: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeTold:
    """The notice of an encounter as its tablet is told of it."""

    number: str
    status: str


@dataclass(frozen=True, slots=True)
class DirectionTold:
    """A direction as its tablet is told of it: its number, and when it ends (UTC)."""

    number: str
    ends_at: str


@dataclass(frozen=True, slots=True)
class GateTold:
    """The row of the gate that matched, and what it closed."""

    row: str
    closed: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class NextService:
    """The service to offer instead."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SupportTold:
    """What became of a wish for support: sent to the service, or waiting for one.

    ``next`` is the service to offer where the one that was named cannot take anybody now.
    """

    referral: str
    sentence: str
    next: NextService | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The answer to one item. ``was`` is the first status of one that was recorded already.

    What is told of ``support`` is told once: it stands in no receipt that enforcement could open.
    """

    id: str
    status: Intake
    sha256: str | None = None
    was: Intake | None = None
    notice: NoticeTold | None = None
    direction: DirectionTold | None = None
    gate: GateTold | None = None
    support: SupportTold | None = None
    refusals: tuple[Refusal, ...] = ()
    errors: tuple[Fault, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As JSON; what does not apply is left out, lists are always there."""
        told = asdict(self)
        return {name: value for name, value in told.items() if value is not None}


def fields_outside(fields: Iterable[str]) -> tuple[str, ...]:
    """Which fields were wrong, as enforcement may keep it: none that names what lies behind."""
    outside = {field for field in fields if part_of(field) not in BEHIND_THE_WALL}
    return tuple(sorted(outside)) or (CONTENT,)


def part_of(field: str) -> str:
    """The part of an encounter in which a field is: ``support`` for ``support.service``."""
    return field.replace("[", ".").split(".")[0]


def wants_help(content: Mapping[str, Any]) -> bool:
    """Whether somebody said yes to support and agrees that it gets in touch, readable or not."""
    said = content.get("support")
    if not isinstance(said, Mapping):
        return False
    return bool(said.get("consent")) and said.get("answer") not in NO_WISH


def gate_told(answer: GateAnswer) -> GateTold:
    """The gate's answer in the form that tablets are told."""
    return GateTold(answer.row, tuple(answer.closed()))


def read_result(stored: Mapping[str, Any]) -> Result:
    """A result back from the JSON that ``as_data`` gave."""
    notice, gate = stored.get("notice"), stored.get("gate")
    given = stored.get("direction")
    return Result(
        id=stored["id"],
        status=Intake(stored["status"]),
        sha256=stored.get("sha256"),
        notice=NoticeTold(**notice) if notice else None,
        direction=DirectionTold(**given) if given else None,
        gate=GateTold(gate["row"], tuple(gate["closed"])) if gate else None,
        refusals=tuple(Refusal(**refusal) for refusal in stored["refusals"]),
        errors=tuple(Fault(**error) for error in stored["errors"]),
    )
