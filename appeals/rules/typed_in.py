"""When something that staff type in counts as having come: what came by post, with its postmark.

A letter counts as delivered in the ordinary course of post (Interpretation Act 1978 section 7):
where that day is earlier than the one on which somebody opened it, it helps the person, and counts.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from penalties.rules.days import Holidays, PostClass, deemed_delivery, last_moment, london_date
from penalties.rules.refusals import refuse
from penalties.rules.writing import weekday


@dataclass(frozen=True, slots=True)
class Counts:
    """The moment at which it counts as having come, and why."""

    at: datetime
    steps: tuple[str, ...]


def counts_from(
    came_on: date, posted_on: date | None, *, notice_on: date, at: datetime, holidays: Holidays
) -> Counts:
    """When something counts that came on a day, typed in at a moment; posted on another, if known.

    Raises ``Refused`` for days still to come, before the notice, or in the wrong order.
    """
    today = london_date(at)
    if came_on > today:
        raise refuse("typed_in.future", "The day it came must be today or in the past.")
    if min(came_on, posted_on or came_on) < notice_on:
        raise refuse("typed_in.early", "That is before the notice was given. Check the day.")
    on, steps = came_on, [f"It came on {weekday(came_on)}."]
    if posted_on is not None:
        if posted_on > came_on:
            raise refuse("typed_in.posted", "It cannot have come before it was posted.")
        delivered = deemed_delivery(posted_on, PostClass.FIRST, holidays)
        on = min(came_on, delivered)
        steps += [
            f"Posted on {weekday(posted_on)}, it counts as delivered on {weekday(delivered)}.",
            f"The earlier day counts: {weekday(on)}.",
        ]
    return Counts(min(last_moment(on).astimezone(UTC), at), tuple(steps))
