"""When a letter to a registered keeper may be asked for, and the one table through which it moves.

No statute gives this letter: it goes in a police force's name, under an agreement, and accuses
nobody. A keeper is not a driver. The safeguards are those of practice (law, section 4.1).
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.events import Event
from penalties.rules.police import is_supervisor
from penalties.rules.refusals import refuse
from penalties.rules.staff import Kind, Permission, Role

SOURCE = "the agreement with the police force"
RANKS = (
    *("Sergeant", "Inspector", "Chief Inspector", "Superintendent", "Chief Superintendent"),
    *("Assistant Chief Constable", "Commander", "Deputy Chief Constable", "Chief Constable"),
)
"""Sergeant and above: the level at which a letter is approved."""
MAY_NOT_GO = "This letter may not go."
"""All that is said after a no, whoever said it (design section 4, the wall)."""


class Status(StrEnum):
    """Where a letter stands."""

    ASKED = "asked"
    HELD_FOR_LEGAL = "held_for_legal"
    APPROVED = "approved"
    POSTED = "posted"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


class Verb(StrEnum):
    """What is done to a letter."""

    ASK = "ask"
    HOLD_FOR_LEGAL = "hold_for_legal"
    RELEASE = "release"
    KEEP_BACK = "keep_back"
    APPROVE = "approve"
    REFUSE = "refuse"
    POST = "post"
    WITHDRAW = "withdraw"


class Answer(StrEnum):
    """What somebody says to a letter."""

    NOT_DRIVER = "not_driver"
    SOLD = "sold"
    COMPANY = "company"
    MISTAKE = "mistake"
    OTHER = "other"


class How(StrEnum):
    """By which means somebody answered, or was told."""

    PAGE = "page"
    PHONE = "phone"
    POST = "post"


class Outcome(StrEnum):
    """What comes of an answer, or of looking at a letter again."""

    NOTED = "noted"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Move:
    """One verb: from which statuses, to which, who may, and the event that is written."""

    from_: frozenset[Status]
    to: Status
    permission: Permission
    event: Event


def _move(to: Status, permission: Permission, event: Event, *from_: Status) -> Move:
    return Move(frozenset(from_), to, permission, event)


_S, _P, _E = Status, Permission, Event

MOVES: Mapping[Verb, Move] = MappingProxyType(
    {
        Verb.ASK: _move(_S.ASKED, _P.KERB_WARNINGS_SEND, _E.KEEPER_LETTER_ASKED),
        Verb.HOLD_FOR_LEGAL: _move(_S.HELD_FOR_LEGAL, _P.KERB_WARNINGS_SEND, _E.KEEPER_LETTER_HELD),
        Verb.RELEASE: _move(
            _S.ASKED, _P.PROSECUTIONS_DECIDE, _E.KEEPER_LETTER_RELEASED, _S.HELD_FOR_LEGAL
        ),
        Verb.KEEP_BACK: _move(
            _S.REFUSED, _P.PROSECUTIONS_DECIDE, _E.KEEPER_LETTER_REFUSED, _S.HELD_FOR_LEGAL
        ),
        Verb.APPROVE: _move(
            _S.APPROVED, _P.KERB_WARNINGS_REVIEW, _E.KEEPER_LETTER_APPROVED, _S.ASKED
        ),
        Verb.REFUSE: _move(_S.REFUSED, _P.KERB_WARNINGS_REVIEW, _E.KEEPER_LETTER_REFUSED, _S.ASKED),
        Verb.POST: _move(_S.POSTED, _P.KERB_WARNINGS_SEND, _E.KEEPER_LETTER_POSTED, _S.APPROVED),
        Verb.WITHDRAW: _move(
            *(_S.WITHDRAWN, _P.KERB_WARNINGS_REVIEW, _E.KEEPER_LETTER_WITHDRAWN),
            *(_S.APPROVED, _S.POSTED),
        ),
    }
)
"""The whole machine. Withdrawn and refused have no way out."""

ANSWERABLE = frozenset({_S.POSTED, _S.WITHDRAWN})
_IN_WORDS = {
    Status.ASKED: "not approved yet",
    Status.HELD_FOR_LEGAL: "held for legal",
    Status.APPROVED: "approved",
    Status.POSTED: "posted",
    Status.WITHDRAWN: "withdrawn",
    Status.REFUSED: "refused",
}
_DONE = {
    Verb.RELEASE: "released",
    Verb.KEEP_BACK: "kept back",
    Verb.APPROVE: "approved",
    Verb.REFUSE: "refused",
    Verb.POST: "posted",
    Verb.WITHDRAW: "withdrawn",
}


def move(status: Status | None, verb: Verb) -> Status:
    """The status after a verb; ``None`` is a letter that does not exist yet.

    Raises ``Refused`` where the table of moves does not lead from the status by the verb.
    """
    entry = MOVES[verb]
    if (status is None and not entry.from_) or status in entry.from_:
        return entry.to
    if status is None:
        raise ValueError(f"No letter begins with {verb}.")
    raise refuse(
        f"keeper_letters.{verb}",
        f"This letter is {_IN_WORDS[status]}, so it cannot be {_DONE.get(verb, verb)}.",
        SOURCE,
    )


def check_police(role: Role | str, kind: Kind | str) -> None:
    """``Refused`` where somebody is no police supervisor: the letter goes in the police's name."""
    if not is_supervisor(role, kind, Permission.KERB_WARNINGS_REVIEW):
        raise refuse(
            "keeper_letters.police",
            "A police supervisor decides about this letter. It goes in the police's name.",
            SOURCE,
        )


def check_another(decider: uuid.UUID, asked_by: uuid.UUID, seen_by: Collection[uuid.UUID]) -> None:
    """``Refused`` where whoever approves asked for the letter, or saw the vehicle."""
    if decider == asked_by or decider in seen_by:
        raise refuse(
            "keeper_letters.another",
            "Somebody else must approve this: not who asked, and nobody who saw the vehicle.",
            SOURCE,
        )


def check_rank(rank: str) -> str:
    """The rank, where it is sergeant or above; ``Refused`` otherwise."""
    if rank not in RANKS:
        raise refuse(
            "keeper_letters.rank",
            "A sergeant or above approves this letter. Choose a rank.",
            SOURCE,
        )
    return rank
