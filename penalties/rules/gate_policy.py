"""What an authority decides about the gate: signs, ladder, exception and questions of its own.

A policy is data with a version and the board decision that made it. What ships is the ``policy``
of ``gate.json``; the questions that always exist are those of ``screening.json``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from penalties.rules.encounters import Outcome, Said
from penalties.rules.refusals import Refusal, Refused

Table = Mapping[str, Any]
"""The gate's table as it stands in ``gate.json``."""


@dataclass(frozen=True, slots=True)
class Question:
    """One screening question: what to say aloud, when it is a yes, why, and how a yes is told."""

    question: str
    ask: str
    answer: str
    reason: str
    recorded: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder: from which contact on, what it carries, which outcomes it opens."""

    contact: int
    carries: tuple[str, ...]
    opens: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """How often somebody is met, within so many months, before more than help is open."""

    window_months: int
    steps: tuple[Step, ...]

    def opens(self, outcome: Outcome, contact: int) -> bool:
        """Whether a contact, the first being 1, stands on or above a step opening the outcome."""
        return any(outcome in step.opens for step in self.steps if step.contact <= contact)


@dataclass(frozen=True, slots=True)
class ExceptionTerms:
    """How many informed declines, within how many months, before a supervisor may be asked."""

    declines: int
    window_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of an authority's policy; ``exception`` is ``None`` where it is switched off.

    ``signs_unless_buying_or_controlling`` is ``None`` where every question counts.
    """

    version: int
    decision: str
    questions: tuple[Question, ...]
    signs_for_anyone: tuple[str, ...]
    signs_unless_buying_or_controlling: tuple[str, ...] | None
    ladder: Ladder
    exception: ExceptionTerms | None = None

    def signs(self, *, buying_or_controlling: bool) -> tuple[str, ...]:
        """The questions whose yes is a sign of exploitation, the gravest first."""
        if buying_or_controlling:
            return self.signs_for_anyone
        others = self.signs_unless_buying_or_controlling
        if others is None:
            others = tuple(question.question for question in self.questions)
        return (*self.signs_for_anyone, *others)

    def recorded(self, question: str) -> str:
        """How a yes to the question is told back, to go on from "you recorded that"."""
        return next(each.recorded for each in self.questions if each.question == question)

    def all_said(self, screening: Mapping[str, Said], *answers: Said) -> bool:
        """Whether every question, the authority's own among them, has one of these answers."""
        return all(screening.get(each.question) in answers for each in self.questions)


@cache
def gate_table() -> Table:
    """The packaged ``gate.json``; nobody changes what this returns."""
    return _packaged("gate.json")


@cache
def always_asked() -> tuple[Question, ...]:
    """The screening questions that always exist, in the order in which they are asked."""
    return _questions(_packaged("screening.json")["questions"])


@cache
def introduction() -> str:
    """What is said aloud before the first screening question."""
    return str(_packaged("screening.json")["introduction"])


@cache
def shipped_policy() -> Policy:
    """The policy of an authority whose board has not decided otherwise; the exception is off."""
    return read_policy(gate_table()["policy"])


def read_policy(stored: Mapping[str, Any]) -> Policy:
    """A policy from its JSON, checked; ``KeyError`` or ``TypeError`` where it is not even one."""
    others, terms = stored["signs_unless_buying_or_controlling"], stored["exception"]
    policy = Policy(
        version=stored["version"],
        decision=stored["decision"],
        questions=always_asked() + _questions(stored["own_questions"]),
        signs_for_anyone=tuple(stored["signs_for_anyone"]),
        signs_unless_buying_or_controlling=None if others is None else tuple(others),
        ladder=_ladder(stored["ladder"]),
        exception=None if terms is None else ExceptionTerms(**terms),
    )
    check_policy(policy)
    return policy


def check_policy(policy: Policy) -> None:
    """Refuse a policy under which the gate would lose its meaning, with every reason.

    A ladder opens warnings at most and always carries service information: there is no penalty at
    its end. Raises ``Refused``.
    """
    asked = [question.question for question in policy.questions]
    named = {*policy.signs_for_anyone, *(policy.signs_unless_buying_or_controlling or ())}
    steps, terms = policy.ladder.steps, policy.exception
    faults = {
        "signs": (not named <= set(asked), "Each sign must be one of the screening questions."),
        "questions": (len(set(asked)) < len(asked), "Each question must be there once."),
        "opens": (
            any(set(step.opens) - {Outcome.WARNING} for step in steps),
            "A step of the ladder may open a warning and nothing else.",
        ),
        "carries": (
            any("service_information" not in step.carries for step in steps),
            "Each step of the ladder must carry service information.",
        ),
        "exception": (
            terms is not None and min(terms.declines, terms.window_months) < 1,
            "An exception needs at least one decline and one month.",
        ),
    }
    refusals = [
        Refusal(f"policy.{name}", sentence, "Support-first policy")
        for name, (is_wrong, sentence) in faults.items()
        if is_wrong
    ]
    if refusals:
        raise Refused(*refusals)


def _questions(stored: list[Mapping[str, str]]) -> tuple[Question, ...]:
    return tuple(Question(**question) for question in stored)


def _ladder(stored: Mapping[str, Any]) -> Ladder:
    steps = (
        Step(
            step["contact"], tuple(step["carries"]), tuple(Outcome(name) for name in step["opens"])
        )
        for step in stored["steps"]
    )
    return Ladder(stored["window_months"], tuple(steps))


def _packaged(name: str) -> Table:
    table: Table = json.loads(files("penalties.rules").joinpath(name).read_text("utf-8"))
    return table
