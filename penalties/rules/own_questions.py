"""Screening questions of a council's own: their codes, and what their words must be."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from itertools import count

from penalties.rules.gate_policy import Question

LONGEST_CODE = 40
"""As many characters as a tablet may send for a question's code."""

LONGEST: Mapping[str, int] = {"ask": 200, "answer": 200, "reason": 200, "recorded": 120}
CALLED: Mapping[str, str] = {
    "ask": "What is said aloud",
    "answer": "When it is a yes",
    "reason": "Why it is asked",
    "recorded": "How a yes is told back",
}
"""What the parts of a question are called, on pages and in refusals."""

_CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_SMALL = frozenset(
    {
        *("a", "am", "an", "and", "any", "are", "at", "be", "been", "can", "could", "did", "do"),
        *("does", "for", "from", "had", "has", "have", "i", "if", "in", "is", "it", "of", "on"),
        *("or", "our", "s", "so", "that", "the", "there", "this", "to", "us", "was", "we", "were"),
        *("will", "with", "would", "you", "your"),
    }
)
_UNNAMED = "own_question"


def code_from(words: str, taken: Collection[str]) -> str:
    """A code made from a question's words, which no other question has: ``owe_anybody_money``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    told = [word for word in _WORD.findall(plain) if word not in _SMALL]
    code = _short("_".join(told).lstrip("_0123456789") or _UNNAMED, LONGEST_CODE)
    if code not in taken:
        return code
    endings = (f"_{number}" for number in count(2))
    others = (_short(code, LONGEST_CODE - len(ending)) + ending for ending in endings)
    return next(other for other in others if other not in taken)


def faults_of(question: Question) -> Iterator[tuple[str, str]]:
    """What is wrong with a question: the rule's name and the sentence."""
    code = question.question
    if len(code) > LONGEST_CODE or not _CODE.fullmatch(code):
        yield (
            "code",
            f"Write the code with up to {LONGEST_CODE} small letters, digits and underscores, "
            "like owes_money.",
        )
    for part, called in CALLED.items():
        text = getattr(question, part)
        if not text.strip():
            yield "texts", f"{called} must not be empty."
        elif len(text) > LONGEST[part]:
            yield "texts", f"{called} must be {LONGEST[part]} characters or fewer."
        elif not text.isprintable():
            yield "texts", f"{called} must be one line, without hidden characters."
    if question.recorded.rstrip().endswith((".", "!", "?")):
        yield "recorded", "How a yes is told back must end without a full stop: it goes on."


def _short(code: str, longest: int) -> str:
    """The whole words of a code that fit, or what fits of its first."""
    if len(code) <= longest:
        return code
    return code[: longest + 1].rpartition("_")[0] or code[:longest]
