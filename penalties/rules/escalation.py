"""Which step of a case is next, and on which day; and when proceedings may not start.

A step is named after the deadline on which it falls. Holds stop the letters and the referral; they
never stop the watch over the six months from the offence (Magistrates' Courts Act 1980 section
127), which rings a month earlier for a case on hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penalties.rules.bar_questions import BarAnswer, against_charging
from penalties.rules.clocks import Clocks
from penalties.rules.days import ONE_DAY, Holidays, PostClass, corresponding_date, deemed_delivery
from penalties.rules.deadlines import LETTER_DAYS, S68, S127
from penalties.rules.events import Event
from penalties.rules.fixed_penalties import CHASED, GUARDED, MOVES, Status, Verb
from penalties.rules.holds import Hold, HoldKind, Sent, is_held, with_holds
from penalties.rules.refusals import Refusal, Refused
from penalties.rules.writing import weekday


class Step(StrEnum):
    """What the clock does, in the order in which steps of one day are taken."""

    REMINDER_DUE = "reminder_due"
    FINAL_NOTICE_DUE = "final_notice_due"
    PAUSE_RAN_OUT = "pause_ran_out"
    LEGAL_REVIEW = "legal_review"
    FIRST_ALARM = "first_alarm"
    SECOND_ALARM = "second_alarm"
    PROSECUTION_SAFE = "prosecution_safe"
    TIME_BARRED = "time_barred"


EVENTS: Mapping[Step, Event] = {
    Step.REMINDER_DUE: Event.PENALTY_REMINDER_FELL_DUE,
    Step.FINAL_NOTICE_DUE: Event.PENALTY_WARNED_FINALLY,
    Step.PAUSE_RAN_OUT: Event.PENALTY_WITHDRAWN,
    Step.LEGAL_REVIEW: Event.PENALTY_REFERRED,
    Step.FIRST_ALARM: Event.PENALTY_ALARM_RUNG,
    Step.SECOND_ALARM: Event.PENALTY_ALARM_RUNG,
    Step.PROSECUTION_SAFE: Event.PENALTY_ALARM_RUNG,
    Step.TIME_BARRED: Event.PENALTY_CLOSED,
}
CHASES = frozenset({Step.REMINDER_DUE, Step.FINAL_NOTICE_DUE, Step.LEGAL_REVIEW})
"""The steps that press the person further."""
ALARM_MONTHS: Mapping[Step, int] = {Step.FIRST_ALARM: 4, Step.SECOND_ALARM: 5}


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step, the day on which it falls, the verb it performs (if any) and why."""

    step: Step
    on: date
    verb: Verb | None
    sentence: str

    @property
    def event(self) -> Event:
        """What the trail says once the step is done."""
        return MOVES[self.verb].event if self.verb else EVENTS[self.step]


def next_step(
    status: Status,
    clocks: Clocks,
    holds: Sequence[Hold],
    sent: Sent,
    *,
    holidays: Holidays,
) -> NextStep | None:
    """The step that is next for a case, or ``None`` where nothing more will ever fall due."""
    steps = steps_ahead(status, clocks, holds, sent, holidays=holidays)
    return steps[0] if steps else None


def steps_ahead(
    status: Status,
    clocks: Clocks,
    holds: Sequence[Hold],
    sent: Sent,
    *,
    holidays: Holidays,
) -> tuple[NextStep, ...]:
    """The steps that are known to lie ahead if nothing else happens, the earliest first.

    Of the letters only the next one is named, because its own day decides the day of the one after.
    ``sent`` names the steps that are done, each with its day.
    """
    waiting = any(hold.lifted_on is None for hold in holds)
    found: list[NextStep] = []
    if status in CHASED and not waiting:
        moved = with_holds(clocks, holds, on=clocks.date_of_notice, holidays=holidays, sent=sent)
        found += _chase(moved, sent)
    if status in GUARDED:
        found += _pause(holds)
        # What was held for review never stood: it cannot be closed, only cancelled.
        ends = Verb.WITHDRAW if status is Status.HELD_FOR_REVIEW else Verb.CLOSE
        found += _watch(clocks, sent, waiting=waiting, ends=ends)
    order = list(Step)
    return tuple(sorted(found, key=lambda each: (each.on, order.index(each.step))))


def next_letter_on(posted_on: date, holidays: Holidays) -> date:
    """The day on which the step after a letter posted that day falls, if no hold comes between."""
    return deemed_delivery(posted_on, PostClass.FIRST, holidays) + (LETTER_DAYS + 1) * ONE_DAY


def check_charge(
    clocks: Clocks,
    holds: Sequence[Hold],
    *,
    on: date,
    bar: BarAnswer | None,
    session_is_open: bool = False,
) -> None:
    """``Refused``, with every reason, where proceedings must not start on that day.

    ``bar`` is the safeguarding lead's answer: without a "no bar" nothing is charged.
    """
    refusals = list(_against_charging(clocks, holds, on, session_is_open))
    if barred := against_charging(bar):
        refusals.append(barred)
    if refusals:
        raise Refused(*refusals)


def _chase(clocks: Clocks, sent: Sent) -> Iterator[NextStep]:
    """The next letter and the referral: neither while the days to pay still run."""
    over = clocks.on("earliest_proceedings")
    if Step.REMINDER_DUE not in sent:
        due = clocks.on("reminder_due")
        yield NextStep(Step.REMINDER_DUE, due, None, "The 14 days are over; a reminder is posted.")
    elif Step.FINAL_NOTICE_DUE not in sent:
        due = max(clocks.on("final_notice_due"), over)
        yield NextStep(Step.FINAL_NOTICE_DUE, due, None, "The reminder's last day is over.")
    review = clocks.on("legal_review")
    if Step.FINAL_NOTICE_DUE in sent:
        review = min(review, clocks.on("final_notice_ends") + ONE_DAY)
    yield NextStep(
        Step.LEGAL_REVIEW, max(review, over), Verb.REFER, "Legal decides what happens next."
    )


def _pause(holds: Sequence[Hold]) -> Iterator[NextStep]:
    """A pause about which nobody decided ends in the person's favour: a rule, not a discretion."""
    paused = [each for each in holds if each.kind is HoldKind.COUNCIL and each.lifted_on is None]
    days = [each.decide_by for each in paused if each.decide_by is not None]
    if paused and len(days) == len(paused):
        why = "Nobody decided about the pause: the notice is cancelled."
        yield NextStep(Step.PAUSE_RAN_OUT, max(days) + ONE_DAY, Verb.WITHDRAW, why)


def _watch(clocks: Clocks, sent: Sent, *, waiting: bool, ends: Verb) -> Iterator[NextStep]:
    limit, safe = clocks.on("prosecution_limit"), clocks.on("prosecution_safe")
    for step, months in ALARM_MONTHS.items():
        on = corresponding_date(clocks.offence_on, months - waiting)
        if step not in sent:
            yield NextStep(step, on, None, f"Proceedings must start by {weekday(safe)}.")
    if waiting:
        why = "Still on hold on the last safe day: it closes in the person's favour."
        yield NextStep(Step.PROSECUTION_SAFE, safe, ends, why)
    elif Step.PROSECUTION_SAFE not in sent:
        yield NextStep(Step.PROSECUTION_SAFE, safe, None, "The last safe day to start proceedings.")
    over = "Six months from the offence are over: no court can hear it."
    yield NextStep(Step.TIME_BARRED, limit + ONE_DAY, ends, over)


def _against_charging(
    clocks: Clocks, holds: Sequence[Hold], on: date, session_is_open: bool
) -> Iterator[Refusal]:
    first, last = clocks.on("earliest_proceedings"), clocks.on("prosecution_limit")
    if on < first:
        said = f"Proceedings may start no earlier than {weekday(first)}."
        yield Refusal("escalation.too_early", said, f"{S68}(4)(a)")
    if on > last:
        said = f"Proceedings had to start by {weekday(last)}, six months from the offence."
        yield Refusal("escalation.too_late", said, S127)
    if is_held(holds, on):
        yield Refusal("escalation.on_hold", "The case is on hold.", "house rule")
    if session_is_open:
        yield Refusal("escalation.session_open", "A card payment is under way.", "house rule")
