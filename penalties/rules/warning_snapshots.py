"""The frozen facts and sentences of a warning in person, and of the offer of a course."""

from dataclasses import asdict

from penalties.rules.snapshots import Snapshot, plain
from penalties.rules.warning_facts import CourseFacts, WarningFacts
from penalties.rules.wording.course_offer import course_offer_text
from penalties.rules.wording.handed import WORDING, Said
from penalties.rules.wording.kerb_warning import kerb_warning_text

KERB_WARNING = "kerb_warning"
COURSE_OFFER = "course_offer"
LAYOUT = "1"
"""The arrangement of both papers; no envelope counts, because they are handed over."""


def kerb_warning_snapshot(facts: WarningFacts) -> Snapshot:
    """The facts and every sentence made of them, as plain data that never changes again."""
    return _frozen(KERB_WARNING, facts, kerb_warning_text(facts))


def course_offer_snapshot(facts: CourseFacts) -> Snapshot:
    """The same for the offer of a course."""
    return _frozen(COURSE_OFFER, facts, course_offer_text(facts))


def _frozen(kind: str, facts: WarningFacts | CourseFacts, text: dict[str, Said]) -> Snapshot:
    printed = plain(asdict(facts))
    if not isinstance(printed, dict):
        raise TypeError("facts are an object")
    if facts.force is None:  # the council speaks for itself
        del printed["force"]
    return {
        "kind": kind,
        "layout": LAYOUT,
        "wording": WORDING,
        "language": "en-GB",
        **printed,
        "text": plain(text),
    }
