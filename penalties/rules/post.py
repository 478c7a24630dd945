"""When a posted letter counts as delivered, with the reckoning in sentences.

Interpretation Act 1978 section 7; Practice Direction (QBD) of 8 March 1985.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from penalties.rules.days import (
    WORKING_DAYS_IN_THE_POST,
    Holidays,
    PostClass,
    deemed_delivery,
    is_working_day,
)
from penalties.rules.writing import weekday

SOURCE = "Interpretation Act 1978, section 7; Practice Direction of 8 March 1985"

_ORDINALS = {2: "second", 4: "fourth"}
_CLASSES = {PostClass.FIRST: "first class", PostClass.SECOND: "second class"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """The day a letter counts as delivered, and why."""

    on: date
    steps: tuple[str, ...]


def delivery(posted_on: date, post_class: PostClass, holidays: Holidays) -> Delivery:
    """The day a letter counts as delivered, with the days that were left out on the way."""
    on = deemed_delivery(posted_on, post_class, holidays)
    nth = _ORDINALS[WORKING_DAYS_IN_THE_POST[post_class]]
    steps = (
        f"A letter posted {_CLASSES[post_class]} on {weekday(posted_on)} counts as delivered "
        f"on the {nth} working day after that.",
        *left_out(posted_on, on, holidays),
        f"The {nth} working day is {weekday(on)}.",
    )
    return Delivery(on, steps)


def left_out(after: date, before: date, holidays: Holidays) -> tuple[str, ...]:
    """The days between two that are no working days, in a sentence; nothing where there are none.

    Neither of the two counts.
    """
    between = (after + timedelta(n) for n in range(1, (before - after).days))
    idle = [day for day in between if not is_working_day(day, holidays)]
    if not idle:
        return ()
    named = ", ".join(f"{weekday(day)} ({_why(day)})" for day in idle)
    return (f"No working day: {named}.",)


def _why(day: date) -> str:
    return "weekend" if day.weekday() >= 5 else "bank holiday"
