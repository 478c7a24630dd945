"""What a council's board may adopt as its next policy, and how a policy is stored.

``check_policy`` keeps every policy, however old, from emptying the gate. What is asked here is
asked once, of a policy that is about to be adopted: a later limit must not close a gate that is
in use.
"""

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import Ladder, Policy, Question, always_asked, check_policy
from penalties.rules.own_questions import faults_of
from penalties.rules.refusals import Refusal, Refused

SOURCE = "Support-first policy"
LONGEST_DECISION = 500
LONGEST_WINDOW = 24
MOST_STEPS = 5
MOST_DECLINES = 10
MOST_OWN_QUESTIONS = 5


class Carried(StrEnum):
    """What a contact of the ladder brings; the first of them always."""

    SERVICE_INFORMATION = "service_information"
    INFORMATION_CARD = "information_card"
    OUTREACH_WORKER = "outreach_worker"


def check_draft(policy: Policy) -> None:
    """Refuse, with every reason, a policy that no board may adopt. Raises ``Refused``."""
    refusals = [*_of_the_gate(policy), *_of_decision(policy), *_of_signs(policy)]
    refusals += [*_of_ladder(policy.ladder), *_of_questions(policy), *_of_exception(policy)]
    if refusals:
        raise Refused(*refusals)


def own_questions(policy: Policy) -> tuple[Question, ...]:
    """The questions that the council added to those that always exist."""
    return policy.questions[len(always_asked()) :]


def as_data(policy: Policy) -> dict[str, Any]:
    """A policy as it is stored and sent to tablets; ``read_policy`` gives the same one back."""
    others, terms = policy.signs_unless_buying_or_controlling, policy.exception
    return {
        "version": policy.version,
        "decision": policy.decision,
        "own_questions": [asdict(question) for question in own_questions(policy)],
        "signs_for_anyone": list(policy.signs_for_anyone),
        "signs_unless_buying_or_controlling": None if others is None else list(others),
        "ladder": {
            "window_months": policy.ladder.window_months,
            "steps": [
                {
                    "contact": step.contact,
                    "carries": list(step.carries),
                    "opens": [str(outcome) for outcome in step.opens],
                }
                for step in policy.ladder.steps
            ],
        },
        "exception": None if terms is None else asdict(terms),
    }


def _of_the_gate(policy: Policy) -> tuple[Refusal, ...]:
    try:
        check_policy(policy)
    except Refused as refused:
        return refused.refusals
    return ()


def _of_decision(policy: Policy) -> Iterator[Refusal]:
    if not policy.decision.strip():
        yield _refusal("decision", "Say which decision of the board adopts this.")
    if len(policy.decision) > LONGEST_DECISION:
        said = f"The decision may have up to {LONGEST_DECISION} characters."
        yield _refusal("decision", said)


def _of_signs(policy: Policy) -> Iterator[Refusal]:
    if not policy.signs_for_anyone:
        yield _refusal("no_sign", "At least one answer must be a sign, whoever gives it.")


def _of_ladder(ladder: Ladder) -> Iterator[Refusal]:
    steps = ladder.steps
    if not 1 <= len(steps) <= MOST_STEPS:
        yield _refusal("steps", f"The ladder needs 1 to {MOST_STEPS} contacts.")
    if [step.contact for step in steps] != list(range(1, len(steps) + 1)):
        yield _refusal("contacts", "Count the contacts upwards from 1, without a gap.")
    if not 1 <= ladder.window_months <= LONGEST_WINDOW:
        yield _refusal("window", f"Contacts must count for 1 to {LONGEST_WINDOW} months.")
    if ladder.opens(Outcome.WARNING, 1):
        yield _refusal("first_contact", "The first contact is for help alone: warn later.")
    if not {carried for step in steps for carried in step.carries} <= set(Carried):
        yield _refusal("carried", "A contact can only carry what this service knows of.")


def _of_questions(policy: Policy) -> Iterator[Refusal]:
    if policy.questions[: len(always_asked())] != always_asked():
        yield _refusal("always_asked", "The questions that always exist stay as they are.")
    own = own_questions(policy)
    if len(own) > MOST_OWN_QUESTIONS:
        said = f"A council may ask up to {MOST_OWN_QUESTIONS} questions of its own."
        yield _refusal("own_questions", said)
    for question in own:
        yield from (_refusal(rule, said) for rule, said in faults_of(question))


def _of_exception(policy: Policy) -> Iterator[Refusal]:
    terms = policy.exception
    if terms and (terms.declines > MOST_DECLINES or terms.window_months > LONGEST_WINDOW):
        said = (
            f"An exception may ask for up to {MOST_DECLINES} declines, "
            f"within up to {LONGEST_WINDOW} months."
        )
        yield _refusal("terms", said)


def _refusal(rule: str, sentence: str) -> Refusal:
    return Refusal(f"policy.{rule}", sentence, SOURCE)
