"""Somebody to be kept safe: who it is, what is still to be done for them, by when, how it ends.

The days are the council's policy; for a child nobody waits until the next day. What the software
writes down never replaces the call (design section 4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.clocks import Deadline
from penalties.rules.days import Holidays, add_working_days, corresponding_date
from penalties.rules.post import left_out
from penalties.rules.refusals import refuse
from penalties.rules.writing import counted, weekday

POLICY = "The council's policy; Care Act 2014 s42; Children Act 1989 s47"
MONTHS_OPEN = 1


class Kind(StrEnum):
    """Whom it is about, the most pressing first; a child is also somebody of doubtful age."""

    CHILD = "child"
    OTHER_PERSON = "other_person"
    ADULT = "adult"
    WANTED_HELP = "wanted_help"


class Step(StrEnum):
    """What is still to be done for somebody."""

    CALL = "call"
    DECIDE = "decide"
    NOTIFY = "notify"
    CLOSE = "close"


class Ending(StrEnum):
    """How it ended."""

    SAFE_WITH_SERVICES = "safe_with_services"
    STRATEGY_MEETING = "strategy_meeting"
    ADULT_ENQUIRY = "adult_enquiry"
    PASSED_TO_POLICE = "passed_to_police"
    PASSED_TO_OTHER_COUNCIL = "passed_to_other_council"
    NOT_FOUND = "not_found"
    NO_FURTHER_ACTION = "no_further_action"


KIND_OF_ROW: Mapping[str, Kind] = MappingProxyType(
    {"A": Kind.CHILD, "B": Kind.OTHER_PERSON, "D": Kind.OTHER_PERSON}
)
"""Whom a row of the gate is about; every other row is about the grown person who was met."""

KIND_WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CHILD: "Child, or age in doubt",
        Kind.ADULT: "Adult",
        Kind.OTHER_PERSON: "The other person",
        Kind.WANTED_HELP: "Wanted help",
    }
)
STEP_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.CALL: "Call a team",
        Step.DECIDE: "Decide the duty to notify",
        Step.NOTIFY: "Notify the Home Office",
        Step.CLOSE: "Close it",
    }
)
ENDING_WORDS: Mapping[Ending, str] = MappingProxyType(
    {
        Ending.SAFE_WITH_SERVICES: "They are safe, and services are with them",
        Ending.STRATEGY_MEETING: "A strategy meeting was called",
        Ending.ADULT_ENQUIRY: "The adults’ team makes enquiries",
        Ending.PASSED_TO_POLICE: "The police look after it",
        Ending.PASSED_TO_OTHER_COUNCIL: "Another council looks after it",
        Ending.NOT_FOUND: "They could not be found",
        Ending.NO_FURTHER_ACTION: "Nothing more is needed",
    }
)
NOT_FOR: Mapping[Kind, Ending] = MappingProxyType(
    {
        Kind.CHILD: Ending.ADULT_ENQUIRY,
        Kind.ADULT: Ending.STRATEGY_MEETING,
        Kind.WANTED_HELP: Ending.STRATEGY_MEETING,
    }
)


@dataclass(frozen=True, slots=True)
class Todo:
    """One step that is left, and the day by which it is done."""

    step: Step
    on: date

    def is_overdue(self, today: date) -> bool:
        """Whether the day is over."""
        return self.on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far it has come. ``duty_due_on`` is when the duty is decided, or then when it is met."""

    opened_on: date
    due_on: date
    is_called: bool
    duty_is_decided: bool
    duty_is_met: bool
    duty_due_on: date | None


def kind_of(row: str) -> Kind:
    """Whom it is about, by the row of the gate."""
    return KIND_OF_ROW.get(row, Kind.ADULT)


def call_by(opened_on: date, holidays: Holidays, *, may_be_child: bool) -> Deadline:
    """By when somebody was spoken to: the same day for a child, otherwise the next working day."""
    if not may_be_child:
        return in_working_days("call", opened_on, 1, holidays, POLICY)
    steps = (
        f"It was recorded on {weekday(opened_on)}.",
        "For a child, or where the age is in doubt, nobody waits until the next day.",
    )
    return Deadline("call", opened_on, opened_on, steps, POLICY)


def close_by(opened_on: date) -> Deadline:
    """By when it is closed or looked at again: one month after it was recorded."""
    on = corresponding_date(opened_on, MONTHS_OPEN)
    steps = (
        f"It was recorded on {weekday(opened_on)}.",
        f"One month later is {weekday(on)}. What is open then is looked at again.",
    )
    return Deadline("close", on, opened_on, steps, POLICY)


def in_working_days(
    name: str, opened_on: date, days: int, holidays: Holidays, source: str
) -> Deadline:
    """So many working days after the day on which it was recorded, that day itself left out."""
    on = add_working_days(opened_on, days, holidays)
    steps = (
        f"Count {counted(days, 'working day')} after {weekday(opened_on)}, when it was recorded.",
        *left_out(opened_on, on, holidays),
        f"The last is {weekday(on)}.",
    )
    return Deadline(name, on, opened_on, steps, source)


def left_to_do(standing: Standing) -> tuple[Todo, ...]:
    """What is still to be done, the soonest due first; never nothing, until it is closed."""
    todo = []
    if not standing.is_called:
        todo.append(Todo(Step.CALL, standing.due_on))
    if not standing.duty_is_met:
        step = Step.NOTIFY if standing.duty_is_decided else Step.DECIDE
        todo.append(Todo(step, standing.duty_due_on or standing.due_on))
    return tuple(sorted(todo, key=lambda each: each.on)) or (
        Todo(Step.CLOSE, close_by(standing.opened_on).on),
    )


def endings_of(kind: Kind) -> tuple[Ending, ...]:
    """How it can end for one kind of person."""
    return tuple(ending for ending in Ending if NOT_FOR.get(kind) is not ending)


def check_ending(kind: Kind, ending: str, standing: Standing) -> Ending:
    """How it ends; ``Refused`` without a call, with the duty undecided or unmet, or not so."""
    if not standing.is_called:
        raise refuse(
            "safeguarding.no_call",
            "Nobody has been spoken to yet. Write down whom, when, and their reference first.",
        )
    if not standing.duty_is_met:
        said = "met" if standing.duty_is_decided else "decided"
        raise refuse(
            f"safeguarding.duty_not_{said}",
            f"The duty to notify is not {said} yet. That comes first.",
            "Modern Slavery Act 2015 s52",
        )
    if ending not in endings_of(kind):
        raise refuse("safeguarding.ending", "It does not end so.")
    return Ending(ending)
