"""A policy in plain words, part by part, and what differs between two versions of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import ExceptionTerms, Policy, Step
from penalties.rules.policy_drafts import Carried, own_questions
from penalties.rules.writing import counted, listed

CARRIED_WORDS: Mapping[str, str] = {
    Carried.SERVICE_INFORMATION: "information about services",
    Carried.INFORMATION_CARD: "the information card",
    Carried.OUTREACH_WORKER: "an introduction to an outreach worker",
}
ABSENT = "None"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of the policy that is not the same in two versions."""

    part: str
    before: str
    after: str


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """The parts that differ, version and decision apart; none where both mean the same."""
    old, new = dict(_parts(before)), dict(_parts(after))
    return tuple(
        Difference(part, old.get(part, ABSENT), new.get(part, ABSENT))
        for part in dict.fromkeys((*new, *old))
        if old.get(part) != new.get(part)
    )


def window(policy: Policy) -> str:
    """For how long contacts count."""
    return f"Contacts of the last {_months(policy.ladder.window_months)} count."


def carried(step: Step) -> str:
    """What a contact brings, to go on from "it carries"."""
    return listed([CARRIED_WORDS.get(one, one) for one in step.carries])


def opened(policy: Policy, step: Step) -> str:
    """What a contact opens beside help, which is always open, to go on from "it opens"."""
    is_warned = policy.ladder.opens(Outcome.WARNING, step.contact)
    return "a warning, once help was offered" if is_warned else "nothing but help"


def signs(policy: Policy) -> tuple[str, str]:
    """The signs whoever gives the answer, and those of anybody not buying or controlling."""
    others = policy.signs_unless_buying_or_controlling
    if others is None:
        return _told_back(policy, policy.signs_for_anyone), "A yes to any question."
    return _told_back(policy, policy.signs_for_anyone), _told_back(policy, others)


def exception(terms: ExceptionTerms | None) -> str:
    """Whether a flagged adult can be penalised at all, and after what."""
    if terms is None:
        return "Switched off. Nobody who is flagged for support gets a penalty."
    return (
        f"Switched on. It asks for {terms_in_words(terms)}, help offered and declined at this "
        "very encounter, and a supervisor’s yes with a written reason, given before."
    )


def terms_in_words(terms: ExceptionTerms) -> str:
    """How many declines, within how long: ``3 informed declines ... within 6 months``."""
    declines = counted(terms.declines, "informed decline")
    return f"{declines} of an available service within {_months(terms.window_months)}"


def _parts(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "How long contacts count", window(policy)
    for step in policy.ladder.steps:
        yield f"Contact {step.contact}", f"Carries {carried(step)}. Opens {opened(policy, step)}."
    for_anyone, for_others = signs(policy)
    yield "Signs, whoever it is", for_anyone
    yield "Signs of anybody not buying or controlling", for_others
    for one in own_questions(policy):
        told = f"“{one.ask}” {one.answer} {one.reason} Told back as: you recorded that"
        yield f"Question {one.question}", f"{told} {one.recorded}."
    yield "Exception", exception(policy.exception)


def _told_back(policy: Policy, codes: Sequence[str]) -> str:
    if not codes:
        return "No other."
    words = [f"“{policy.recorded(code)}”" for code in codes]
    return f"A yes recorded as {listed(words, 'or')}."


def _months(months: int) -> str:
    return counted(months, "month")
