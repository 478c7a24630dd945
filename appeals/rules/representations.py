"""What a representation is: how it came, how it stands, and what somebody said in it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from appeals.rules.grounds import Ground
from penalties.rules.adjustments import Adjustment as Adjustment


class Kind(StrEnum):
    """The first look again, or the one review of its decision where there is something new."""

    REPRESENTATION = "representation"
    REVIEW = "review"


class Channel(StrEnum):
    """How it came; all but the page are typed in by staff."""

    PAGE = "page"
    PHONE = "phone"
    POST = "post"
    EMAIL = "email"
    PERSON = "person"


class Standing(StrEnum):
    """Where it stands. ``overtaken``: the case was paid, cancelled or closed before we answered."""

    OPEN = "open"
    ASKED = "asked"
    TO_BE_READ = "to_be_read"
    DECIDED = "decided"
    OVERTAKEN = "overtaken"


UNDECIDED = frozenset({Standing.OPEN, Standing.ASKED, Standing.TO_BE_READ})
"""While it stands so the case is on hold, and no second one can be made."""


class AnswerBy(StrEnum):
    """How the person wants to hear from us. The page of the notice always has the answer."""

    PAGE = "page"
    EMAIL = "email"
    POST = "post"


class Acting(StrEnum):
    """Whether somebody acts for the person, and whether we have seen that they may."""

    NOBODY = "nobody"
    SAID = "said"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class ActsFor:
    """Whoever acts for the person: a name, what they are to them, and how we know they may."""

    name: str
    is_their: str
    authority: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One adjustment that is wanted, with what was said about it."""

    kind: Adjustment
    words: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that somebody said in a representation. It is kept sealed.

    ``new`` is what a review brings that was not known; ``late_because`` why it comes late.
    """

    grounds: tuple[Ground, ...]
    words: str
    name: str
    answer_by: AnswerBy
    new: str = ""
    late_because: str = ""
    email: str = ""
    phone: str = ""
    may_call: str = ""
    language: str = ""
    adjustments: tuple[Wanted, ...] = ()
    acts_for: ActsFor | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is sealed."""
        return asdict(self)


def said_of(kept: dict[str, Any]) -> Said:
    """What was sealed, as it was said."""
    acts_for = kept["acts_for"]
    return Said(
        **{
            **kept,
            "grounds": tuple(Ground(one) for one in kept["grounds"]),
            "answer_by": AnswerBy(kept["answer_by"]),
            "adjustments": tuple(
                Wanted(Adjustment(one["kind"]), one["words"]) for one in kept["adjustments"]
            ),
            "acts_for": ActsFor(**acts_for) if acts_for else None,
        }
    )
