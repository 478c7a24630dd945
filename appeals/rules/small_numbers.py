"""Small numbers: no count of 1 to 4 is shown, nor what would let somebody reckon one.

Counts that add up to a number which is shown are hidden together: beside the small ones one that is
not small, so that the sum does not tell. A blank is never a nought: it says why it is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5
"""The smallest count that is shown, apart from none."""
ENOUGH_FOR_A_RATE = 20


class Seen(StrEnum):
    """How a count is shown."""

    NUMBER = "number"
    FEWER = "fewer"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Cell:
    """One count as it is shown; ``number`` is there only where it may be seen."""

    seen: Seen
    number: int | None = None

    @property
    def words(self) -> str:
        """The count in words, for a page and a file alike."""
        if self.number is None:
            return f"fewer than {FEWEST}" if self.seen is Seen.FEWER else "hidden"
        return f"{self.number:,}" if self.number else "none"


FEWER, HIDDEN = Cell(Seen.FEWER), Cell(Seen.HIDDEN)


def is_small(count: int) -> bool:
    """Whether a count would tell of somebody."""
    return 0 < count < FEWEST


def alone(count: int) -> Cell:
    """A count that is part of no sum."""
    return FEWER if is_small(count) else Cell(Seen.NUMBER, count)


def together(counts: Sequence[int], *, total_is_seen: bool = True) -> tuple[Cell, ...]:
    """Counts that add up to one total, each as it may be shown beside it.

    Where the total may not be seen, none of them may.
    """
    if not total_is_seen:
        return (HIDDEN,) * len(counts)
    small = [place for place, count in enumerate(counts) if is_small(count)]
    if not small:
        return tuple(map(alone, counts))
    beside = _beside(counts, small)
    if beside is None:
        return (HIDDEN,) * len(counts)
    return tuple(HIDDEN if place in beside else alone(count) for place, count in enumerate(counts))


def percent(cancelled: Cell, stands: Cell) -> str:
    """The share of the first in both, from what is shown alone; words where there is none."""
    if cancelled.number is None or stands.number is None:
        return "hidden"
    of = cancelled.number + stands.number
    return f"{round(100 * cancelled.number / of)}%" if of >= ENOUGH_FOR_A_RATE else "too few to say"


def _beside(counts: Sequence[int], small: Sequence[int]) -> frozenset[int] | None:
    """Which others are hidden with the small ones: as few as leave each of them open.

    ``None`` where even all of them would not: the sum could be made in one way only.
    """
    others = sorted(
        (place for place, count in enumerate(counts) if count >= FEWEST),
        key=lambda place: (counts[place], place),
    )
    for many in range(1, len(others) + 1):
        hidden = others[:many]
        left = sum(counts[place] for place in (*small, *hidden))
        # Whoever knows that what is hidden is never small must be left in doubt, too.
        if left > len(small) + FEWEST * many:
            return frozenset(hidden)
    return None
