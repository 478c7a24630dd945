"""The frozen facts and sentences of a fixed penalty notice: the one thing every surface shows.

All that section 68(5) of the Anti-social Behaviour, Crime and Policing Act 2014 asks for is in it;
what opens the case to its reader (access code, link) is not.
"""

from dataclasses import asdict
from datetime import UTC, date, datetime

from penalties.rules.canonical import Plain, digest
from penalties.rules.facts import Facts
from penalties.rules.wording import WORDING, fixed_penalty_text

LAYOUT = "1"
"""The arrangement of the paper; the council's envelope is added to it, as in ``1-dl``."""

Snapshot = dict[str, Plain]


def fixed_penalty_snapshot(facts: Facts) -> Snapshot:
    """The facts and every sentence made of them, as plain data that never changes again."""
    printed = plain(asdict(facts))
    if not isinstance(printed, dict):
        raise TypeError("facts are an object")
    return {
        "kind": "fixed_penalty",
        "layout": f"{LAYOUT}-{facts.council.envelope_profile}",
        "wording": WORDING,
        "language": "en-GB",
        **printed,
        "text": plain(fixed_penalty_text(facts)),
    }


def fixed_penalty_digest(facts: Facts) -> str:
    """The SHA-256 by which a notice with these facts is known."""
    return digest(fixed_penalty_snapshot(facts))


def plain(value: object) -> Plain:
    """Plain data: moments as UTC to the second, days as ISO, tuples as lists.

    Raises ``TypeError`` for anything else and ``ValueError`` for a moment without a zone.
    """
    match value:
        case datetime():
            return _utc(value)
        case date():
            return value.isoformat()
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case str():
            return str(value)
        case None | bool() | int():
            return value
    raise TypeError(f"{type(value).__name__} is not plain data")


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
