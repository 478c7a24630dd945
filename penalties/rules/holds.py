"""Holds: days that do not count towards a reminder, a final notice or the referral to legal.

A hold never moves the six months in which proceedings must start, nor the dates that are printed on
the notice. A day counts as held from the day of placing to the day before lifting, so that a hold
of nine days moves what follows by nine days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from penalties.rules.clocks import Clocks, Deadline
from penalties.rules.days import ONE_DAY, Holidays
from penalties.rules.deadlines import LETTER_DAYS, PRACTICE, posted
from penalties.rules.writing import counted as number_of
from penalties.rules.writing import weekday


class HoldKind(StrEnum):
    """Why a case waits, as everybody may know it: support and supervisors share ``council``."""

    COUNCIL = "council"
    IMPORTED = "imported"
    MONEY = "money"
    ORDER = "order"
    OUTAGE = "outage"
    RECALL = "recall"
    REPRESENTATION = "representation"
    RETURNED_MAIL = "returned_mail"
    UPLOAD = "upload"

    @property
    def words(self) -> str:
        """The sentence fragment shown outside."""
        return _WORDS[self]


KEEPS_THE_LOWER_AMOUNT = frozenset(
    {HoldKind.COUNCIL, HoldKind.REPRESENTATION, HoldKind.UPLOAD, HoldKind.RECALL}
)
"""While one of these stands that came when the lower amount was open, that is enough."""
LENGTHENS = frozenset({HoldKind.UPLOAD, HoldKind.RECALL})
"""What we did not manage, or check by ourselves: lifting one moves the last days it touched."""

_WORDS: Mapping[HoldKind, str] = {
    HoldKind.COUNCIL: "paused by the council",
    HoldKind.IMPORTED: "taken over from another register",
    HoldKind.MONEY: "a payment is being looked at",
    HoldKind.ORDER: "the order is before the court",
    HoldKind.OUTAGE: "our pages did not work",
    HoldKind.RECALL: "we are checking this notice together with others",
    HoldKind.REPRESENTATION: "a second look at the notice",
    HoldKind.RETURNED_MAIL: "a letter came back",
    HoldKind.UPLOAD: "what was sent in is being checked",
}


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold: held from ``from_on``; ``lifted_on`` is the first day that counts again.

    ``decide_by`` is the last day to decide about a council's pause that may end.
    """

    kind: HoldKind
    from_on: date
    lifted_on: date | None = None
    decide_by: date | None = None

    def has_lengthened(self, period_ends: date) -> bool:
        """Whether its days were added to the period that ends so when it was lifted."""
        return self.kind in LENGTHENS and self.lifted_on is not None and self.from_on <= period_ends

    def covers(self, on: date) -> bool:
        """Whether the day does not count."""
        return self.from_on <= on and (self.lifted_on is None or on < self.lifted_on)


Sent = Mapping[str, date]
"""What has been done already: the name of a step and the day on which it was done."""


def is_held(holds: Sequence[Hold], on: date) -> bool:
    """Whether any hold covers the day."""
    return any(hold.covers(on) for hold in holds)


def with_holds(
    clocks: Clocks, holds: Sequence[Hold], *, on: date, holidays: Holidays, sent: Sent | None = None
) -> Clocks:
    """The clocks with reminder, final notice and referral moved by the days on hold.

    A hold that is not lifted yet is taken as lifted on the day ``on``. A letter that was sent
    is counted from the day it was posted. The six months from the offence are never moved.
    """
    done = sent or {}
    if not holds and not done:
        return clocks
    period = clocks["payment_period_ends"]
    count = _Count([_ended(hold, on) for hold in holds])
    days = (period.on - period.counted_from).days + 1
    due = count("reminder_due", period.counted_from, days, clocks["reminder_due"], done)
    delivered = posted("reminder_delivered", due.on, holidays)
    ends = count("reminder_ends", delivered.on, LETTER_DAYS, clocks["reminder_ends"], {})
    final = count("final_notice_due", ends.on, 1, clocks["final_notice_due"], done)
    arrived = posted("final_notice_delivered", final.on, holidays)
    last = count("final_notice_ends", arrived.on, LETTER_DAYS, clocks["final_notice_ends"], {})
    months = (clocks.on("legal_review") - clocks.offence_on).days
    review = count("legal_review", clocks.offence_on, months, clocks["legal_review"], done)
    return clocks.changed(due, delivered, ends, final, arrived, last, review)


def lifting(before: Clocks, after: Clocks) -> tuple[str, ...]:
    """The calculation that is printed when a hold is lifted: what moved, what did not."""
    moved = [
        f"{_named(old.name)}: was {weekday(old.on)}, is now {weekday(after.on(old.name))}."
        for old in before.deadlines
        if old.on != after.on(old.name)
    ]
    guard = f"{_named('prosecution_limit')} stays {weekday(after.on('prosecution_limit'))}."
    return (*(moved or ["No date has moved."]), guard)


@dataclass(frozen=True, slots=True)
class _Count:
    """Counts days after a day, leaving out those on hold, and says so."""

    holds: Sequence[Hold]

    def __call__(self, name: str, start: date, days: int, plain: Deadline, done: Sent) -> Deadline:
        if name in done:
            step = f"It was done on {weekday(done[name])}."
            return Deadline(name, done[name], start, (step,), PRACTICE)
        on, held = self._nth(start, days)
        if not held and on == plain.on:
            return plain
        first = f"Count {number_of(days, 'day')} after {weekday(start)}, which is itself left out."
        steps = (first, *self._left_out(held), f"That gives {weekday(on)}.")
        return Deadline(name, on, start, steps, PRACTICE)

    def _nth(self, start: date, days: int) -> tuple[date, list[date]]:
        if not self.holds:
            return start + timedelta(days=days), []
        on, held = start, []
        while days:
            on += ONE_DAY
            if is_held(self.holds, on):
                held.append(on)
            else:
                days -= 1
        return on, held

    def _left_out(self, held: list[date]) -> tuple[str, ...]:
        if not held:
            return ()
        kinds = {hold.kind.words for hold in self.holds if any(map(hold.covers, held))}
        span = f"{weekday(held[0])} to {weekday(held[-1])}"
        return (
            f"{number_of(len(held), 'day')} on hold left out, {span}: {'; '.join(sorted(kinds))}.",
        )


def _ended(hold: Hold, on: date) -> Hold:
    return hold if hold.lifted_on else Hold(hold.kind, hold.from_on, max(on, hold.from_on))


def _named(name: str) -> str:
    return name.replace("_", " ").capitalize()
