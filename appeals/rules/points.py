"""Points: each thing that somebody raised gets a finding and an answer before anything is decided.

The ombudsman keeps finding decisions that leave a point out. What was ticked and not set down yet
counts as a point without an answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from appeals.rules.grounds import Ground
from penalties.rules.refusals import refuse

MOST_POINTS = 30


class Finding(StrEnum):
    """What we found about one point."""

    AGREED = "agreed"
    PARTLY = "partly"
    NOT_AGREED = "not_agreed"

    @property
    def words(self) -> str:
        """What it is called at the desk."""
        return {"agreed": "Agreed", "partly": "Partly agreed", "not_agreed": "Not agreed"}[self]


class Itemised(Protocol):
    """What the rules need to know of a point."""

    @property
    def ground(self) -> str: ...
    @property
    def finding(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """How many points have their answer."""

    answered: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether there is a point, and none is left without its answer."""
        return 0 < self.of == self.answered

    @property
    def words(self) -> str:
        """As the desk shows it: ``3 of 4 points answered``."""
        return f"{self.answered} of {self.of} point{'' if self.of == 1 else 's'} answered"


def not_set_down(ticked: Iterable[str], points: Iterable[Itemised]) -> tuple[Ground, ...]:
    """The reasons that the person ticked and that no point is about, in the order ticked."""
    known = {point.ground for point in points}
    return tuple(Ground(one) for one in dict.fromkeys(ticked) if one not in known)


def progress(ticked: Iterable[str], points: Iterable[Itemised]) -> Progress:
    """How far the answers have come."""
    kept = tuple(points)
    answered = sum(point.finding is not None for point in kept)
    return Progress(answered, len(kept) + len(not_set_down(ticked, kept)))


def check_answered(ticked: Iterable[str], points: Iterable[Itemised]) -> None:
    """``Refused`` as long as a point that was raised has no answer."""
    come = progress(ticked, points)
    if come.of == 0:
        raise refuse("points.none", "Set down what was said as points, and answer each of them.")
    if not come.is_complete:
        raise refuse("points.unanswered", f"Answer every point first: {come.words}.")


def check_may_go(ticked: Iterable[str], points: Iterable[Itemised], point: Itemised) -> None:
    """``Refused`` where ``point`` is the last about something that the person ticked."""
    others = [one for one in points if one is not point]
    if point.ground in ticked and all(one.ground != point.ground for one in others):
        raise refuse("points.ticked", "The person ticked this. Answer it; it cannot be left out.")
