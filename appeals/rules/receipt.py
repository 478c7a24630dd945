"""When a representation counts as received, by when we answer, and what can be made when.

No law sets these days. The council's practice: 14 days from the date of the notice or longer, an
answer in ten working days, one review of a refusal where there is something new (law 6.4).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from appeals.rules.representations import Kind
from penalties.rules.clocks import Deadline
from penalties.rules.days import (
    ONE_DAY,
    Holidays,
    add_working_days,
    is_by_end_of,
    is_working_day,
    last_day_following,
    london_date,
)
from penalties.rules.deadlines import PRACTICE
from penalties.rules.fixed_penalties import GUARDED, Status
from penalties.rules.writing import counted as number_of
from penalties.rules.writing import weekday

MORE_DAYS = 10
REVIEW_DAYS = 14


class Way(StrEnum):
    """What somebody can do now. ``LATE_NEW`` is taken all the same, and recorded as late."""

    NEW = "new"
    LATE_NEW = "late_new"
    ADD = "add"
    REVIEW = "review"
    LATE_REVIEW = "late_review"
    CLOSED = "closed"

    @property
    def kind(self) -> Kind:
        """Which kind of second look it makes."""
        return Kind.REVIEW if self in (Way.REVIEW, Way.LATE_REVIEW) else Kind.REPRESENTATION


LATE = frozenset({Way.LATE_NEW, Way.LATE_REVIEW})


@dataclass(frozen=True, slots=True)
class Making:
    """What can be made, and its last day; ``until`` is ``None`` where none is set, or none runs."""

    way: Way
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """The second looks there have been at a notice, as far as they bear on another one.

    ``refused_delivered_on`` is when the refusal of the first one counts as delivered. One that was
    paused was never answered, and leaves the way open.
    """

    is_open: bool = False
    has_been_reviewed: bool = False
    refused_delivered_on: date | None = None


def making(
    status: Status, looked: Looked, close_on: date | None, at: datetime, *, stopped: bool = False
) -> Making:
    """What somebody can do about a notice at a moment.

    ``close_on`` is the last day for representations, which counts whole; ``stopped`` that something
    of ours failed before it, or that for a review, had passed: none runs until it is settled.
    """
    if looked.is_open:
        return Making(Way.ADD)
    if status not in GUARDED or looked.has_been_reviewed:
        return Making(Way.CLOSED)
    if looked.refused_delivered_on is not None:
        return _review(looked.refused_delivered_on, at, stopped=stopped)
    if close_on is None or stopped:
        return Making(Way.NEW)
    return Making(Way.NEW if is_by_end_of(at, close_on) else Way.LATE_NEW, close_on)


def target(came_at: datetime, days: int, holidays: Holidays) -> Deadline:
    """The day by which we want to have answered: so many working days after it came."""
    came_on = london_date(came_at)
    on = add_working_days(came_on, days, holidays)
    steps = (
        f"It came on {weekday(came_on)}, which is itself left out.",
        f"Count {number_of(days, 'working day')}: that gives {weekday(on)}.",
    )
    return Deadline("answer_due", on, came_on, steps, PRACTICE)


def after_waiting(target_on: date, asked_on: date, answered_on: date, holidays: Holidays) -> date:
    """The day to answer by after we waited for the person: the working days left, from that day on.

    It is never sooner than it was, and never today.
    """
    left = _working_days_between(asked_on, target_on, holidays)
    return max(target_on, add_working_days(answered_on, max(left, 1), holidays))


def more_by(asked_on: date, holidays: Holidays) -> date:
    """The day by which we hope to hear what we asked for. Nobody loses anything after it."""
    return add_working_days(asked_on, MORE_DAYS, holidays)


def review_until(delivered_on: date) -> date:
    """The last day to ask for a review of a decision that counts as delivered on a day."""
    return last_day_following(delivered_on, REVIEW_DAYS)


def _review(delivered_on: date, at: datetime, *, stopped: bool) -> Making:
    if stopped:
        return Making(Way.REVIEW)
    until = review_until(delivered_on)
    return Making(Way.REVIEW if is_by_end_of(at, until) else Way.LATE_REVIEW, until)


def _working_days_between(start: date, end: date, holidays: Holidays) -> int:
    count, on = 0, start
    while on < end:
        on += ONE_DAY
        count += is_working_day(on, holidays)
    return count
