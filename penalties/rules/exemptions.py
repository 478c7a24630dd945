"""What a direction may never keep somebody from, and what has to be asked before one is given.

Anti-social Behaviour, Crime and Policing Act 2014 section 36(2) and (3). An appointment with a
support service counts as treatment: that is the council's policy, and kinder than the Act.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.refusals import Refusal


class Occasion(StrEnum):
    """What a direction may never keep somebody from."""

    HOME = "home"
    WORK = "work"
    COURT = "court"
    EDUCATION = "education"
    MEDICAL = "medical"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about one occasion, what came back, and what was left open for it.

    ``carve_out`` that is ``False`` says that nothing had to be left open; ``None`` says nothing.
    The place, where it is known, is in micro-degrees.
    """

    asked: bool
    answer: bool | str | None = None
    carve_out: bool | str | None = None
    lat_e6: int | None = None
    lon_e6: int | None = None

    @property
    def is_due_there(self) -> bool:
        """Whether they said that they have to be there."""
        return _says_something(self.answer)

    @property
    def is_left_open(self) -> bool:
        """Whether something was left open for them."""
        return _says_something(self.carve_out)


@dataclass(frozen=True, slots=True)
class Question:
    """What an officer says aloud, what the answer is about in a sentence, and who asks for it."""

    aloud: str
    about: str
    source: str


_O, _ACT = Occasion, "ASBCPA 2014 s36"
QUESTIONS: Mapping[Occasion, Question] = MappingProxyType(
    {
        _O.HOME: Question(
            "Do you live in this area, or is there a place in it where you sleep?",
            "where they live",
            f"{_ACT}(2)",
        ),
        _O.WORK: Question(
            "Do you have to be in this area for work before this direction ends?",
            "their work",
            f"{_ACT}(3)(a)",
        ),
        _O.COURT: Question(
            "Do you have to be in this area for a court, for probation, or because another law "
            "says so?",
            "a court or another duty in law",
            f"{_ACT}(3)(b)",
        ),
        _O.EDUCATION: Question(
            "Do you have school, college or training in this area?",
            "education or training",
            f"{_ACT}(3)(c)",
        ),
        _O.MEDICAL: Question(
            "Do you have treatment in this area: a doctor, a clinic, a prescription to collect?",
            "medical treatment",
            f"{_ACT}(3)(c)",
        ),
        _O.SUPPORT: Question(
            "Do you have an appointment in this area with somebody who supports you?",
            "a support appointment",
            f"Council policy; {_ACT}(3)(c)",
        ),
    }
)
"""Every occasion, in the order in which the questions are said."""


def check_occasions(occasions: Mapping[Occasion, Asked]) -> tuple[Refusal, ...]:
    """What speaks against a direction: a question not asked, or nothing said of what stays open.

    Whoever lives in the area is never answered with "nothing to leave open". Whether the area
    itself spares a known home is for ``carve_outs.bars``.
    """
    found = (_refusal(occasion, occasions.get(occasion)) for occasion in Occasion)
    return tuple(refusal for refusal in found if refusal)


def check_way_home(home: Asked | None, route: str | None) -> tuple[Refusal, ...]:
    """Refused where a home in the area is left open, and no way to it is: that bars it as well."""
    if home is None or not (home.is_due_there and home.is_left_open) or _says_something(route):
        return ()
    sentence = "Their home is in the area. Say which way they may go to it and from it."
    return (Refusal("directions.no_way_home", sentence, QUESTIONS[_O.HOME].source),)


def _refusal(occasion: Occasion, said: Asked | None) -> Refusal | None:
    question = QUESTIONS[occasion]
    if said is None or not said.asked:
        return Refusal(
            f"directions.{occasion}_not_asked",
            f"Ask about {question.about} first: “{question.aloud}”",
            question.source,
        )
    if not said.is_due_there or said.is_left_open:
        return None
    lives_there = occasion is Occasion.HOME and said.answer is True
    if said.carve_out is False and not lives_there:
        return None
    sentence = f"They told you about {question.about}. Say what you leave open for it."
    if lives_there:
        sentence = "They live in the area. Leave their home open, and a way to it."
    return Refusal(f"directions.{occasion}_not_left_open", sentence, question.source)


def _says_something(said: bool | str | None) -> bool:
    return bool(said.strip()) if isinstance(said, str) else said is True
