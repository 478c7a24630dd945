"""What an officer is shown before anything is issued: place, gate and certificate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penalties.actions.judging import Judged
from penalties.records.orders import OrderVersion
from penalties.rules.areas import locate
from penalties.rules.checks import Check
from penalties.rules.encounters import Outcome, Part
from penalties.rules.gate_history import Purpose
from penalties.rules.gate_policy import gate_table
from penalties.rules.intake import Intake
from penalties.rules.maps import Spot
from penalties.rules.refusals import Refusal
from penalties.web.case_words import in_words

ASKED_FOR = {
    "flag": Purpose.LIFT,
    "authorisation": Purpose.EXCEPTION,
    "police_first": Purpose.NO_INVESTIGATION,
}
"""What a supervisor, or a constable, can be asked for, by what closes a penalty."""


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
    may_ask: Purpose | None
    may_record: bool
    directs: bool


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
        may_ask=_may_ask(found),
        may_record=found.status != Intake.REFUSED,
        directs=found.giving is not None,
    )


def _may_ask(found: Judged) -> Purpose | None:
    """What somebody else could be asked for, by what speaks against a penalty.

    A flag that comes from the role is never lifted (design section 4), so nobody is asked to.
    """
    if found.proposal is None:
        return None
    closed_by = found.gate[Outcome.FIXED_PENALTY].closed_by
    if closed_by == "flag" and found.sent.role in (Part.SELLING, Part.UNCLEAR):
        return None
    cools_off = any(refusal.rule == "cool_off" for refusal in found.refusals)
    return ASKED_FOR.get(closed_by, Purpose.COOL_OFF if cools_off else None)


def _closed(answer: Mapping[str, str]) -> ClosedOutcome:
    return ClosedOutcome(_named(Outcome(answer["outcome"])), answer["sentence"], answer["source"])


def _named(outcome: Outcome) -> str:
    named: str = gate_table()["outcomes"].get(str(outcome), in_words(str(outcome)))
    return named
