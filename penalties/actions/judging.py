"""What is found about one encounter before anything is kept of it: gate and certificate."""

from dataclasses import dataclass

from penalties.actions.books import Books
from penalties.actions.gate import judged
from penalties.actions.proposals import Proposal, propose
from penalties.rules.encounters import Outcome
from penalties.rules.gate import GateAnswer
from penalties.rules.intake import WALLED_ROWS, Intake, Reading
from penalties.rules.refusals import Refusal
from penalties.rules.sent import SentEncounter

NOT_CLOSED_BY_GATE_ALONE = frozenset({Outcome.FIXED_PENALTY, Outcome.DIRECTION})
"""A penalty has its certificate; a direction that was given is recorded whatever it breaks."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An encounter with everything that was found about it."""

    reading: Reading
    sent: SentEncounter
    gate: GateAnswer
    proposal: Proposal | None
    refusals: tuple[Refusal, ...]

    @property
    def is_walled(self) -> bool:
        """Whether support keeps it, and enforcement only that it happened."""
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
        if self.is_walled:
            return ("gate",) if self.refusals else ()
        return tuple(sorted({each.rule for each in self.refusals}))

    @property
    def is_by_exception(self) -> bool:
        """Whether somebody who was flagged is penalised, as a supervisor authorised."""
        recorded = self.status == Intake.RECORDED
        return recorded and self.is_walled and self.proposal is not None


def find_out(books: Books, reading: Reading, sent: SentEncounter) -> Judged:
    """Ask the gate, and check the penalty if one is asked for."""
    gate = judged(books, sent)
    proposal = propose(books, sent, gate)
    closed = (gate.refusal(each) for each in sorted(sent.outcomes() - NOT_CLOSED_BY_GATE_ALONE))
    refusals = [refusal for refusal in closed if refusal is not None]
    if proposal is not None:
        refusals += proposal.certificate.refusals()
    return Judged(reading, sent, gate, proposal, tuple(refusals))
