"""The support-first gate: which outcomes are open, and what closes the others.

The table is data, ``gate.json``, which the tablet's script reads too. The first matching row wins.
Support, advice and emergency help are open to everyone, always.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from penalties.rules.encounters import EncounterFacts, History, Outcome
from penalties.rules.gate_facts import Derived, derive
from penalties.rules.gate_policy import Policy, Table, gate_table
from penalties.rules.refusals import Refusal


class Standing(StrEnum):
    """How an outcome stands: what is required is open as well."""

    OPEN = "open"
    CLOSED = "closed"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Answer:
    """The gate's answer for one outcome; ``sentence`` and ``source`` may be empty where open.

    ``as_victim`` says that the police are told of the person as a victim, never as a suspect.
    """

    standing: Standing
    closed_by: str = ""
    sentence: str = ""
    source: str = ""
    as_victim: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the outcome may be chosen."""
        return self.standing != Standing.CLOSED


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """The row that matched, with the answer for every outcome."""

    row: str
    outcomes: Mapping[Outcome, Answer]

    def __getitem__(self, outcome: Outcome) -> Answer:
        return self.outcomes[outcome]

    def refusal(self, outcome: Outcome) -> Refusal | None:
        """Why the outcome may not be chosen, by the code that closed it; ``None`` where open."""
        answer = self.outcomes[outcome]
        if answer.is_open:
            return None
        return Refusal(f"gate.{answer.closed_by}", answer.sentence, answer.source)

    def closed(self) -> list[dict[str, str]]:
        """The closed outcomes in the form that tablets are told."""
        return [
            {
                "outcome": str(outcome),
                "closed_by": answer.closed_by,
                "sentence": answer.sentence,
                "source": answer.source,
            }
            for outcome, answer in self.outcomes.items()
            if not answer.is_open
        ]

    def as_data(self) -> dict[str, Any]:
        """As JSON, every outcome with every field; a tablet's script gives the same."""
        outcomes = {str(outcome): asdict(answer) for outcome, answer in self.outcomes.items()}
        return {"row": self.row, "outcomes": outcomes}

    def required(self) -> tuple[Outcome, ...]:
        """What must be done whatever else is chosen."""
        return tuple(
            outcome
            for outcome, answer in self.outcomes.items()
            if answer.standing == Standing.REQUIRED
        )


def ask(facts: EncounterFacts, history: History, policy: Policy) -> GateAnswer:
    """The gate's answer for an encounter, from the packaged table."""
    return judge(derive(facts, history, policy), gate_table())


def judge(derived: Derived, table: Table) -> GateAnswer:
    """The first row that matches, and in it the first answer that matches for each outcome."""
    row = next(row for row in table["rows"] if _holds(row["when"], derived))
    return GateAnswer(
        row["row"],
        {Outcome(outcome): _answer(outcome, row, derived, table) for outcome in table["outcomes"]},
    )


def _answer(outcome: str, row: Table, derived: Derived, table: Table) -> Answer:
    for name in row["outcomes"].get(outcome, ()):
        rule = table["answers"][name]
        if _holds(rule["when"], derived):
            return Answer(
                Standing(rule["standing"]),
                rule.get("closed_by", ""),
                _sentence(outcome, rule, derived, table),
                rule["source"],
                rule.get("as_victim", False),
            )
    return Answer(Standing.OPEN)


def _sentence(outcome: str, rule: Table, derived: Derived, table: Table) -> str:
    if "text" in rule:
        return _told(rule["text"], derived)
    because = rule.get("because_text") or _reason(table["reasons"][rule["because"]], derived)
    sentence: str = table["closed_sentence"]
    return sentence.format(
        outcome=table["outcomes"][outcome], because=_told(because, derived), do=rule["do"]
    )


def _reason(reasons: list[dict[str, Any]], derived: Derived) -> str:
    return next(str(reason["text"]) for reason in reasons if _holds(reason["when"], derived))


def _told(text: str, derived: Derived) -> str:
    return text.replace("{sign}", derived.sign)


def _holds(when: Mapping[str, list[str]], derived: Derived) -> bool:
    return (
        all(derived.has(fact) for fact in when.get("all", ()))
        and ("any" not in when or any(derived.has(fact) for fact in when["any"]))
        and not any(derived.has(fact) for fact in when.get("none", ()))
    )
