"""What a supervisor was asked before the act, and the answer, in every way that can go wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

NO_WORD = "nobody asked"
MADE_UP = "an id that nobody has"


@dataclass(frozen=True, slots=True)
class Word:
    """One request with its answer; ``minutes`` and ``seconds`` before it is handed in.

    The paper is handed over a minute before that. ``answer`` is ``None`` where nobody answered.
    """

    purpose: str = "exception"
    answer: str | None = "given"
    minutes: int = 5
    seconds: int = 0
    by_issuer: bool = False
    for_colleague: bool = False
    for_another_person: bool = False
    under_another_order: bool = False
    used_before: bool = False


WORDS: Mapping[str, Word | None] = {
    NO_WORD: None,
    MADE_UP: None,
    "exception": Word(),
    "exception, asked by a colleague": Word(for_colleague=True),
    "exception, two hours ago": Word(minutes=120),
    "exception, a second too old": Word(minutes=120, seconds=1),
    "exception, after the paper": Word(minutes=0),
    "exception refused": Word(answer="refused"),
    "exception not answered": Word(answer=None),
    "exception from the issuer": Word(by_issuer=True, for_colleague=True),
    "exception for somebody else": Word(for_another_person=True),
    "exception under another order": Word(under_another_order=True),
    "exception used before": Word(used_before=True),
    "lift": Word("lift"),
    "lift refused": Word("lift", answer="refused"),
    "lift, a second too old": Word("lift", minutes=120, seconds=1),
    "lift from the issuer": Word("lift", by_issuer=True, for_colleague=True),
    "lift for somebody else": Word("lift", for_another_person=True),
    "lift used before": Word("lift", used_before=True),
    "cool-off passed": Word("cool_off"),
    "no investigation wanted": Word("no_investigation"),
    "no investigation, not answered": Word("no_investigation", answer=None),
}
BINDING = frozenset(
    {
        *("exception", "exception, asked by a colleague", "exception, two hours ago"),
        *("lift", "cool-off passed", "no investigation wanted"),
    }
)
"""Which of them bind: given by somebody else, before the act, for it alone, and not used."""
