"""What a decision is called at the desk: each by its result."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from appeals.actions.foreseeing import Foreseen
from appeals.rules.decisions import REFUSALS, Outcome
from penalties.forms.choices import Choice
from penalties.records.fixed_penalties import FixedPenalty
from penalties.rules.money import Pence, written
from penalties.rules.numbers import printed
from penalties.rules.refusals import Refusal
from penalties.rules.writing import day

CLOSED_NAMES: Mapping[Outcome, str] = {
    Outcome.CANCELLED: "Cancel the notice",
    Outcome.REFUSED: "Keep the notice",
    Outcome.REFUSED_LOWER: "Keep the notice, with the lower amount open again",
    Outcome.PAUSED: "Pause the case",
}
"""What an outcome is called where it is closed, and nothing would come of it."""
DONE: Mapping[Outcome, str] = {
    Outcome.CANCELLED: "The notice is cancelled.",
    Outcome.REFUSED: "The notice is kept, and the letter is made.",
    Outcome.REFUSED_LOWER: "The notice is kept, and the letter is made.",
    Outcome.PAUSED: "The case is paused. The safeguarding lead has what you wrote.",
}
WAITS = "A second reader looks at it now. Nothing has gone out."


@dataclass(frozen=True, slots=True)
class Result:
    """What could come of a decision: the last day to pay of a refusal, and what would go back."""

    pay_by: date | None
    paid: Pence


def choices(
    case: FixedPenalty, result: Result, closed: Mapping[Outcome, Refusal]
) -> tuple[Choice, ...]:
    """The outcomes that are open, each by its result."""
    return tuple(
        Choice(str(outcome), words, hint)
        for outcome, words, hint in (
            (Outcome.CANCELLED, _cancel(result), "For good. There will be no court case"),
            (Outcome.REFUSED, _keep(case, result), "The lower amount stays over"),
            (Outcome.REFUSED_LOWER, _keep_lower(case, result), ""),
            (
                Outcome.PAUSED,
                "Pause the case",
                "The safeguarding lead is told why, and nobody else. Its points need no answer",
            ),
        )
        if outcome not in closed
    )


def not_open(closed: Mapping[Outcome, Refusal]) -> list[tuple[str, Refusal]]:
    """The outcomes that are closed, each with what closes it."""
    return [(CLOSED_NAMES[outcome], refusal) for outcome, refusal in closed.items()]


def deed(case: FixedPenalty, outcome: Outcome, foreseen: Foreseen) -> str:
    """What the button of the last page does."""
    number = printed(case.number)
    if outcome is Outcome.CANCELLED:
        money = f" and refund {written(foreseen.refund)}" if foreseen.refund else ""
        return f"Cancel notice {number}{money}"
    if outcome is Outcome.PAUSED:
        return f"Pause notice {number}"
    return f"Keep notice {number}"


def is_destructive(outcome: Outcome) -> bool:
    """Whether nothing brings back what was there before."""
    return outcome in REFUSALS | {Outcome.CANCELLED}


def _cancel(result: Result) -> str:
    return f"Cancel the notice{f' and refund {written(result.paid)}' if result.paid else ''}"


def _keep(case: FixedPenalty, result: Result) -> str:
    return f"Keep the notice: {_amount(case.full_pence, result)}"


def _keep_lower(case: FixedPenalty, result: Result) -> str:
    return f"Keep the notice, the lower amount open again: {_amount(case.lower_pence, result)}"


def _amount(pence: int | None, result: Result) -> str:
    left = written(Pence(max((pence or 0) - result.paid, 0)))
    return f"{left} by {day(result.pay_by)}" if result.pay_by else left
