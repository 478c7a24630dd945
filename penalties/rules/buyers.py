"""The ladder for buyers: what is usual next, by what went before. It informs and never decides.

The ladder is data with a version and the decision that made it, ``buyers.json``. What counts as a
contact is a warning in person or a penalty that stands: a letter to the keeper of a vehicle says
nothing of who drove, and a course is no contact.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from penalties.rules.days import corresponding_date, london_date
from penalties.rules.encounters import Outcome
from penalties.rules.refusals import refuse
from penalties.rules.writing import counted, listed

MAY_BE_USUAL = frozenset({Outcome.KERB_WARNING, Outcome.FIXED_PENALTY, Outcome.REPORT_TO_POLICE})
NAMED: Mapping[Outcome, str] = {
    Outcome.KERB_WARNING: "a warning in person",
    Outcome.FIXED_PENALTY: "a penalty",
    Outcome.REPORT_TO_POLICE: "a report to the police",
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True, slots=True)
class Step:
    """What is usual from one contact on, and whether a course is offered with it."""

    contact: int
    usual: tuple[Outcome, ...]
    course: bool


@dataclass(frozen=True, slots=True)
class BuyerLadder:
    """One version of the ladder; contacts of so many months count, courses are offered so often."""

    version: int
    decision: str
    window_months: int
    steps: tuple[Step, ...]
    courses_offered: int

    def step(self, contact: int) -> Step:
        """The step on which a contact stands, the first being 1."""
        return [step for step in self.steps if step.contact <= contact][-1]


@cache
def shipped_ladder() -> BuyerLadder:
    """The ladder of a council whose board has not decided otherwise."""
    text = files("penalties.rules").joinpath("buyers.json").read_text("utf-8")
    return read_ladder(json.loads(text))


def read_ladder(stored: Mapping[str, Any]) -> BuyerLadder:
    """A ladder from its JSON, checked. Raises ``Refused`` for one that means nothing."""
    ladder = BuyerLadder(
        version=stored["version"],
        decision=stored["decision"],
        window_months=stored["window_months"],
        steps=tuple(
            Step(step["contact"], tuple(map(Outcome, step["usual"])), step["course"])
            for step in stored["steps"]
        ),
        courses_offered=stored["courses_offered"],
    )
    contacts = [step.contact for step in ladder.steps]
    if contacts[:1] != [1] or contacts != sorted(set(contacts)):
        raise refuse("buyers.steps", "The steps go up from the first contact, each once.")
    if any(not step.usual or set(step.usual) - MAY_BE_USUAL for step in ladder.steps):
        raise refuse(
            "buyers.usual", "A step names a warning in person, a penalty or a report to the police."
        )
    if ladder.window_months < 1 or ladder.courses_offered < 0:
        raise refuse("buyers.window", "Contacts count for at least one month.")
    return ladder


def counting(ladder: BuyerLadder, met: Iterable[datetime], at: datetime) -> int:
    """How many earlier contacts count at ``at``: those of the window, up to that moment."""
    since = corresponding_date(london_date(at), -ladder.window_months)
    return sum(since <= london_date(each) and each <= at for each in met)


def told(ladder: BuyerLadder, earlier: int, offered: Sequence[date]) -> str:
    """What is usual now, in sentences for whoever records, after so many contacts that count.

    ``offered`` are the days on which a course was offered.
    """
    step, months = ladder.step(earlier + 1), counted(ladder.window_months, "month")
    usual = listed([NAMED[one] for one in step.usual], "or")
    course = step.course and len(offered) < ladder.courses_offered
    sentences = [
        f"This is the {_ordinal(earlier + 1)} contact within {months} that we know of.",
        f"Usual here: {usual}{', with the offer of a course' if course else ''}.",
    ]
    if offered and len(offered) >= ladder.courses_offered:
        sentences.append("A course was offered already.")
    return " ".join([*sentences, "This informs you. You decide."])


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}th"
