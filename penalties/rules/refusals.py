"""How a rule says no: with a name, a sentence a person understands, and the source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One rule that said no. ``rule`` is stable for machines, ``sentence`` is for people."""

    rule: str
    sentence: str
    source: str


class Refused(Exception):
    """A rule said no and nothing of the transaction is kept.

    Carries one or more refusals; its text is their sentences.
    """

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(" ".join(refusal.sentence for refusal in refusals))
        self.refusals = refusals


def refuse(rule: str, sentence: str, source: str = "house rule") -> Refused:
    """A ``Refused`` with one refusal, ready to be raised."""
    return Refused(Refusal(rule, sentence, source))
