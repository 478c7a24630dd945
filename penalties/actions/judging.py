"""What is found about one encounter before anything is kept of it: gate and certificate."""

from collections.abc import Mapping
from dataclasses import dataclass

from penalties.actions.books import Books
from penalties.actions.directions import Giving, propose_direction
from penalties.actions.gate import judged
from penalties.actions.kerb_warnings import propose_warning
from penalties.actions.proposals import Proposal, propose
from penalties.rules.encounters import Outcome
from penalties.rules.gate import GateAnswer
from penalties.rules.intake import WALLED_ROWS, Intake, Reading
from penalties.rules.refusals import Refusal
from penalties.rules.sent import SentEncounter

NOT_CLOSED_BY_GATE_ALONE = frozenset({Outcome.FIXED_PENALTY})
"""A penalty has its certificate, and the gate's answer stands in it."""
SAID_BY_THE_GATE: Mapping[str, frozenset[str]] = {
    "power": frozenset({"directions.police_only", "directions.no_power"}),
    "authorisation": frozenset({"directions.no_authorisation", "directions.outside_locality"}),
}
"""What the gate has said of a direction in its own words, by what closed it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An encounter with everything that was found about it."""

    reading: Reading
    sent: SentEncounter
    gate: GateAnswer
    proposal: Proposal | None
    giving: Giving | None
    refusals: tuple[Refusal, ...]

    @property
    def is_walled(self) -> bool:
        """Whether support keeps it, and enforcement only that it happened."""
        return is_walled(self.gate, self.sent)

    @property
    def is_led_to_support(self) -> bool:
        """Whether the gate leads to support first, whatever else is kept of it."""
        return self.gate.row in WALLED_ROWS

    @property
    def opens_gate(self) -> bool:
        """Whether a penalty may stand on it; on a walled one only the one that was authorised."""
        is_open = self.gate[Outcome.FIXED_PENALTY].is_open
        return is_open and (self.proposal is not None or not self.is_walled)

    @property
    def status(self) -> Intake:
        """Recorded; held where paper is out there already; otherwise refused."""
        if not self.refusals:
            return Intake.RECORDED
        notice = self.sent.notice
        on_paper = self.sent.issued_offline and not (notice and notice.number is None)
        only_differs = [each.rule for each in self.refusals] == ["snapshot_agrees"]
        return Intake.HELD_FOR_REVIEW if on_paper or only_differs else Intake.REFUSED

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that refused, as enforcement may keep them: of the gate only that it did."""
        if self.sent.only_directs:
            return ("direction",) if self.refusals else ()
        if self.is_walled:
            return ("gate",) if self.refusals else ()
        return tuple(sorted({each.rule for each in self.refusals}))

    @property
    def kept_status(self) -> Intake:
        """The status that enforcement keeps: of a direction, it tells nothing of the gate."""
        if self.sent.only_directs:
            return Intake.HELD_FOR_REVIEW if self.sent.issued_offline else Intake.RECORDED
        return self.status

    @property
    def is_by_exception(self) -> bool:
        """Whether somebody who was flagged is penalised, as a supervisor authorised."""
        recorded = self.status == Intake.RECORDED
        return recorded and self.is_walled and self.proposal is not None


def find_out(books: Books, reading: Reading, sent: SentEncounter) -> Judged:
    """Ask the gate, and check the penalty and the direction if they are asked for."""
    gate = judged(books, sent)
    proposal, giving = propose(books, sent, gate), propose_direction(books, sent)
    closed = (gate.refusal(each) for each in sorted(sent.outcomes() - NOT_CLOSED_BY_GATE_ALONE))
    refusals = [refusal for refusal in closed if refusal is not None]
    refusals += propose_warning(books, sent, gate)
    if proposal is not None:
        refusals += proposal.certificate.refusals()
    if giving is not None:
        refusals += _unsaid_by(gate, giving)
    return Judged(reading, sent, gate, proposal, giving, tuple(refusals))


def is_walled(gate: GateAnswer, sent: SentEncounter) -> bool:
    """Whether support keeps an encounter, and enforcement only that it happened.

    A direction is kept by itself, and the meeting behind it is walled whoever was met: otherwise
    a direction without one would tell how the gate judged (design section 4, the wall).
    """
    return gate.row in WALLED_ROWS or sent.only_directs


def _unsaid_by(gate: GateAnswer, giving: Giving) -> list[Refusal]:
    """What speaks against a direction, but for what the gate has said already."""
    said = SAID_BY_THE_GATE.get(gate[Outcome.DIRECTION].closed_by, frozenset())
    return [each for each in giving.refusals if each.rule not in said]
