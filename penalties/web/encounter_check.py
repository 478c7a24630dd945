"""What an officer is shown before anything is issued: place, gate and certificate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penalties.actions.judging import Judged
from penalties.forms.desk_encounter.form import Fixed
from penalties.records.orders import OrderVersion
from penalties.rules.areas import locate
from penalties.rules.checks import Check
from penalties.rules.encounters import Outcome
from penalties.rules.gate_policy import gate_table
from penalties.rules.maps import Spot
from penalties.rules.refusals import Refusal
from penalties.web.case_words import in_words

CHILD = "A"
"""The row of the gate for somebody who is, or may be, under 18."""


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


def stops_for_safeguarding(found: Judged) -> bool:
    """Whether everything else waits until somebody has been called for a child."""
    return found.gate.row == CHILD and not found.sent.safeguarding_answered


def ask_of_the_call(form: Fixed) -> None:
    """On the page that stops everything, all of the call is asked for: nothing is optional."""
    for field in (form.spoke_to, form.spoke_time, form.reference):
        field.optional = False


def missing_calls(form: Fixed) -> None:
    """Say what of the call is still to be written down: the step closes with all of it."""
    asked = (
        (form.spoke_to, "Enter who you spoke to"),
        (form.spoke_time, "Enter the time you spoke to them"),
        (form.reference, "Enter their reference"),
    )
    for field, words in asked:
        if not field.typed:
            field.errors = (words,)


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
