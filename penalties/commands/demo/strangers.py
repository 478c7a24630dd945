"""Encounters of the demo that end otherwise than in a penalty that stands."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from penalties.commands.demo.encounters import Writer

AT_NIGHT = timedelta(hours=2)
OUTSIDE = {"lat": 51.6010, "lon": 0.1990}


def strangers(writer: Writer, now: datetime) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each with its age in days: helped, sent to safeguarding, reported, held, malformed."""
    for age, answer in (
        (2, "accepted"),
        (9, "declined"),
        (30, "accepted"),
        (31, "not_safe_to_ask"),
    ):
        yield age, writer.seller(_night(now, age), answer)
    yield 0, _child(writer, _night(now, 0))
    yield 12, writer.buyer(_night(now, 12), outcome="advice", notice=None)
    yield 14, _exploiter(writer, _night(now, 14))
    for age in (1, 2):
        yield age, _printed_elsewhere(writer, _night(now, age))
    yield 3, {**writer.buyer(_night(now, 3), issued_offline=True), "particulars": 7}
    yield 1, _controlled(writer, _night(now, 1))


def _night(now: datetime, age: int) -> datetime:
    return now - timedelta(days=age) - AT_NIGHT


def _child(writer: Writer, at: datetime) -> dict[str, Any]:
    met = writer.seller(at, outcome="safeguarding")
    met["person"]["date_of_birth"] = (at - timedelta(days=17 * 365)).date().isoformat()
    spoken = {"spoke_to": "M. Field", "at": at.isoformat(), "reference": "CSC-20417"}
    return {**met, "safeguarding": spoken}


def _controlled(writer: Writer, at: datetime) -> dict[str, Any]:
    met = writer.seller(at, "declined")
    met["screening"]["controlled_by_another"] = "yes"
    spoken = {"spoke_to": "Adults' team, R. Osei", "at": at.isoformat(), "reference": "ASC-8830"}
    return {**met, "safeguarding": spoken}


def _exploiter(writer: Writer, at: datetime) -> dict[str, Any]:
    met = writer.buyer(at, outcome="report_to_police", notice=None)
    return {**met, "role": "controlling", "order": "ILF-HAR", "prohibition": "5"}


def _printed_elsewhere(writer: Writer, at: datetime) -> dict[str, Any]:
    """A notice that was printed without signal, at a place outside the area: held for review."""
    met = writer.buyer(at, issued_offline=True)
    met["place"].update(OUTSIDE)
    met["notice"]["printed_at"] = at.isoformat()
    return met
