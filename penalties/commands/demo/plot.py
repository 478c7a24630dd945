"""Which cases the demo has: how many of each kind, how old they are, and what happened when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from penalties.commands.demo import deeds
from penalties.commands.demo.council import Council
from penalties.records.fixed_penalties import FixedPenalty

Deed = Callable[[Session, Council, FixedPenalty, datetime], None]


@dataclass(frozen=True, slots=True)
class Strand:
    """Some cases alike. Ages and deeds are in days; the oldest was met ``oldest`` days ago."""

    name: str
    count: int
    youngest: int
    oldest: int
    deeds: tuple[tuple[int, Deed], ...] = ()
    served: str = "hand"

    def ages(self) -> Iterator[int]:
        """The age in days of each case, spread evenly from the oldest to the youngest."""
        for place in range(self.count):
            span = self.oldest - self.youngest
            yield self.oldest - round(span * place / max(self.count - 1, 1))


STRANDS: tuple[Strand, ...] = (
    Strand("waiting to be posted", 2, 0, 1, served="first-class"),
    Strand("lower amount open", 8, 1, 9),
    Strand("full amount open", 5, 11, 13),
    Strand("posted, lower amount open", 2, 4, 6, ((1, deeds.post),), served="first-class"),
    Strand("paid at the lower amount", 8, 15, 120, ((3, deeds.pay_lower_by_phone),)),
    Strand("paid by post", 3, 20, 90, ((8, deeds.pay_lower_by_post),)),
    Strand("paid in full", 4, 20, 150, ((12, deeds.pay_full_by_phone),)),
    Strand("paid at the counter", 2, 30, 60, ((12, deeds.pay_full_at_the_counter),)),
    Strand("paid late", 3, 45, 110, ((30, deeds.pay_full_by_phone),)),
    Strand("lower amount paid late", 2, 16, 24, ((13, deeds.pay_lower_by_phone),)),
    Strand(
        *("paid twice", 1, 21, 21),
        ((2, deeds.pay_lower_by_phone), (3, deeds.pay_full_at_the_counter)),
    ),
    Strand("reminder due", 6, 16, 40),
    Strand("paused", 2, 18, 33, ((10, deeds.pause),)),
    Strand("with legal", 4, 95, 118),
    Strand("before the alarm", 2, 128, 160),
    Strand("withdrawn", 3, 25, 80, ((6, deeds.withdraw),)),
    Strand("out of time", 1, 190, 190),
)
