"""How a supervisor's matter can end. A held notice ends with what becomes of the notice."""

from collections.abc import Mapping
from types import MappingProxyType

from penalties.rules.refusals import refuse

OUTCOMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "quarantined_paper": {
            "sent_again": "The encounter came again, and could be read",
            "person_told": "The person was told that the paper does not count",
        },
        "encounter_conflict": {
            "first_stands": "The first one is right, and the second is not needed",
            "recorded_anew": "The second one was recorded again by itself",
        },
        "held_encounter": {"looked_at": "It was looked at, and stays as it is"},
        "direction_given": {
            "in_order": "The direction was in order",
            "police_told": "The police were told of what was wrong with it",
        },
        "police_report_missing": {
            "reported": "The police have been told now",
            "not_needed": "A report is not needed",
        },
        "under_review": {"noted": "The money waits until the notice is decided"},
        "pause_over": {"told": "The person was told, with the last days as they are now"},
        "letter_waits": {"told": "The person was told in another way"},
    }
)
"""The outcomes of each kind of matter, by code, with what is read."""


def check_outcome(kind: str, outcome: str) -> str:
    """The outcome, if a matter of this kind can end so; ``Refused`` where it cannot."""
    if outcome not in OUTCOMES.get(kind, {}):
        raise refuse("matters.outcome", "This does not end so. Decide about the notice itself.")
    return outcome
