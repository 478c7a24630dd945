"""Offering a course to somebody who was met as a buyer: who may, and which answer follows which.

A course is voluntary (law.md 4.2). The police offer one of their own accord, the council where the
scheme of its order says so, which it names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penalties.rules.money import Pence
from penalties.rules.refusals import Refusal, Refused, refuse
from penalties.rules.staff import Kind
from penalties.rules.wording.banned import banned_in
from penalties.rules.wording.keeper_letter import accusing_in_road
from penalties.rules.wording.outing import outing_in

POLICE = frozenset({Kind.CONSTABLE, Kind.PCSO})
OUTS = frozenset({"sex", "street", "fine", "crime", "kerb"})
BUYERS = re.compile(r"\b(?:buy(?:s|ers?|ing)?|bought|punters?)\b", re.IGNORECASE)
MOST_PENCE = 50_000
SOURCE = "Course scheme (council policy)"


class Answer(StrEnum):
    """What became of an offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    ATTENDED = "attended"
    MISSED = "missed"


FOLLOWS: Mapping[str | None, frozenset[Answer]] = {
    None: frozenset({Answer.ACCEPTED, Answer.DECLINED}),
    Answer.ACCEPTED: frozenset({Answer.ATTENDED, Answer.MISSED, Answer.DECLINED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course as it is offered. ``scheme`` names the council's, and is empty for the police."""

    course: str
    held_by: str
    held_on: date | None
    answer_by: date
    price_pence: Pence
    scheme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseAsked:
    """A course as somebody would offer it; ``was_met`` says that they were met as a buyer."""

    kind: Kind
    scheme: str
    course: str
    held_by: str
    held_on: date | None
    answer_by: date
    price_pence: int
    on: date
    was_met: bool
    has_open_offer: bool


def check_course(asked: CourseAsked) -> None:
    """Refuse an offer that may not be made, with every reason. Raises ``Refused``."""
    told = f"{asked.course} {asked.held_by} {asked.scheme}"
    outs = OUTS.intersection((*outing_in(told), *accusing_in_road(told))) or banned_in(told)
    faults = {
        "met": (
            not asked.was_met,
            "A course follows a warning in person or a penalty. There is none here.",
        ),
        "scheme": (
            asked.kind not in POLICE and not asked.scheme.strip(),
            "The council offers a course where its order’s scheme says so. Name the scheme.",
        ),
        "words": (
            bool(outs or BUYERS.search(told)),
            "Give the course, its holder and the scheme neutral names: the paper may be found.",
        ),
        "open": (asked.has_open_offer, "An offer is open already. Wait for the answer to it."),
        "answer_by": (
            asked.answer_by <= asked.on,
            "The last day to answer must be after today.",
        ),
        "held_on": (
            asked.held_on is not None and asked.held_on < asked.answer_by,
            "The course must not begin before the last day to answer.",
        ),
        "price": (
            not 0 <= asked.price_pence <= MOST_PENCE,
            "The price must be from £0 to £500.",
        ),
    }
    refusals = [
        Refusal(f"courses.{name}", sentence, SOURCE)
        for name, (is_wrong, sentence) in faults.items()
        if is_wrong
    ]
    if refusals:
        raise Refused(*refusals)


def check_answer(before: str | None, answer: Answer, on: date, answer_by: date) -> None:
    """Refuse an answer that cannot follow, or a yes after the last day. Raises ``Refused``."""
    if answer not in FOLLOWS.get(before, frozenset()):
        was = before or "not answered yet"
        raise refuse("courses.answer", f"This offer is {was}: {answer} cannot follow.", SOURCE)
    if answer == Answer.ACCEPTED and on > answer_by:
        raise refuse(
            "courses.answer_by",
            "The last day to answer has passed. Make a new offer instead.",
            SOURCE,
        )
