"""Every clock of a notice, counted from the day it was handed over or posted.

Anti-social Behaviour, Crime and Policing Act 2014 section 68; Interpretation Act 1978 section 7;
Magistrates' Courts Act 1980 section 127. The date of a notice that is posted is the day on which it
is expected to arrive. No last day moves because it falls on a weekend.
"""

from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from penalties.rules.clocks import Clocks, Deadline
from penalties.rules.days import (
    ONE_DAY,
    Holidays,
    PostClass,
    corresponding_date,
    is_working_day,
    known_until,
    last_day_following,
    london_date,
    working_day_on_or_before,
)
from penalties.rules.post import SOURCE as POST
from penalties.rules.post import Delivery, delivery
from penalties.rules.refusals import refuse
from penalties.rules.writing import counted as number_of
from penalties.rules.writing import end_of, weekday

PAYMENT_DAYS = 14
LETTER_DAYS = 7
REVIEW_MONTHS = 3
LIMIT_MONTHS = 6
ACT_BEGAN_ON = date(2014, 10, 20)

S68 = "Anti-social Behaviour, Crime and Policing Act 2014, section 68"
S127 = "Magistrates' Courts Act 1980, section 127"
PRACTICE = "The council's practice; no law asks for it"

_WORDS = {3: "Three", 6: "Six"}


class Served(StrEnum):
    """How a notice reached the person."""

    HAND = "hand"
    REFUSED_TO_TAKE = "refused_to_take"
    FIRST_CLASS = "first-class"
    SECOND_CLASS = "second-class"

    @property
    def by_post(self) -> bool:
        """Whether it was posted, so that the date of the notice is the expected delivery."""
        return self in (Served.FIRST_CLASS, Served.SECOND_CLASS)


def of_notice(
    *,
    offence_at: datetime,
    served: Served,
    on: date,
    discount_days: int | None,
    representation_days: int = PAYMENT_DAYS,
    holidays: Holidays,
) -> Clocks:
    """Every deadline of a notice that was handed over or posted on a London day.

    ``discount_days`` is 1 to 13, or ``None`` where the notice offers one amount. An authority may
    lengthen ``representation_days``, never shorten them. Letters count as posted first class on the
    day they fall due. Raises ``Refused`` (section 68(7); a notice before its offence).
    """
    offence_on = london_date(offence_at)
    check_discount_days(discount_days)
    _check_period(offence_on, on, representation_days)
    notice = _date_of_notice(Served(served), on, holidays)
    period = _of_the_period(notice, discount_days, representation_days)
    letters = letters_after(last_day_following(notice.on, PAYMENT_DAYS), holidays)
    offence = _of_the_offence(offence_on, holidays)
    return Clocks(offence_on, notice.on, (*period, *letters, *offence))


def check_discount_days(days: int | None) -> None:
    """``Refused`` unless the lower amount is open for 1 to 13 days, or is not offered at all."""
    if days is not None and not 1 <= days < PAYMENT_DAYS:
        raise refuse(
            "deadlines.discount_days",
            "The lower amount must be open for less than 14 days: 1 to 13 days.",
            f"{S68}(7)",
        )


def counted(name: str, start: date, days: int, what: str, source: str) -> Deadline:
    """A deadline so many days after a day, that day itself left out; ``what`` names that day."""
    on = last_day_following(start, days)
    steps = (
        f"Count {number_of(days, 'day')} after {what}, {weekday(start)}, which is itself left out.",
        f"The last is {weekday(on)}, which counts whole: in time until {end_of(on)}.",
    )
    return Deadline(name, on, start, steps, source)


def posted(name: str, on: date, holidays: Holidays) -> Deadline:
    """The day on which a letter posted first class counts as delivered."""
    arrival = delivery(on, PostClass.FIRST, holidays)
    return Deadline(name, arrival.on, on, arrival.steps, POST)


def day_after(name: str, before: Deadline, sentence: str, source: str) -> Deadline:
    """The day after another deadline, with the sentence that says what happens on it."""
    on = before.on + ONE_DAY
    steps = (f"The day after {weekday(before.on)} is {weekday(on)}.", sentence)
    return Deadline(name, on, before.on, steps, source)


@lru_cache(maxsize=1024)
def letters_after(period_ends: date, holidays: Holidays) -> tuple[Deadline, ...]:
    """The clocks of reminder and final notice, each posted first class on the day it falls due."""
    period = Deadline("payment_period_ends", period_ends, period_ends, (), S68)
    due = day_after("reminder_due", period, "A reminder is posted first class.", PRACTICE)
    delivered = posted("reminder_delivered", due.on, holidays)
    ends = counted("reminder_ends", delivered.on, LETTER_DAYS, "its delivery", PRACTICE)
    final = day_after("final_notice_due", ends, "A final notice is posted.", PRACTICE)
    arrived = posted("final_notice_delivered", final.on, holidays)
    last = counted("final_notice_ends", arrived.on, LETTER_DAYS, "its delivery", PRACTICE)
    return due, delivered, ends, final, arrived, last


def _check_period(offence_on: date, on: date, representation_days: int) -> None:
    if on < offence_on:
        raise refuse(
            "deadlines.before_offence",
            f"A notice cannot be given on {weekday(on)}, before the offence on "
            f"{weekday(offence_on)}.",
        )
    if offence_on < ACT_BEGAN_ON or on.year >= known_until().year:
        raise refuse(
            "deadlines.out_of_range",
            f"Dates can be counted from {ACT_BEGAN_ON.year} to {known_until().year - 1}.",
        )
    if not PAYMENT_DAYS <= representation_days <= 365:
        raise refuse(
            "deadlines.representation_days",
            "The period for representations must be 14 days to a year.",
        )


@lru_cache(maxsize=1024)
def _date_of_notice(served: Served, on: date, holidays: Holidays) -> Delivery:
    if served.by_post:
        arrival = delivery(on, PostClass(served), holidays)
        return Delivery(arrival.on, (*arrival.steps, "The notice is dated on that day."))
    how = "handed over" if served is Served.HAND else "offered, and not taken,"
    sentence = f"The notice was {how} on {weekday(on)}: that is the date of the notice."
    return Delivery(on, (sentence,))


@lru_cache(maxsize=1024)
def _of_the_period(
    notice: Delivery, discount_days: int | None, representation_days: int
) -> tuple[Deadline, ...]:
    ends = [
        ("payment_period_ends", PAYMENT_DAYS, f"{S68}(4)"),
        ("representations_close", representation_days, PRACTICE),
    ]
    if discount_days is not None:
        ends.insert(0, ("discount_ends", discount_days, f"{S68}(7)"))
    told = []
    for name, days, source in ends:
        plain = counted(name, notice.on, days, "the date of the notice", source)
        told.append(Deadline(name, plain.on, notice.on, (*notice.steps, *plain.steps), source))
    period = next(each for each in told if each.name == "payment_period_ends")
    sentence = "Proceedings for the offence may start no earlier than that."
    return (*told, day_after("earliest_proceedings", period, sentence, f"{S68}(4)(a)"))


@lru_cache(maxsize=1024)
def _of_the_offence(offence_on: date, holidays: Holidays) -> tuple[Deadline, ...]:
    review = _months_after("legal_review", offence_on, REVIEW_MONTHS, PRACTICE)
    limit = _months_after("prosecution_limit", offence_on, LIMIT_MONTHS, S127)
    on = working_day_on_or_before(limit.on, holidays)
    if is_working_day(limit.on, holidays):
        step = f"{weekday(on)} is a working day, so it is also the last safe day."
    else:
        step = f"{weekday(limit.on)} is no working day; the one before is {weekday(on)}."
    return review, limit, Deadline("prosecution_safe", on, limit.on, (step,), S127)


def _months_after(name: str, start: date, months: int, source: str) -> Deadline:
    on = corresponding_date(start, months)
    steps = [
        f"The offence was on {weekday(start)}.",
        f"{_WORDS[months]} months from it is {weekday(on)}.",
    ]
    if on.day != start.day:
        steps.append(f"That month has no day {start.day}, so its last day counts.")
    return Deadline(name, on, start, tuple(steps), source)
