"""The one label and colour of every status, as the desk shows them.

A tag is an adjective in sentence case. Red is kept for an error or a breach, so no status has it;
the public is told in sentences, never in statuses.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from penalties.rules.checks import Check
from penalties.rules.fixed_penalties import Status

COLOURS = ("blue", "green", "grey", "teal", "purple", "magenta", "orange", "yellow", "red")


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words in a colour of the design system."""

    words: str
    colour: str = "blue"


PENALTY_TAGS: Mapping[Status, Tag] = {
    Status.HELD_FOR_REVIEW: Tag("Held for review", "yellow"),
    Status.ISSUED: Tag("Issued", "blue"),
    Status.SERVED: Tag("Served", "teal"),
    Status.PAID: Tag("Paid", "green"),
    Status.WITHDRAWN: Tag("Withdrawn", "grey"),
    Status.LEGAL_REVIEW: Tag("With legal", "purple"),
    Status.CHARGED: Tag("Before the court", "magenta"),
    Status.CLOSED: Tag("Closed", "grey"),
}
ON_HOLD = Tag("On hold", "orange")

PASSED = Tag("Passed", "green")
FAILED_HARD = Tag("Failed, hard", "red")
FAILED_SOFT = Tag("Failed, soft", "yellow")


def check_tag(check: Check) -> Tag:
    """What came of a check of the certificate, and whether a failure could be let stand."""
    if check.passed:
        return PASSED
    return FAILED_HARD if check.hard else FAILED_SOFT


def status_tag(status: Status | str | Tag) -> Tag:
    """The tag of a penalty's status; a tag stays itself. ``ValueError`` for an unknown status."""
    return status if isinstance(status, Tag) else PENALTY_TAGS[Status(status)]
