"""Complaints: about our service, or about how we use data; by when each is answered.

A complaint about data is acknowledged within 30 days (Data Protection Act 2018 section 164A, put in
by the Data (Use and Access) Act 2025); ours is acknowledged on the page at once. Ten working days
for the service are the council's practice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from penalties.rules.clocks import Deadline
from penalties.rules.days import (
    Holidays,
    add_working_days,
    last_day_beginning_with,
)
from penalties.rules.deadlines import PRACTICE
from penalties.rules.writing import weekday

SERVICE_DAYS = 10
DATA_DAYS = 30
S164A = "Data Protection Act 2018 section 164A"


class Kind(StrEnum):
    """What a complaint is about; nobody who decides about the notice reads either."""

    SERVICE = "service"
    DATA = "data"


class ReplyBy(StrEnum):
    """How whoever complains wants to hear from us."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Complained:
    """What somebody complains of, and how to answer. It is kept sealed.

    ``reach`` is the email address, the number or the postal address, as it was typed.
    """

    words: str
    name: str
    reply_by: ReplyBy
    reach: str

    def as_json(self) -> dict[str, str]:
        """As it is sealed."""
        return {
            "words": self.words,
            "name": self.name,
            "reply_by": str(self.reply_by),
            "reach": self.reach,
        }


def complained_of(kept: Mapping[str, Any]) -> Complained:
    """What was sealed, as it was said."""
    return Complained(**{**kept, "reply_by": ReplyBy(kept["reply_by"])})


def due(kind: Kind, came_on: date, holidays: Holidays) -> Deadline:
    """The day by which a complaint that came on a day is answered, with its steps."""
    came = f"It came on {weekday(came_on)}"
    if kind is Kind.SERVICE:
        on = add_working_days(came_on, SERVICE_DAYS, holidays)
        counted = f"Count {SERVICE_DAYS} working days: that gives {weekday(on)}."
        steps = (f"{came}, which is itself left out.", counted)
        return Deadline("complaint_answered", on, came_on, steps, PRACTICE)
    on = last_day_beginning_with(came_on, DATA_DAYS)
    steps = (f"{came}, which is the first day.", f"Day {DATA_DAYS} is {weekday(on)}.")
    return Deadline("complaint_answered", on, came_on, steps, S164A)
