"""What a direction to leave can be, and the one table through which that changes.

Anti-social Behaviour, Crime and Policing Act 2014 sections 35 and 39. That it is over is no
status: hours tell. A breach changes nothing of it; that is a matter of arrest. What must hold for
one to be given stands in ``direction_giving``, for how long in ``direction_terms``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.direction_giving import GivingFacts, check_giver, check_giving, left_unsaid
from penalties.rules.direction_terms import (
    EXCLUSION_LASTS,
    Running,
    Terms,
    check_terms,
    check_varying,
)
from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission

__all__ = [
    "EXCLUSION_LASTS",
    "MOVES",
    "GivingFacts",
    "Move",
    "Running",
    "Status",
    "Terms",
    "Verb",
    "check_giver",
    "check_giving",
    "check_terms",
    "check_varying",
    "left_unsaid",
    "move",
    "verbs_from",
]


class Status(StrEnum):
    """Where a direction stands."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class Verb(StrEnum):
    """What is done to a direction."""

    GIVE = "give"
    VARY = "vary"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Move:
    """One verb: from which statuses, to which, who may, and the event that is written.

    An empty ``from_`` begins a direction. The power of section 35 is asked for beside the
    permission.
    """

    from_: frozenset[Status]
    to: Status
    permission: Permission
    event: Event


_GIVES = Permission.DIRECTIONS_GIVE
_STANDS = frozenset({Status.GIVEN})

MOVES: Mapping[Verb, Move] = MappingProxyType(
    {
        Verb.GIVE: Move(frozenset(), Status.GIVEN, _GIVES, Event.DIRECTION_GIVEN),
        Verb.VARY: Move(_STANDS, Status.GIVEN, _GIVES, Event.DIRECTION_VARIED),
        Verb.WITHDRAW: Move(_STANDS, Status.WITHDRAWN, _GIVES, Event.DIRECTION_WITHDRAWN),
    }
)
"""The whole machine; any constable may vary or withdraw (section 35(8)). Withdrawn is for good."""


def move(status: Status | None, verb: Verb) -> Status:
    """The status after a verb; ``None`` is a direction that does not exist yet.

    Raises ``Refused`` where the table of moves does not lead from the status by the verb.
    """
    entry = MOVES[verb]
    if (status is None and not entry.from_) or status in entry.from_:
        return entry.to
    stands = "not there yet" if status is None else str(status)
    raise refuse(
        f"directions.{verb}",
        f"A direction that is {stands} cannot be {_DONE[verb]}.",
        "ASBCPA 2014 s35(1), (8)",
    )


def verbs_from(status: Status | None) -> tuple[Verb, ...]:
    """What may be done next, in the table's order."""
    return tuple(
        verb
        for verb, entry in MOVES.items()
        if status in entry.from_ or (status is None and not entry.from_)
    )


_DONE: Mapping[Verb, str] = {
    Verb.GIVE: "given",
    Verb.VARY: "varied",
    Verb.WITHDRAW: "withdrawn",
}
