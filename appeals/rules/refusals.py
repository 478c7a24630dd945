"""The fresh days after a refusal: 14 days following the decision's delivery, each step said.

Practice, not law (law 6.4). They never reach the last safe day to start proceedings: where they
would, no court could hear the case after them, and the notice cannot be kept.
"""

from dataclasses import dataclass
from datetime import date, datetime

from penalties.rules.clocks import Clocks, Deadline
from penalties.rules.days import Holidays, PostClass
from penalties.rules.deadlines import S127
from penalties.rules.extensions import after_refusal
from penalties.rules.post import delivery
from penalties.rules.refusals import refuse
from penalties.rules.writing import weekday


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a refusal gives: when it counts as delivered, the new last days, and all clocks."""

    delivered_on: date
    pay: Deadline
    lower: Deadline | None
    clocks: Clocks

    @property
    def calculation(self) -> tuple[str, ...]:
        """How the last day to pay was counted, a sentence a step, as it is printed."""
        return self.pay.steps


def fresh_days(
    clocks: Clocks, *, came_at: datetime, decided_on: date, lower_again: bool, holidays: Holidays
) -> Fresh:
    """The last days after a decision that is posted first class on the day it is made.

    ``lower_again``: the lower amount is open again, because the representation came while it was or
    because whoever decides wants it to be. No day comes sooner than it was. Raises ``Refused``
    where nothing could be done any more once they are over (MCA 1980 section 127).
    """
    delivered = delivery(decided_on, PostClass.FIRST, holidays)
    fresh = after_refusal(
        clocks,
        came_at=came_at,
        delivered=delivered,
        holidays=holidays,
        lower_again=lower_again,
    )
    pay, safe = fresh["payment_period_ends"], fresh.on("prosecution_safe")
    if pay.on >= safe:
        raise refuse(
            "decisions.no_time",
            f"The 14 days to pay would last until {weekday(pay.on)}, and {weekday(safe)} is the "
            "last safe day to start a court case. Cancel the notice.",
            S127,
        )
    lower = fresh["discount_ends"] if lower_again and "discount_ends" in fresh else None
    return Fresh(delivered.on, pay, lower, fresh)
