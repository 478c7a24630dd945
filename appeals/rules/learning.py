"""What second looks teach: how they ended by ground, order, sign and way, and how long they took.

Nobody's work is measured: no officer is in it (design rule 13). Only those that ended in a decision
to cancel or to keep are counted; what the council paused, or somebody paid first, is in no count.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from appeals.rules.grounds import Ground
from appeals.rules.representations import Channel
from appeals.rules.small_numbers import (
    ENOUGH_FOR_A_RATE,
    HIDDEN,
    Cell,
    alone,
    percent,
    together,
)

NO_SIGN = "No sign near"


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of the calendar. Quarters do not overlap, so that none tells of another."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        """The one that follows."""
        last = self.number == 4
        return Quarter(self.year + 1, 1) if last else Quarter(self.year, self.number + 1)

    @property
    def before(self) -> "Quarter":
        """The one that went before."""
        first = self.number == 1
        return Quarter(self.year - 1, 4) if first else Quarter(self.year, self.number - 1)

    @property
    def code(self) -> str:
        """As it stands in an address: ``2026-4``."""
        return f"{self.year}-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One second look that was decided: nothing of who, and nothing of what was said."""

    cancelled: bool
    grounds: tuple[Ground, ...]
    order: str
    article: str
    sign: str
    channel: Channel
    in_time: bool
    days: int
    on_target: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: how many were cancelled, how many stand, and the share of the first."""

    words: str
    cancelled: Cell
    stands: Cell

    @property
    def share(self) -> str:
        """The share that was cancelled, or why it is not shown."""
        return percent(self.cancelled, self.stands)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a page and a file show of one quarter."""

    whole: Line
    by_ground: tuple[Line, ...]
    by_order: tuple[Line, ...]
    by_article: tuple[Line, ...]
    by_sign: tuple[Line, ...]
    by_channel: tuple[Line, ...]
    by_time: tuple[Line, ...]
    on_target: Cell
    after_target: Cell
    median_days: str


Named = Callable[[Look], Iterable[str]]


def quarter_of(on: date) -> Quarter:
    """The quarter that a day lies in."""
    return Quarter(on.year, (on.month + 2) // 3)


def report(looks: Sequence[Look]) -> Report:
    """The report of these second looks, with every small number hidden."""
    whole = Line("All", alone(_count(looks, True)), alone(_count(looks, False)))
    orders = _lines(looks, lambda one: [one.order], whole)
    seen = whole.cancelled.number is not None and whole.stands.number is not None
    in_target = sum(one.on_target for one in looks)
    on, after = together([in_target, len(looks) - in_target], total_is_seen=seen)
    return Report(
        whole=whole,
        by_ground=_lines(looks, lambda one: one.grounds, whole, [str(one) for one in Ground]),
        by_order=orders,
        by_article=_within(looks, orders, lambda one: one.article),
        by_sign=_within(looks, orders, lambda one: one.sign),
        by_channel=_lines(looks, lambda one: [one.channel], whole, [str(one) for one in Channel]),
        by_time=_lines(looks, _time, whole, ["in time", "late"]),
        on_target=on,
        after_target=after,
        median_days=_median(looks),
    )


def _time(one: Look) -> Iterable[str]:
    return ["in time" if one.in_time else "late"]


def _lines(
    looks: Sequence[Look], named: Named, whole: Line, names: Sequence[str] = ()
) -> tuple[Line, ...]:
    """A line for each name: those given, or those there are. The columns add up to ``whole``."""
    known = names or sorted({name for one in looks for name in named(one)})
    columns = [
        together(
            [sum(one.cancelled is ended and name in named(one) for one in looks) for name in known],
            total_is_seen=total.number is not None,
        )
        for ended, total in ((True, whole.cancelled), (False, whole.stands))
    ]
    return tuple(map(Line, known, *columns))


def _within(
    looks: Sequence[Look], orders: Sequence[Line], named: Callable[[Look], str]
) -> tuple[Line, ...]:
    """The lines of each order by something that lies within it; they add up to the order's own."""
    found: list[Line] = []
    for order in orders:
        mine = [one for one in looks if one.order == order.words]
        found += [
            Line(f"{order.words}, {line.words}", line.cancelled, line.stands)
            for line in _lines(mine, lambda one: [named(one)], order)
        ]
    return tuple(found)


def _count(looks: Sequence[Look], ended: bool) -> int:
    return sum(one.cancelled is ended for one in looks)


def _median(looks: Sequence[Look]) -> str:
    if len(looks) < ENOUGH_FOR_A_RATE:
        return "too few to say" if looks else HIDDEN.words
    return f"{round(median(one.days for one in looks))} days"
