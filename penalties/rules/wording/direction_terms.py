"""What a direction asks for: leave by, which way, keep out until, where, and what stays open.

Anti-social Behaviour, Crime and Policing Act 2014 section 35(5) and section 36(2) and (3).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from penalties.rules import maps
from penalties.rules.direction_facts import DirectionFacts, Earlier
from penalties.rules.exemptions import Occasion
from penalties.rules.wording.direction_times import clocks_change, length, when
from penalties.rules.wording.sections import Row

OCCASIONS = {
    Occasion.HOME: "Your home",
    Occasion.WORK: "Your work",
    Occasion.COURT: "Court, or another place where the law tells you to be",
    Occasion.EDUCATION: "School, college or training",
    Occasion.MEDICAL: "Medical care",
    Occasion.SUPPORT: "An appointment",
}
"""What each occasion is called on paper: nobody who finds it learns what the appointment is."""

NOT_BARRED = "This direction does not keep you from it."
THE_APPOINTMENT = "This direction does not keep you from it, or from the way there and back."
NOT_PRINTED = "(the address is not printed)"
_STREETS = (
    *("Avenue", "Close", "Court", "Crescent", "Drive", "Gardens", "Grove", "Hill", "Lane", "Mews"),
    *("Place", "Rise", "Road", "Row", "Square", "Street", "Terrace", "Walk", "Way", "Yard"),
)
_ADDRESS = re.compile(
    r"\b\d+[a-z]?,? (?:[A-Z][\w'’]*,? ){1,3}(?:" + "|".join(_STREETS) + r")\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)


def to_do(facts: DirectionFacts) -> list[Row]:
    """When to leave, which way, until when to keep out of where."""
    rows: list[Row] = [{"title": "Leave by", "text": leave(facts)}]
    if facts.route:
        rows.append({"title": "Which way to leave", "text": facts.route})
    rows.append({"title": "Keep out until", "text": keep_out(facts)})
    rows.append({"title": "Keep out of", "text": facts.area})
    return rows


def leave(facts: DirectionFacts) -> str:
    """The last moment to leave, and how long after it was given that is."""
    words, wait = f"{when(facts.leave_by)}.", length(facts.given_at, facts.leave_by)
    return f"{words} That is {wait} after you were first told." if wait else words


def keep_out(facts: DirectionFacts) -> str:
    """The end of the exclusion period, and how many hours that is: section 35(4) and (8)."""
    words, lasts = f"{when(facts.ends_at)}.", length(facts.given_at, facts.ends_at)
    if lasts:
        words = f"{words} That is {lasts} after you were first told."
    if clocks_change(facts.given_at, facts.ends_at):
        words = f"{words} The clocks change in that time. Every hour that passes counts."
    return words


def the_map(facts: DirectionFacts) -> list[str]:
    """How to read the map, where the area was drawn."""
    if facts.polygon is None:
        return ["No map was drawn of this area."]
    size = maps.plan(facts.polygon).size_words
    lines = f"Keep out of what is drawn with slanted lines. It is {size}."
    if _has_holes(facts.polygon):
        lines = f"{lines} A part inside it that has no lines stays open to you."
    return [lines]


def map_aloud(facts: DirectionFacts) -> str:
    """What a screen reader says of the map."""
    if facts.polygon is None:
        return ""
    size = maps.plan(facts.polygon).size_words
    return f"Map of the area to keep out of, with north at the top. It is {size}."


def stays_open(facts: DirectionFacts) -> list[Row] | list[str]:
    """What was left open, by its name, never by an address: section 36(2) and (3)."""
    if not facts.left_open:
        return [
            "The police know of no home, work, court, school or medical care of yours inside this "
            "area. If there is one, tell an officer, or call "
            f"{facts.police_phone}.",
        ]
    rows: list[Row] = [
        {"title": OCCASIONS[Occasion(occasion)], "text": _open_words(Occasion(occasion), words)}
        for occasion, words in facts.left_open
    ]
    return rows


def without_address(words: str) -> str:
    """The words with any postcode, or number and street, taken out: whoever finds the paper."""
    return _ADDRESS.sub(NOT_PRINTED, words)


def _open_words(occasion: Occasion, words: str) -> str:
    """As the officer put it; of an appointment only that it is one: its name would tell whose."""
    if occasion is Occasion.SUPPORT:
        return THE_APPOINTMENT
    return without_address(words) or NOT_BARRED


def changes(facts: DirectionFacts) -> list[Row]:
    """What a variation changed, each thing as it is now and as it was."""
    return list(_changes(facts, facts.before)) if facts.before else []


def _changes(facts: DirectionFacts, before: Earlier) -> Iterator[Row]:
    if facts.ends_at != before.ends_at:
        yield _changed("Keep out until", when(facts.ends_at), when(before.ends_at))
    if facts.leave_by != before.leave_by:
        yield _changed("Leave by", when(facts.leave_by), when(before.leave_by))
    if facts.route != before.route:
        yield _changed("Which way to leave", facts.route or "any way", before.route or "any way")
    if facts.area != before.area:
        yield _changed("Keep out of", facts.area, before.area)
    elif facts.polygon != before.polygon:
        yield {"title": "Keep out of", "text": "The area on the map is another one now."}
    if set(facts.left_open) != set(before.left_open):
        yield {"title": "Stays open to you", "text": "This has changed. See below."}


def _changed(title: str, now: str, then: str) -> Row:
    return {"title": title, "text": f"Now: {now.rstrip('.')}. Before: {then.rstrip('.')}."}


def _has_holes(polygon: Mapping[str, Any]) -> bool:
    parts = polygon["coordinates"]
    return any(len(part) > 1 for part in (parts if polygon["type"] == "MultiPolygon" else [parts]))
