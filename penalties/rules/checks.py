"""One check of the certificate of validity, and how its answer is put together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """What was compared, what came of it, and the source that asks for it."""

    name: str
    hard: bool
    passed: bool
    answer: str
    source: str


def hard(name: str, passed: bool, answer: str, source: str) -> Check:
    """A check whose failure can only be withdrawn."""
    return Check(name, True, passed, answer, source)


def soft(name: str, passed: bool, answer: str, source: str) -> Check:
    """A check whose failure a supervisor may let stand."""
    return Check(name, False, passed, answer, source)
