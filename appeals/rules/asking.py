"""The questions of "Ask us to look again", in their order: one a page, each only where it fits."""

from enum import StrEnum

from appeals.rules.receipt import LATE, Way
from appeals.rules.representations import Kind


class Step(StrEnum):
    """One page of the way. ``FILES`` is never a must; ``CHECK`` is the last."""

    NEW = "new"
    GROUNDS = "grounds"
    WORDS = "words"
    FILES = "files"
    LATE = "late"
    WHOM = "whom"
    ACTING = "acting"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    NEEDS = "needs"
    CHECK = "check"


ADDITION = "addition"
"""The kind of a draft that is added to what is open already."""
_ADDED = (Step.WORDS, Step.FILES, Step.CHECK)


def steps_of(way: Way, *, for_another: bool = False, by_email: bool = False) -> tuple[Step, ...]:
    """What is asked, in order, of somebody who can do ``way`` now.

    ``for_another``: they write for somebody else; ``by_email``: they want the answer by email.
    """
    if way is Way.ADD:
        return _ADDED
    left_out = {
        Step.NEW: way.kind is not Kind.REVIEW,
        Step.LATE: way not in LATE,
        Step.ACTING: not for_another,
        Step.EMAIL: not by_email,
    }
    return tuple(step for step in Step if not left_out.get(step, False))


def after(step: Step, steps: tuple[Step, ...]) -> Step:
    """The step that follows; for one that is not asked any more, and the last, it is the check."""
    following = steps[steps.index(step) + 1 :] if step in steps else ()
    return following[0] if following else Step.CHECK


def before(step: Step, steps: tuple[Step, ...]) -> Step | None:
    """The step before; ``None`` for the first, and for one that is not asked."""
    place = steps.index(step) if step in steps else 0
    return steps[place - 1] if place else None


def kind_of(way: Way) -> str:
    """What is being written where ``way`` is what can be done: the kind of its draft."""
    return ADDITION if way is Way.ADD else str(way.kind)
