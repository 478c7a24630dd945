"""Points: each thing that somebody raised gets a finding and an answer before anything is decided.

The ombudsman keeps finding decisions that leave a point out. What was ticked and not set down yet
counts as a point without an answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from appeals.rules.grounds import Ground
from appeals.rules.representations import Standing
from penalties.rules.refusals import refuse
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.outing import outing_in
from penalties.rules.writing import listed

MOST_POINTS = 30
TELLS = frozenset({"sex", "street", "crime"})
"""Of the words that out somebody, those that a letter from a council has no use for."""
WORKED_ON = frozenset({Standing.OPEN, Standing.ASKED})
"""Points can be set down and answered until somebody has decided."""


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
class Answer:
    """What was found about a point, the answer to it, and what the letter adds, if anything."""

    finding: Finding
    answer: str
    letter_words: str = ""


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


def check_may_go(ticked: Iterable[str], points: Iterable[Itemised], point: Itemised) -> None:
    """``Refused`` where ``point`` is the last about something that the person ticked."""
    others = [one for one in points if one is not point]
    if point.ground in ticked and all(one.ground != point.ground for one in others):
        raise refuse("points.ticked", "The person ticked this. Answer it; it cannot be left out.")


def check_work(standing: Standing, *, is_issuer: bool) -> None:
    """``Refused`` for whoever issued the notice, and where nothing is worked on any more."""
    if is_issuer:
        raise refuse("points.issuer", "You issued this notice. Somebody else must decide.")
    if standing not in WORKED_ON:
        raise refuse("points.closed", "This has been decided. Its points stay as they are.")


def check_number(known: int) -> None:
    """``Refused`` for one more point than anybody can follow."""
    if known >= MOST_POINTS:
        raise refuse("points.many", f"{MOST_POINTS} points are enough. Put some of them together.")


def check_letter_words(words: str) -> None:
    """``Refused`` for words that no letter of ours uses, or that tell what the matter is about."""
    tells = [name for name in outing_in(words) if name in TELLS]
    if found := [*banned_in(words), *tells]:
        named = listed([f"“{name}”" for name in found])
        raise refuse("points.letter_words", f"No letter may say {named}. Use other words.")
