"""Somebody asks us to look again: what they say, and how it comes in."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from appeals.actions.receiving import Came, receive
from appeals.records.representations import Representation
from appeals.rules.grounds import Ground
from appeals.rules.representations import AnswerBy, Channel, Kind, Said
from penalties.office.audit import PUBLIC, Actor
from penalties.records.fixed_penalties import FixedPenalty

WORDS = "I was waiting for the night bus. The stop is on that corner."


def said(**changes: Any) -> Said:
    """What somebody says, some of it changed."""
    plain: dict[str, Any] = {
        "grounds": (Ground.NOT_SO,),
        "words": WORDS,
        "name": "Tomasz Wójcik",
        "answer_by": AnswerBy.PAGE,
    }
    return Said(**(plain | changes))


def came(at: datetime, *, channel: Channel = Channel.PAGE, **changes: Any) -> Came:
    """A representation that came at a moment; ``changes`` are of what is said, or ``id``."""
    about = {name: changes.pop(name) for name in ("id", "review_of") if name in changes}
    kind = Kind.REVIEW if about.get("review_of") else Kind.REPRESENTATION
    return Came(kind, channel, at, said(**changes), **about)


def taken_in(
    session: Session, case: FixedPenalty, at: datetime, *, by: Actor = PUBLIC, **changes: Any
) -> Representation:
    """A representation that is taken in at the moment at which it comes."""
    return receive(session, case, came(at, **changes), by=by, at=at)
