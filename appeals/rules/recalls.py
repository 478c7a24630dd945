"""Recall by defect: what can be wrong with many notices at once, and what becomes of each of them.

What is for good stays so: a paid notice stays paid, and its money goes back (design rule 3). What
stands before the court, or ended there, is for legal alone.
"""

import math
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.areas import metres_per_micro_degree
from penalties.rules.fixed_penalties import Status
from penalties.rules.refusals import Refusal

Spot = tuple[int, int]
"""A place: latitude and longitude in micro-degrees."""
SOURCE = "The council's practice: what is wrong with many is put right for all"
FURTHEST = 2_000
"""Metres: whoever was further from a sign did not rely on it."""
PAPER_KINDS = ("layout", "wording")
"""What of our paper can be wrong: kept as ``layout=1-dl`` or ``wording=2``."""


class Defect(StrEnum):
    """What is wrong, in the order in which it is asked."""

    ORDER_VERSION = "order_version"
    PROHIBITION = "prohibition"
    SIGN = "sign"
    WORDING = "wording"


class Stage(StrEnum):
    """How far a recall has come."""

    HOLDING = "holding"
    PREPARED = "prepared"
    CANCELLING = "cancelling"
    DONE = "done"
    DROPPING = "dropping"
    DROPPED = "dropped"


class Standing(StrEnum):
    """How far one notice of a recall has come."""

    LISTED = "listed"
    HELD = "held"
    CANCELLED = "cancelled"
    RELEASED = "released"
    PASSED_OVER = "passed_over"


class Fate(StrEnum):
    """What a recall does with a notice."""

    CANCEL = "cancel"
    PAY_BACK = "pay_back"
    LEAVE = "leave"


class Problem(StrEnum):
    """Why a notice was passed over."""

    BEFORE_COURT = "before_court"
    CLOSED = "closed"
    ENDED = "cancelled_already"
    ELSEWHERE = "in_another_recall"
    NOTHING_PAID = "nothing_to_pay_back"
    PLACE_UNKNOWN = "place_unknown"
    REFUSED = "refused"
    FAILED = "failed"


class Told(StrEnum):
    """How far a notice had come before a recall began, for whoever decides whether to begin."""

    OPEN = "open"
    PAID = "paid"
    COURT = "court"
    OVER = "over"


FOR_LEGAL = frozenset(Problem) - {Problem.ENDED, Problem.ELSEWHERE, Problem.NOTHING_PAID}
"""What somebody has to look at one by one; the others need nothing more."""
TAKES: Mapping[Stage, Standing] = MappingProxyType(
    {
        Stage.HOLDING: Standing.LISTED,
        Stage.CANCELLING: Standing.HELD,
        Stage.DROPPING: Standing.HELD,
    }
)
"""At which notices a stage works."""
THEN: Mapping[Stage, Stage] = MappingProxyType(
    {
        Stage.HOLDING: Stage.PREPARED,
        Stage.CANCELLING: Stage.DONE,
        Stage.DROPPING: Stage.DROPPED,
    }
)
"""What a recall comes to once none is left."""

_TOLD: Mapping[Status, Told] = MappingProxyType(
    {
        **dict.fromkeys((Status.HELD_FOR_REVIEW, Status.ISSUED, Status.SERVED), Told.OPEN),
        Status.LEGAL_REVIEW: Told.OPEN,
        Status.PAID: Told.PAID,
        Status.CHARGED: Told.COURT,
        Status.WITHDRAWN: Told.OVER,
        Status.CLOSED: Told.OVER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong, in the notices of which days. ``paper`` is ``layout=...`` or ``wording=...``.

    Of a sign, the days are those of the encounters within ``metres`` of it.
    """

    defect: Defect
    from_on: date
    to_on: date
    order_version_id: uuid.UUID | None = None
    prohibition_id: uuid.UUID | None = None
    sign_id: uuid.UUID | None = None
    metres: int | None = None
    paper: str | None = None


def check_fault(fault: Fault, today: date) -> tuple[Refusal, ...]:
    """What speaks against looking for such notices; nothing where it is in order."""
    refusals = []
    if fault.from_on > fault.to_on:
        refusals.append(_no("days", "The last day must not be before the first day."))
    if fault.to_on > today:
        refusals.append(_no("future", "The last day must be today or in the past."))
    if fault.defect is Defect.SIGN and not 1 <= (fault.metres or 0) <= FURTHEST:
        refusals.append(_no("metres", f"Enter a distance up to {FURTHEST:,} metres."))
    return tuple(refusals)


def told_of(status: Status) -> Told:
    """How far a notice has come, as the page counts it."""
    return _TOLD[status]


def fate(status: Status, pence: int) -> tuple[Fate, Problem | None]:
    """What a recall does with a notice of which ``pence`` are paid, and why if nothing."""
    match told_of(status):
        case Told.OPEN:
            return Fate.CANCEL, None
        case Told.PAID if pence > 0:
            return Fate.PAY_BACK, None
        case Told.PAID:
            return Fate.LEAVE, Problem.NOTHING_PAID
        case Told.COURT:
            return Fate.LEAVE, Problem.BEFORE_COURT
    ended = Problem.ENDED if status is Status.WITHDRAWN else Problem.CLOSED
    return Fate.LEAVE, ended


def is_near(one: Spot, other: Spot, metres: int) -> bool:
    """Whether two places are at most so far apart."""
    return metres_between(one, other) <= metres


def metres_between(one: Spot, other: Spot) -> float:
    """How far apart two places are: right to a decimetre within a kilometre."""
    across, along = metres_per_micro_degree(one[0])
    return math.hypot((other[0] - one[0]) * along, (other[1] - one[1]) * across)


def _no(rule: str, sentence: str) -> Refusal:
    return Refusal(f"recalls.{rule}", sentence, SOURCE)
