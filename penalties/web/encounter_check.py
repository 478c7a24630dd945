"""What an officer is shown before anything is issued: place, gate and certificate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penalties.actions.judging import Judged
from penalties.records.orders import OrderVersion
from penalties.rules.areas import locate
from penalties.rules.checks import Check
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import gate_table
from penalties.rules.maps import Spot
from penalties.rules.refusals import Refusal
from penalties.web.case_words import in_words


@dataclass(frozen=True, slots=True)
class ClosedOutcome:
    """An outcome that may not be chosen, in words, with the sentence and the source that say so."""

    words: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that the page of the check shows; ``place`` is empty without a known order."""

    outcome: str
    issues: bool
    refusals: Sequence[Refusal]
    closed: Sequence[ClosedOutcome]
    required: Sequence[str]
    checks: Sequence[Check]
    place: str
    area: Mapping[str, Any] | None
    spot: Spot


def checked(found: Judged, version: OrderVersion | None) -> Checked:
    """The answers to an encounter that was not handed in yet, under an order as it stood then."""
    sent, place, proposal = found.sent, found.sent.place, found.proposal
    words = ""
    if version is not None:
        where = locate(version.area, place.lat_e6, place.lon_e6, digest=version.area_digest)
        words = where.sentence(place.accuracy_m)
    return Checked(
        outcome=_named(sent.outcome),
        issues=proposal is not None,
        refusals=found.refusals,
        closed=[_closed(one) for one in found.gate.closed()],
        required=[_named(one) for one in found.gate.required()],
        checks=proposal.certificate.checks if proposal else (),
        place=words,
        area=version.area if version else None,
        spot=Spot(place.lat_e6 / 1e6, place.lon_e6 / 1e6, place.accuracy_m, "The place"),
    )


def _closed(answer: Mapping[str, str]) -> ClosedOutcome:
    return ClosedOutcome(_named(Outcome(answer["outcome"])), answer["sentence"], answer["source"])


def _named(outcome: Outcome) -> str:
    named: str = gate_table()["outcomes"].get(str(outcome), in_words(str(outcome)))
    return named
