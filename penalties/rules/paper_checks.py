"""The checks of the paper itself: its number, when it was given, to whom, and what it says.

They stand on the certificate behind those of ``hard_checks`` and ``soft_checks``.
"""

from dataclasses import dataclass
from datetime import datetime

from penalties.rules import writing
from penalties.rules.checks import Check, hard, soft
from penalties.rules.deadlines import Served
from penalties.rules.hard_checks import AHEAD_AT_MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What is known of the paper. Hashes are of the frozen snapshot; ours may not be known.

    ``by_exception``: the penalty rests on a supervisor's exception, so that what it says is kept
    by support alone.
    """

    at: datetime
    served: Served
    served_at: datetime | None
    name: str
    has_address: bool
    number_state: str | None = None
    number_is_anothers: bool = False
    by_exception: bool = False
    printed_sha256: str | None = None
    our_sha256: str | None = None


def check_paper(facts: PaperFacts) -> tuple[Check, ...]:
    """Every check of the paper, in the order of the certificate."""
    return (
        _given_by_now(facts),
        _name_known(facts),
        _address_known(facts),
        _number_good(facts),
        _number_of_tablet(facts),
        _snapshot_agrees(facts),
    )


def _given_by_now(facts: PaperFacts) -> Check:
    given = facts.served_at
    passed = given is None or given <= facts.at + AHEAD_AT_MOST
    when = "To be posted" if given is None else f"Given {writing.moment(given)}"
    answer = f"{when}; our clock {writing.moment(facts.at)}."
    return hard("given_by_now", passed, answer, "ASBCPA 2014 s68(1)")


def _name_known(facts: PaperFacts) -> Check:
    passed = bool(facts.name.strip())
    answer = "A name is recorded." if passed else "No name is recorded."
    return hard("name_known", passed, answer, "No notice to an unverified name (practice)")


def _address_known(facts: PaperFacts) -> Check:
    if not facts.served.by_post:
        return hard("address_known", True, "Handed over: no address is needed.", "House rule")
    if facts.by_exception:
        answer = "A penalty by exception is handed over: its facts stay with support."
        return hard("address_known", False, answer, "Support-first policy, exception")
    answer = "An address is recorded." if facts.has_address else "No address to post it to."
    return hard("address_known", facts.has_address, answer, "Interpretation Act 1978 s7")


def _number_good(facts: PaperFacts) -> Check:
    passed = facts.number_state != "spoiled"
    answer = "The number is good." if passed else "This number was reported as spoiled."
    return hard("number_good", passed, answer, "One number, one notice (house rule)")


def _number_of_tablet(facts: PaperFacts) -> Check:
    passed = not facts.number_is_anothers
    answer = "The number was leased here." if passed else "Another tablet holds this number."
    return soft("number_of_tablet", passed, answer, "One number, one notice (house rule)")


def _snapshot_agrees(facts: PaperFacts) -> Check:
    source = "What is printed is the notice (house rule)"
    if facts.printed_sha256 is None:
        return soft("snapshot_agrees", True, "The tablet printed nothing of its own.", source)
    passed = facts.printed_sha256 == facts.our_sha256
    answer = f"What was printed {'is' if passed else 'differs from'} what we keep."
    return soft("snapshot_agrees", passed, answer, source)
