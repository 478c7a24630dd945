"""What a letter about a second look rests on, and its frozen form: facts and every sentence."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from appeals.rules.grounds import Ground
from appeals.rules.points import Finding
from penalties.rules.facts import Council, Person
from penalties.rules.money import NOTHING, Pence

KIND = "answer_letter"


class LetterKind(StrEnum):
    """Which letter it is."""

    ACKNOWLEDGEMENT = "acknowledgement"
    MORE_ASKED = "more_asked"
    DECISION = "decision"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """It came, and is answered by a day. ``lower_pence`` where that amount is kept meanwhile."""

    came_on: date
    in_time: bool
    is_review: bool
    answer_by: date
    lower_pence: Pence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAsked:
    """We asked something. What we asked never stands on paper."""

    answer_by: date


@dataclass(frozen=True, slots=True)
class PointFound:
    """One point, what was found about it, and what whoever decided adds for the letter."""

    ground: Ground
    finding: Finding
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The notice stands. Amounts are what is left to pay, in pence; the days are the fresh ones.

    ``lower_kept``: the lower amount is open because the person wrote while it was; else whoever
    decided opened it again. ``review_until`` is ``None`` after the one review.
    """

    came_on: date
    decided_on: date
    is_review: bool
    points: tuple[PointFound, ...]
    full_pence: Pence
    pay_by: date
    lower_pence: Pence | None
    lower_until: date | None
    lower_kept: bool
    calculation: tuple[str, ...]
    review_until: date | None
    was_read: bool


@dataclass(frozen=True, slots=True)
class Paused:
    """The council has paused the case; nobody is told more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """The notice is cancelled. ``refund_pence`` goes back by a day, or went on ``refunded_on``.

    One that ``was_paid`` is closed for good: nothing of it is left to cancel but the money.
    """

    was_asked: bool
    we_were_wrong: bool
    refund_pence: Pence = NOTHING
    refund_by: date | None = None
    refunded_on: date | None = None
    to_the_card: bool = False
    was_paid: bool = False


Answer = Acknowledged | MoreAsked | Kept | Paused | Cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """One letter about the notice with ``number``; ``dated`` is the day on which it is to go."""

    number: str
    part: int
    kind: LetterKind
    made_at: datetime
    dated: date
    date_of_notice: date
    council: Council
    person: Person
    answer: Answer


def answer_as_kept(answer: Answer) -> dict[str, object]:
    """The facts of an answer, with what kind of answer it is."""
    return {"is": type(answer).__name__.lower(), **asdict(answer)}
