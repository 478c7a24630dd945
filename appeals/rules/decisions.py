"""How a second look can end: which outcomes are open, and what closes each of the others.

No law gives the person an appeal; these are the council's own rules (law.md 6.4, design rules 4
and 8). A refusal is the one outcome that presses anybody, and so the one that much can close.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from appeals.rules.cancelling import Reason
from appeals.rules.grounds import Ground
from appeals.rules.points import Progress
from appeals.rules.representations import UNDECIDED, Kind, Standing
from appeals.rules.signs import NO_ANSWERS, Signs, against_keeping
from penalties.rules.clocks import Deadline
from penalties.rules.deadlines import S127
from penalties.rules.refusals import Refusal, Refused
from penalties.rules.writing import weekday

RULE_8 = "The council's rule: somebody else decides, and every point has its answer"
RULE_4 = "Support-first policy"
PRACTICE = "The council's practice"


class Outcome(StrEnum):
    """How a second look ends."""

    CANCELLED = "cancelled"
    REFUSED = "refused"
    REFUSED_LOWER = "refused_lower"
    PAUSED = "paused"


REFUSALS = frozenset({Outcome.REFUSED, Outcome.REFUSED_LOWER})
ANSWERS = REFUSALS | {Outcome.CANCELLED}
"""What answers the person; a pause only says that nothing presses them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody decides. ``words`` are why; of a pause they go behind the wall alone."""

    outcome: Outcome
    words: str
    reason: Reason | None = None
    signs: Signs = NO_ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that opens or closes an outcome, for whoever wants to decide on a day.

    ``grounds`` are those that the person ticked and those of the points. ``is_alive`` where the
    notice can still be kept or cancelled. ``no_time`` is what speaks against the fresh days of a
    refusal that is made now; ``limit`` is the last day of the six months from the offence.
    ``lacks_a_file`` where one that was sent to us failed, and nobody has seen to it; ``has_unseen``
    where the person added something, and nobody has said that they read it.
    """

    today: date
    standing: Standing
    kind: Kind
    grounds: Collection[Ground]
    points: Progress
    is_alive: bool
    by_issuer: bool
    decided_first: bool
    age_in_doubt: bool
    is_paused: bool
    is_held: bool
    more_by: date | None
    has_lower: bool
    lower_was_open: bool
    lower_is_paid: bool
    limit: Deadline
    no_time: Refusal | None
    lacks_a_file: bool = False
    has_unseen: bool = False


def closed(facts: Facts) -> Mapping[Outcome, Refusal]:
    """Each outcome that is closed, with the sentence and the source that close it."""
    everything = next(_everything(facts), None)
    found: dict[Outcome, Refusal] = {}
    for outcome in Outcome:
        refusal = everything or next(_against(outcome, facts), None)
        if refusal is not None:
            found[outcome] = refusal
    return found


def check(facts: Facts, chosen: Chosen) -> None:
    """``Refused`` where the outcome is closed, or is not complete as it was chosen."""
    refusal = closed(facts).get(chosen.outcome) or _incomplete(chosen)
    if refusal is not None:
        raise Refused(refusal)


def _everything(facts: Facts) -> Iterator[Refusal]:
    if facts.standing not in UNDECIDED or not facts.is_alive:
        yield Refusal(
            "decisions.over", "This has been dealt with. Nothing is left to decide.", PRACTICE
        )
    if facts.standing is Standing.TO_BE_READ:
        yield Refusal(
            "decisions.waits", "Somebody has decided. A second reader looks at it.", RULE_8
        )
    if facts.by_issuer:
        said = "You issued this notice. Somebody else must decide."
        yield Refusal("decisions.issuer", said, RULE_8)
    if facts.decided_first:
        said = "You made the decision that is being reviewed. Somebody else must decide."
        yield Refusal("decisions.decided_first", said, RULE_8)


def _against(outcome: Outcome, facts: Facts) -> Iterator[Refusal]:
    if outcome in REFUSALS:
        yield from _against_keeping(facts)
        yield from _against_the_dates(facts)
        yield from _against_the_amount(outcome, facts)
    if outcome in ANSWERS:
        yield from _against_answering(facts)


def _against_keeping(facts: Facts) -> Iterator[Refusal]:
    if facts.is_paused:
        said = "The council has paused this case. Cancel the notice, or wait until the pause ends."
        yield Refusal("decisions.paused", said, RULE_4)
    if facts.is_held:
        said = "This notice is held for review. Decide first whether it may stand, or cancel it."
        yield Refusal("decisions.held", said, RULE_8)
    if Ground.UNDER_18 in facts.grounds and facts.age_in_doubt:
        said = (
            "The person says that they were under 18, and no document or police check shows their "
            "age. Cancel the notice, or pause it."
        )
        yield Refusal("decisions.age", said, RULE_4)
    if facts.more_by is not None and facts.today <= facts.more_by:
        said = f"We asked the person for more, and wait for it until {weekday(facts.more_by)}."
        yield Refusal("decisions.asked", said, PRACTICE)
    if facts.lacks_a_file:
        said = "A file that the person sent did not reach us. See to it first: their time stands."
        yield Refusal("decisions.file", said, PRACTICE)
    if facts.has_unseen:
        said = "The person has added something. Read it, and say that you have seen it."
        yield Refusal("decisions.unseen", said, RULE_8)


def _against_the_dates(facts: Facts) -> Iterator[Refusal]:
    if facts.today > facts.limit.on:
        said = (
            f"Six months since the offence were over on {weekday(facts.limit.on)}. No court can "
            "hear it any more: cancel the notice."
        )
        yield Refusal("decisions.six_months", said, S127)
    elif facts.no_time is not None:
        yield facts.no_time


def _against_the_amount(outcome: Outcome, facts: Facts) -> Iterator[Refusal]:
    if outcome is Outcome.REFUSED_LOWER and not facts.has_lower:
        yield Refusal("decisions.no_lower", "This notice has no lower amount.", PRACTICE)
    if outcome is Outcome.REFUSED_LOWER and facts.lower_is_paid:
        said = "The lower amount is here already. Opened again, it would leave nothing to pay."
        yield Refusal("decisions.lower_paid", said, PRACTICE)
    if outcome is Outcome.REFUSED and facts.has_lower and facts.lower_was_open:
        said = "They wrote while the lower amount was open, so it is open again."
        yield Refusal("decisions.lower_kept", said, PRACTICE)


def _against_answering(facts: Facts) -> Iterator[Refusal]:
    if facts.points.of == 0:
        said = "Set down each point that the person made, and answer it."
        yield Refusal("decisions.no_points", said, RULE_8)
    if not facts.points.is_complete:
        said = f"Each point needs a finding and an answer: {facts.points.words}."
        yield Refusal("decisions.unanswered", said, RULE_8)


def _incomplete(chosen: Chosen) -> Refusal | None:
    if chosen.outcome is Outcome.CANCELLED and chosen.reason is None:
        return Refusal("decisions.reason", "Select why the notice is cancelled.", PRACTICE)
    if not chosen.words.strip():
        return Refusal("decisions.words", "Say why you decide so.", PRACTICE)
    return against_keeping(chosen.signs) if chosen.outcome in REFUSALS else None
