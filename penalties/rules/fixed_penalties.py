"""What a fixed penalty can be, and the one table through which that changes.

Anti-social Behaviour, Crime and Policing Act 2014 section 68. Being on hold is no status: holds lie
beside it. A penalty held for review is outside the machine's clocks until a supervisor decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.events import Event
from penalties.rules.refusals import refuse
from penalties.rules.staff import Permission


class Status(StrEnum):
    """Where a penalty stands."""

    HELD_FOR_REVIEW = "held_for_review"
    ISSUED = "issued"
    SERVED = "served"
    PAID = "paid"
    WITHDRAWN = "withdrawn"
    LEGAL_REVIEW = "legal_review"
    CHARGED = "charged"
    CLOSED = "closed"


class Verb(StrEnum):
    """What is done to a penalty."""

    ISSUE = "issue"
    HOLD_FOR_REVIEW = "hold_for_review"
    TAKE_OVER = "take_over"
    LET_STAND = "let_stand"
    SERVE = "serve"
    PAY = "pay"
    SETTLE = "settle"
    WITHDRAW = "withdraw"
    REFER = "refer"
    CHARGE = "charge"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Move:
    """One verb: from which statuses, to which, who may, and the event that is written.

    An empty ``from_`` begins a case. The permission is asked of a person: money that comes by card
    needs nobody's.
    """

    from_: frozenset[Status]
    to: Status
    permission: Permission
    event: Event


def _move(to: Status, permission: Permission, event: Event, *from_: Status) -> Move:
    return Move(frozenset(from_), to, permission, event)


_S, _P, _E = Status, Permission, Event
_LIVE = (_S.ISSUED, _S.SERVED, _S.LEGAL_REVIEW)

MOVES: Mapping[Verb, Move] = MappingProxyType(
    {
        Verb.ISSUE: _move(_S.ISSUED, _P.PENALTIES_ISSUE, _E.PENALTY_ISSUED),
        Verb.HOLD_FOR_REVIEW: _move(
            _S.HELD_FOR_REVIEW, _P.PENALTIES_ISSUE, _E.PENALTY_HELD_FOR_REVIEW
        ),
        Verb.TAKE_OVER: _move(_S.SERVED, _P.PENALTIES_IMPORT, _E.PENALTY_IMPORTED),
        Verb.LET_STAND: _move(
            _S.SERVED, _P.PENALTIES_LET_STAND, _E.PENALTY_LET_STAND, _S.HELD_FOR_REVIEW
        ),
        Verb.SERVE: _move(_S.SERVED, _P.PENALTIES_SERVE, _E.PENALTY_SERVED, _S.ISSUED),
        Verb.PAY: _move(_S.PAID, _P.PAYMENTS_RECORD, _E.PENALTY_PAID, *_LIVE),
        Verb.SETTLE: _move(_S.PAID, _P.PENALTIES_SETTLE, _E.PENALTY_SETTLED, *_LIVE),
        Verb.WITHDRAW: _move(
            *(_S.WITHDRAWN, _P.PENALTIES_WITHDRAW, _E.PENALTY_WITHDRAWN),
            *(_S.HELD_FOR_REVIEW, *_LIVE),
        ),
        Verb.REFER: _move(_S.LEGAL_REVIEW, _P.PENALTIES_REFER, _E.PENALTY_REFERRED, _S.SERVED),
        Verb.CHARGE: _move(_S.CHARGED, _P.PENALTIES_CHARGE, _E.PENALTY_CHARGED, _S.LEGAL_REVIEW),
        Verb.CLOSE: _move(_S.CLOSED, _P.PENALTIES_CLOSE, _E.PENALTY_CLOSED, *_LIVE, _S.CHARGED),
    }
)
"""The whole machine. Paid, withdrawn and closed have no way out: they are for good."""

OPEN: frozenset[Status] = frozenset({*_LIVE, _S.HELD_FOR_REVIEW, _S.CHARGED})
CLOSED: frozenset[Status] = frozenset(Status) - OPEN
PAYABLE: frozenset[Status] = frozenset(_LIVE)
CHASED: frozenset[Status] = frozenset({_S.SERVED})
GUARDED: frozenset[Status] = OPEN - {_S.CHARGED}
CLOCK_MAY: frozenset[Verb] = frozenset({Verb.REFER, Verb.CLOSE, Verb.WITHDRAW})
"""What the clock does by rule; it withdraws only where nobody decided in time."""


def move(status: Status | None, verb: Verb) -> Status:
    """The status after a verb; ``None`` is a case that does not exist yet.

    Raises ``Refused`` where the table of moves does not lead from the status by the verb.
    """
    entry = MOVES[verb]
    if (status is None and not entry.from_) or status in entry.from_:
        return entry.to
    raise refuse(
        f"fixed_penalties.{verb}",
        f"A penalty that is {_in_words(status)} cannot be {_DONE[verb]}.",
    )


def is_open(status: Status) -> bool:
    """Whether anything may still be asked of the person, or decided about the notice."""
    return status in OPEN


def may_be_paid_online(status: Status) -> bool:
    """Whether our pages take money: not while we check, and not once proceedings have started."""
    return status in PAYABLE


def verbs_from(status: Status | None) -> tuple[Verb, ...]:
    """What may be done next, in the table's order."""
    return tuple(
        verb
        for verb, entry in MOVES.items()
        if status in entry.from_ or (status is None and not entry.from_)
    )


def _in_words(status: Status | None) -> str:
    return "not there yet" if status is None else _STANDS[status]


_STANDS: Mapping[Status, str] = {
    _S.HELD_FOR_REVIEW: "held for review",
    _S.ISSUED: "issued",
    _S.SERVED: "served",
    _S.PAID: "paid",
    _S.WITHDRAWN: "withdrawn",
    _S.LEGAL_REVIEW: "with legal",
    _S.CHARGED: "before the court",
    _S.CLOSED: "closed",
}
_DONE: Mapping[Verb, str] = {
    Verb.ISSUE: "issued",
    Verb.HOLD_FOR_REVIEW: "held for review",
    Verb.TAKE_OVER: "taken over from a register",
    Verb.LET_STAND: "let stand",
    Verb.SERVE: "served",
    Verb.PAY: "paid",
    Verb.SETTLE: "settled",
    Verb.WITHDRAW: "withdrawn",
    Verb.REFER: "referred to legal",
    Verb.CHARGE: "charged",
    Verb.CLOSE: "closed",
}
