"""Three plain questions before a notice is kept: support comes first (design section 4).

Whoever decides answers each of them about what is on file and what the person says now. A yes, or
a question without an answer, closes the refusal. The answers are not kept: of a refusal it is kept
that all three were no, and of anything else nothing is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from penalties.rules.refusals import Refusal

SOURCE = "Support-first policy: the gate's flag wins whenever it arises"


class Question(StrEnum):
    """One of the three, in the order in which they are asked."""

    UNDER_18 = "under_18"
    SELLS = "sells"
    MADE_TO = "made_to"

    @property
    def asked(self) -> str:
        """The question as whoever decides is asked it."""
        return _ASKED[self]


_ASKED: Mapping[Question, str] = MappingProxyType(
    {
        Question.UNDER_18: "Could the person be under 18?",
        Question.SELLS: "Does anything suggest that they sell sex?",
        Question.MADE_TO: "Does anything suggest that somebody makes them, or profits?",
    }
)
_YES: Mapping[Question, str] = MappingProxyType(
    {
        Question.UNDER_18: "You said that the person could be under 18.",
        Question.SELLS: "You said that something suggests that they sell sex.",
        Question.MADE_TO: "You said that somebody may make them, or profit.",
    }
)
THEN = "Then the notice is not kept: cancel it, or pause it."


@dataclass(frozen=True, slots=True)
class Signs:
    """The three answers: ``True`` is yes, ``None`` is no answer."""

    under_18: bool | None = None
    sells: bool | None = None
    made_to: bool | None = None

    def __getitem__(self, question: Question) -> bool | None:
        return {
            Question.UNDER_18: self.under_18,
            Question.SELLS: self.sells,
            Question.MADE_TO: self.made_to,
        }[question]


NO_ANSWERS = Signs()
NO_SIGNS = Signs(under_18=False, sells=False, made_to=False)


def against_keeping(signs: Signs) -> Refusal | None:
    """What the answers say against keeping a notice; ``None`` where all three are no."""
    for question in Question:
        if signs[question]:
            return Refusal(f"decisions.sign_{question}", f"{_YES[question]} {THEN}", SOURCE)
    for question in Question:
        if signs[question] is None:
            said = f"Answer this before you keep the notice: {question.asked}"
            return Refusal("decisions.sign_not_answered", said, SOURCE)
    return None
