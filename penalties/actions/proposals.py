"""A penalty as an officer proposes it: checked in every respect, with nothing kept of it yet."""

from dataclasses import dataclass
from datetime import datetime

from penalties.actions.books import Books
from penalties.actions.certificates import issue_facts, paper_facts
from penalties.actions.grounds import Ground, clocks_for, grant_for, ground_of
from penalties.actions.notice_facts import (
    amounts_of,
    council_facts,
    dates_of,
    offence_facts,
    officer_facts,
    person_as_sent,
)
from penalties.office.premises import settings_of
from penalties.rules.checks import hard
from penalties.rules.clocks import Clocks
from penalties.rules.facts import Facts
from penalties.rules.gate import GateAnswer
from penalties.rules.paper_checks import check_paper
from penalties.rules.powers import Grant
from penalties.rules.sent import SentEncounter, SentNotice
from penalties.rules.snapshots import fixed_penalty_digest
from penalties.rules.validity import Certificate, check

KEPT_BY_SUPPORT = Certificate(
    (
        hard(
            "gate_open",
            False,
            "The support-first gate was not open. What closed it is kept by support alone.",
            "Support-first policy",
        ),
    )
)
"""The certificate that enforcement keeps of a notice on a walled encounter: it tells nothing."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A penalty before anything is kept of it; what is not known is ``None``."""

    notice: SentNotice
    ground: Ground
    clocks: Clocks
    grant: Grant | None
    certificate: Certificate

    @property
    def handed_at(self) -> datetime | None:
        """When it was handed over; ``None`` for one that is posted."""
        return None if self.notice.served.by_post else self.notice.served_at

    @property
    def only_differs(self) -> bool:
        """Whether nothing is wrong but that the paper does not say what we would."""
        return [each.rule for each in self.certificate.refusals()] == ["snapshot_agrees"]


def propose(books: Books, sent: SentEncounter, gate: GateAnswer) -> Proposal | None:
    """Check the penalty that an encounter asks for; ``None`` where it asks for none."""
    notice = sent.notice
    if notice is None:
        return None
    ground = ground_of(books, sent)
    clocks = clocks_for(books, sent, notice, ground.version)
    certificate = check(issue_facts(books, sent, notice, gate, ground, clocks))
    proposal = Proposal(notice, ground, clocks, grant_for(books, notice), certificate)
    printed = printed_facts(books, sent, proposal, notice.number)
    ours = fixed_penalty_digest(printed) if printed and notice.snapshot_sha256 else None
    paper = check_paper(paper_facts(books, sent, notice, gate, ours))
    whole = Certificate((*certificate.checks, *paper))
    return Proposal(notice, ground, clocks, proposal.grant, whole)


def printed_facts(
    books: Books, sent: SentEncounter, proposal: Proposal, number: str | None
) -> Facts | None:
    """What stands on the paper that is handed over; ``None`` where it is posted, or not known."""
    ground, grant, handed_at = proposal.ground, proposal.grant, proposal.handed_at
    version, prohibition = ground.version, ground.prohibition
    if not (number and handed_at and grant and version and prohibition):
        return None
    delivery = books.delivery
    return Facts(
        number=number,
        served=str(proposal.notice.served),
        served_at=handed_at,
        date_of_notice=proposal.clocks.date_of_notice,
        council=council_facts(delivery.authority, settings_of(delivery.session)),
        person=person_as_sent(sent.person),
        offence=offence_facts(
            ground.code,
            version,
            prohibition,
            at=sent.occurred_at,
            place=sent.place.description,
            lat_e6=sent.place.lat_e6,
            lon_e6=sent.place.lon_e6,
            particulars=sent.particulars,
        ),
        amounts=amounts_of(version),
        dates=dates_of(proposal.clocks),
        officer=officer_facts(delivery.officer, grant),
    )
