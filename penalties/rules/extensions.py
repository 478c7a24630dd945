"""When a person gets more time than is printed.

After a refused representation, a failure of our pages, or a check of the notice by a supervisor.
All of them only lengthen; none moves the six months in which proceedings must start.
"""

from collections.abc import Mapping
from datetime import date, datetime

from penalties.rules.clocks import Clocks, Deadline
from penalties.rules.days import ONE_DAY, Holidays, is_by_end_of, london_date
from penalties.rules.deadlines import PAYMENT_DAYS, PRACTICE, counted, day_after, letters_after
from penalties.rules.post import Delivery
from penalties.rules.refusals import refuse
from penalties.rules.writing import counted as number_of
from penalties.rules.writing import moment, weekday

_PERIOD = "payment_period_ends"
_PRINTED = ("discount_ends", "payment_period_ends", "representations_close")


def after_refusal(
    clocks: Clocks,
    *,
    came_at: datetime,
    delivered: Delivery,
    holidays: Holidays,
    lower_again: bool = False,
) -> Clocks:
    """The clocks after a representation was refused: 14 days following the decision's delivery.

    The lower amount is open again for those days where the representation came while it was open,
    or where whoever decided wants it to be (``lower_again``).
    """
    fresh = [_fresh("payment_period_ends", clocks, delivered)]
    if "discount_ends" in clocks and (
        lower_again or is_by_end_of(came_at, clocks.on("discount_ends"))
    ):
        fresh.append(_fresh("discount_ends", clocks, delivered))
    return _followed(clocks.changed(*fresh), holidays)


def after_outage(
    clocks: Clocks, *, began_at: datetime, ended_at: datetime, holidays: Holidays
) -> Clocks:
    """The clocks after our pages failed: a last day touched by the outage moves by its days.

    Raises ``Refused`` where the outage ends before it began. What a reminder or a final notice
    promised is lengthened by a hold of kind ``outage`` over the same days.
    """
    first, last = london_date(began_at), london_date(ended_at)
    if ended_at < began_at:
        raise refuse("extensions.outage", "An outage cannot end before it began.")
    told = f"Our pages did not work from {moment(began_at)} to {moment(ended_at)}."
    touched = [each for each in clocks.deadlines if _is_touched(each, first, last)]
    lost = (last - first).days + 1
    return _followed(clocks.changed(*(_later(each, lost, told) for each in touched)), holidays)


def after_hold(clocks: Clocks, *, from_on: date, lifted_on: date, holidays: Holidays) -> Clocks:
    """The clocks after a hold that was no fault of the person's, and lengthens what is printed.

    Each last day that had not passed when the hold began moves by the days that the hold touched.
    """
    touched = [each for each in clocks.deadlines if each.name in _PRINTED and each.on >= from_on]
    told = f"The notice was on hold from {weekday(from_on)} to {weekday(lifted_on)}."
    days = (lifted_on - from_on).days + 1
    return _followed(clocks.changed(*(_later(each, days, told) for each in touched)), holidays)


def never_earlier(paper: Clocks, letter: Clocks) -> Clocks:
    """The clocks of a confirming letter, keeping each day of the paper that is later.

    For a notice that was held for review and let stand: being checked costs the person no time.
    """
    later = [old for old in paper.deadlines if old.name in letter and old.on > letter.on(old.name)]
    return letter.changed(*later)


def lengthened(clocks: Clocks, kept: Mapping[str, date], *, holidays: Holidays) -> Clocks:
    """The clocks with the last days that are kept with a case, where those are later.

    Proceedings and letters follow the payment period.
    """
    later = [
        _moved(clocks[name], on)
        for name, on in kept.items()
        if name in clocks and on > clocks.on(name)
    ]
    moved = clocks.changed(*later)
    return _followed(moved, holidays) if moved.on(_PERIOD) > clocks.on(_PERIOD) else moved


def _moved(old: Deadline, on: date) -> Deadline:
    """The same deadline on a later day, counted from a day that is later by as much.

    So days on hold before it was moved are not left out once more.
    """
    counted_from = old.counted_from + (on - old.on)
    return Deadline(old.name, on, counted_from, (*old.steps, f"Moved to {weekday(on)}."), PRACTICE)


def _fresh(name: str, clocks: Clocks, delivered: Delivery) -> Deadline:
    plain = counted(name, delivered.on, PAYMENT_DAYS, "the decision's delivery", PRACTICE)
    if plain.on <= clocks.on(name):
        return clocks[name]
    return Deadline(name, plain.on, delivered.on, (*delivered.steps, *plain.steps), PRACTICE)


def _is_touched(deadline: Deadline, first: date, last: date) -> bool:
    return deadline.name in _PRINTED and first <= deadline.on <= last


def _later(deadline: Deadline, lost: int, told: str) -> Deadline:
    on = deadline.on + lost * ONE_DAY
    step = f"{number_of(lost, 'day')} more, until {weekday(on)}."
    steps = (*deadline.steps, told, step)
    return Deadline(deadline.name, on, deadline.counted_from, steps, PRACTICE)


def _followed(clocks: Clocks, holidays: Holidays) -> Clocks:
    period = clocks["payment_period_ends"]
    sentence = "Proceedings for the offence start no earlier than that."
    start = day_after("earliest_proceedings", period, sentence, PRACTICE)
    return clocks.changed(start, *letters_after(period.on, holidays))
