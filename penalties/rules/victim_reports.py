"""When a victim's report is to be read, how it can end, and whom to point to where none is taken.

Crimes against people who sell sex are treated as hate crime in Merseyside, by a named detective;
they report where they are believed and where nobody who enforces can read it (design section 4).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from penalties.rules.refusals import Refusal, Refused, refuse

LONGEST_WAIT_HOURS = 168
MOST_SIGNPOSTS = 6
HATE_YES = "yes"
NO_CONTACT = "no"
CONTACT_ANSWERS = ("contact", "contact_when", "contact_words")


class Standing(StrEnum):
    """How a report stands, the most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    UNREAD = "unread"
    READ = "read"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of a report."""

    PASSED_ON = "passed_on"
    PASSED_WITHOUT_NAME = "passed_without_name"
    PASSED_TO_PROTECT = "passed_to_protect"
    SUPPORTED = "supported"
    NO_ACTION_WANTED = "no_action_wanted"
    NOT_REACHED = "not_reached"
    NOTHING_TO_DO = "nothing_to_do"


OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.PASSED_ON: "Passed to the police, as the person agreed",
        Outcome.PASSED_WITHOUT_NAME: "Passed to the police without saying who the person is",
        Outcome.PASSED_TO_PROTECT: "Passed on because a child or a life was in danger",
        Outcome.SUPPORTED: "The person has support now",
        Outcome.NO_ACTION_WANTED: "The person asked for no action",
        Outcome.NOT_REACHED: "The person could not be reached",
        Outcome.NOTHING_TO_DO: "There is nothing in it to act on",
    }
)

SIGNPOST_POLICE = {
    "name": "Police, if it is not an emergency",
    "phone": "101",
    "words": "Day and night.",
}


def due_at(came_at: datetime, hours: int) -> datetime:
    """By when a report is read: so many hours of elapsed time after it came."""
    return came_at + timedelta(hours=hours)


def standing(
    came_at: datetime,
    due: datetime,
    at: datetime,
    *,
    read_at: datetime | None,
    closed_at: datetime | None,
) -> Standing:
    """How a report stands: an unread one rings once three quarters of its time have passed."""
    if closed_at is not None:
        return Standing.CLOSED
    if read_at is not None:
        return Standing.READ
    if at > due:
        return Standing.OVERDUE
    return Standing.SOON if at >= due - (due - came_at) / 4 else Standing.UNREAD


def is_hate_crime(answers: Mapping[str, str]) -> bool:
    """Whether whoever reports thinks so: their own view is enough, no proof is asked for."""
    return answers.get("because") == HATE_YES


def kept_answers(answers: Mapping[str, str | None]) -> dict[str, str]:
    """What is kept of the answers: those that were given, no way to reach who wants none."""
    given = {name: text for name, text in answers.items() if text}
    if given.get("reach", NO_CONTACT) == NO_CONTACT:
        given = {name: text for name, text in given.items() if name not in CONTACT_ANSWERS}
    return given


def signposts(
    own: Sequence[Mapping[str, Any]],
    anonymous_line: str | None,
    help_lines: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    """Whom to turn to, as rows of ``{name, phone, words}``: the council's own, or those shipped.

    The shipped ones are the police, the line for telling without a name, and the help lines.
    """
    if own:
        return [{"words": "", **row} for row in own]
    found = [dict(SIGNPOST_POLICE)]
    if anonymous_line:
        said = "Tell someone what happened without giving your name."
        found.append({"name": "Without your name", "phone": anonymous_line, "words": said})
    for line in help_lines:
        hours = line.get("hours", "")
        words = f"{hours[:1].upper()}{hours[1:]}." if hours else ""
        found.append({"name": line["name"], "phone": line["phone"], "words": words})
    return found


def check_route(
    *, takes_reports: bool, has_reader: bool, hours: int | None, words: str | None, read_on: str
) -> None:
    """Refuse a route that takes reports and does not say who reads them, how soon and when."""
    if hours is not None and not 1 <= hours <= LONGEST_WAIT_HOURS:
        said = f"Reports must be read within 1 to {LONGEST_WAIT_HOURS} hours."
        raise refuse("victim_reports.hours", said)
    wanting = {
        "reader": (has_reader, "Select who reads the reports."),
        "reader_words": (words, "Enter how the public is told who reads."),
        "hours": (hours, "Enter within how many hours a report is read."),
        "reading_hours": (read_on.strip(), "Enter when reports are read."),
    }
    missing = [
        Refusal(f"victim_reports.{name}", sentence, "Reports need a named, staffed recipient")
        for name, (said, sentence) in wanting.items()
        if takes_reports and not said
    ]
    if missing:
        raise Refused(*missing)


def check_signposts(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Signposts as they are kept: each with a name and a number."""
    if len(rows) > MOST_SIGNPOSTS:
        raise refuse("victim_reports.signposts", f"There is room for {MOST_SIGNPOSTS}.")
    for row in rows:
        if not row.get("name") or not row.get("phone"):
            raise refuse("victim_reports.signposts", "Enter a name and a phone number for each.")
    return [{name: text for name, text in row.items() if text} for row in rows]
