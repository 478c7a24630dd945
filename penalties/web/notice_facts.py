"""What the pages of an open notice show, worked out from its row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from penalties.actions.moves import clocks_of
from penalties.office.roles import Side
from penalties.records.fixed_penalties import FixedPenalty
from penalties.records.look_ups import holidays_of, snapshot_of
from penalties.records.terms import terms
from penalties.rules.clocks import Clocks, Deadline
from penalties.rules.days import PostClass, deemed_delivery, is_by_end_of, last_day_following
from penalties.rules.deadlines import LETTER_DAYS
from penalties.rules.escalation import Step
from penalties.rules.fixed_penalties import Status
from penalties.rules.money import Pence
from penalties.rules.notice_page import Told, tell
from penalties.rules.second_looks import SecondLook
from penalties.web import door
from penalties.web.looking import Looked

LOWER, FULL = "discount_ends", "payment_period_ends"


@dataclass(frozen=True, slots=True)
class LastDay:
    """Something that can be done until a day, with the pence it costs (if any) and its reasons."""

    words: str
    pence: int | None
    deadline: Deadline


def told_of(row: Looked, at: datetime, look: SecondLook | None = None) -> Told:
    """How the notice stands and what may be done, in words; with what a second look has to say."""
    return tell(
        Status(row.status),
        terms(row, row.asked_at),
        at,
        paid=Pence(row.paid_pence),
        on_hold=row.is_on_hold,
        asked_by=_asked_by(row, at),
        second_look=look,
    )


def last_days(row: Looked, at: datetime) -> list[LastDay]:
    """The days that matter to the reader and have not passed, each with its reasons.

    An amount is what is left of it after what was paid already. The full amount has no day of its
    own where the lower one is open as long.
    """
    if row.date_of_notice is None or row.full_pence is None:
        return []
    # A looked-up row has all the columns that a case's clocks are counted from.
    clocks = clocks_of(cast(FixedPenalty, row), holidays_of(row))
    found = [
        LastDay(words, pence and max(pence - row.paid_pence, 0), clocks[name])
        for name, words, pence in (
            (LOWER, "Pay", row.lower_pence),
            (FULL, "Pay", row.full_pence),
            ("representations_close", "Ask us to look again", None),
        )
        if name in clocks and not (name == FULL and _lower_is_open_as_long(clocks))
    ]
    return [one for one in found if is_by_end_of(at, one.deadline.on)]


def printed(row: Looked) -> Mapping[str, Any]:
    """The frozen facts and sentences of the notice; empty where they are not frozen yet."""
    with door.office().reading(Side.PUBLIC) as session:
        snapshot = snapshot_of(session, row)
    return json.loads(snapshot) if snapshot else {}


def _lower_is_open_as_long(clocks: Clocks) -> bool:
    return LOWER in clocks and FULL in clocks and clocks[LOWER].on >= clocks[FULL].on


def _asked_by(row: Looked, at: datetime) -> date | None:
    posted = row.steps_done.get(str(Step.REMINDER_DUE)) if row.steps_done else None
    if posted is None or row.is_on_hold:
        return None
    arrived = deemed_delivery(date.fromisoformat(posted), PostClass.FIRST, holidays_of(row))
    last = last_day_following(arrived, LETTER_DAYS)
    return last if is_by_end_of(at, last) else None
