"""What the codes of a case are called at the desk: ways of service, papers, holds, steps."""

from collections.abc import Mapping

from penalties.rules.escalation import Step
from penalties.rules.holds import HoldKind
from penalties.rules.withdrawals import Because

SERVED: Mapping[str, str] = {
    "hand": "handed over",
    "refused_to_take": "offered by hand and not taken",
    "first-class": "posted first class",
    "second-class": "posted second class",
}
PAPERS: Mapping[str, str] = {
    "a4": "A4",
    "roll80": "a roll of 80 mm",
    "large": "A4 in large print",
}
STEPS: Mapping[str, str] = {
    Step.REMINDER_DUE: "Reminder",
    Step.FINAL_NOTICE_DUE: "Final notice",
    Step.PAUSE_RAN_OUT: "Cancelled, if nobody decides about the pause",
    Step.LEGAL_REVIEW: "Goes to legal",
    Step.FIRST_ALARM: "First alarm before the six months end",
    Step.SECOND_ALARM: "Second alarm before the six months end",
    Step.PROSECUTION_SAFE: "Last safe day to start proceedings",
    Step.TIME_BARRED: "Closes: the six months are over",
}

MONEY: Mapping[str, str] = {
    "paid_in_time": "in time",
    "paid_late": "after the last day",
    "overpaid": "more than was due",
    "part_payment": "the lower amount, after its last day",
    "underpaid": "less than was due",
    "late_not_invited": "late, and nothing of ours asked for it",
    "double_payment": "paid already",
    "proceedings_started": "proceedings had started",
    "under_review": "while the notice was being checked",
    "not_open": "nothing was due",
}


def served(code: str) -> str:
    """How a notice reached the person, to go on from "it was"."""
    return SERVED.get(code, in_words(code))


def paper(code: str) -> str:
    """What a document was drawn on."""
    return PAPERS.get(code, in_words(code))


def money(code: str) -> str:
    """What money came to, to go on from its amount."""
    return MONEY.get(code, in_words(code))


def because(code: str) -> str:
    """Why a notice was cancelled, as everybody may know it."""
    return Because(code).words


def step(code: str) -> str:
    """What the clock does next."""
    return STEPS.get(code, in_words(code))


def hold(code: str) -> str:
    """Why a case waits, as everybody may know it."""
    return HoldKind(code).words


def in_words(code: str) -> str:
    """A code that has no words of its own: never hidden, only made readable."""
    return code.replace("_", " ").replace("-", " ")
